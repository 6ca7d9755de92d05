//! Floor 3: a contact as templates see it.
//! In: a contact and the language of the page. Out: its words, with links to phone and to email.
//! Must never: show a phone number without its charge.

use super::date::DateView;
use crate::render::fact_text::charge;
use crate::site::{Contact, Locale, PhoneNumber, Site, SocialLink};
use serde::Serialize;

/// A page on social media as templates see it.
#[derive(Serialize, Hash, Clone)]
pub struct SocialView<'s> {
    pub address: &'s str,
    /// The name of the service.
    pub service: &'s str,
}

impl<'s> SocialView<'s> {
    fn new(link: &'s SocialLink) -> Self {
        SocialView { address: &link.address, service: &link.service }
    }
}

/// A phone number as templates see it.
#[derive(Serialize, Hash, Clone, Default)]
pub struct PhoneView<'s> {
    /// Its field in contacts.toml.
    pub field: &'s str,
    /// When or for whom it is; empty where nothing is said.
    pub label: &'s str,
    pub number: &'s str,
    /// `tel:` address.
    pub link: String,
    /// What a call costs beyond the price of any call.
    pub charge: &'s str,
    pub free: bool,
    /// The number to dial with Relay UK.
    pub relay: String,
}

impl<'s> PhoneView<'s> {
    fn new(contact: &'s Contact, phone: &'s PhoneNumber, locale: &'s Locale) -> Self {
        PhoneView {
            field: phone.field,
            label: &phone.label,
            number: &phone.number,
            link: phone.link(),
            charge: charge(contact, Some(phone), locale),
            free: phone.free,
            relay: phone.relay_number(),
        }
    }
}

/// A contact as templates see it. Fields that contacts.toml leaves out are empty.
#[derive(Serialize, Hash, Clone)]
pub struct ContactView<'s> {
    /// Its name in contacts.toml.
    pub key: &'s str,
    /// The language of its words: the site's first, if they are not translated.
    pub lang: &'s str,
    pub dir: &'s str,
    pub name: &'s str,
    pub about: &'s str,
    /// All its phone numbers.
    pub phones: Vec<PhoneView<'s>>,
    /// The number to show where there is room for one: the first.
    pub phone: &'s str,
    /// `tel:` address of it.
    pub phone_link: String,
    /// What a call costs beyond the price of any call.
    pub charge: &'s str,
    pub free: bool,
    /// The number to dial with Relay UK.
    pub relay: String,
    /// The number for text messages.
    pub text: &'s str,
    /// `sms:` address; empty where `text` does not name one number.
    pub text_link: String,
    /// Whether `text` is more than a number.
    pub text_in_words: bool,
    /// The number for WhatsApp.
    pub whatsapp: &'s str,
    /// The address that begins a message.
    pub whatsapp_link: String,
    pub email: &'s str,
    /// `mailto:` address.
    pub email_link: String,
    pub web: &'s str,
    /// Its pages on social media.
    pub social: Vec<SocialView<'s>>,
    /// The lines of the postal address.
    pub address: &'s [Box<str>],
    pub hours: &'s str,
    /// How soon it answers.
    pub answer: &'s str,
    pub note: &'s str,
    /// The day of the last check, where that is too long ago.
    pub unchecked_since: Option<DateView<'s>>,
}

impl<'s> ContactView<'s> {
    /// A contact for pages in a language.
    pub fn new(site: &'s Site, contact: &'s Contact, locale: &'s Locale) -> Self {
        let words_locale =
            if contact.languages.contains_key(&locale.lang) { locale } else { &site.locales[0] };
        let contact = contact.in_language(&locale.lang);
        let phones: Vec<_> =
            contact.phones.iter().map(|phone| PhoneView::new(contact, phone, locale)).collect();
        // Without a number the words about charges still stand.
        let phone =
            phones.first().cloned().unwrap_or(PhoneView { charge: &contact.charge, ..PhoneView::default() });
        ContactView {
            key: &contact.key,
            lang: &words_locale.lang,
            dir: &words_locale.dir,
            name: &contact.name,
            about: &contact.about,
            phone: phone.number,
            phone_link: phone.link,
            charge: phone.charge,
            free: phone.free,
            relay: phone.relay,
            phones,
            text: &contact.text,
            text_link: contact.text_link(),
            text_in_words: contact.text.contains(char::is_alphabetic),
            whatsapp: &contact.whatsapp,
            whatsapp_link: contact.whatsapp_link(),
            email: &contact.email,
            email_link: contact.email_link(),
            web: &contact.web,
            social: contact.social.iter().map(SocialView::new).collect(),
            address: &contact.address,
            hours: &contact.hours,
            answer: &contact.answer,
            note: &contact.note,
            unchecked_since: contact.unchecked_since.map(|day| DateView::new(locale, day)),
        }
    }

    /// The same with another of its numbers where there is room for one.
    #[must_use]
    pub fn calling(self, field: &str) -> Self {
        let phone = self.phones.iter().find(|phone| phone.field == field).cloned();
        match phone {
            Some(phone) => ContactView {
                phone: phone.number,
                phone_link: phone.link,
                charge: phone.charge,
                free: phone.free,
                relay: phone.relay,
                ..self
            },
            None => self,
        }
    }
}
