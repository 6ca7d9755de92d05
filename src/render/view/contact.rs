//! Floor 3: a contact as templates see it.
//! In: a contact and the language of the page. Out: its words, with links to phone and to email.
//! Must never: show a phone number without its charge.

use crate::render::fact_text::charge;
use crate::site::{Contact, Locale, Site};
use serde::Serialize;

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
    pub phone: &'s str,
    /// `tel:` address.
    pub phone_link: String,
    /// What a call costs beyond the price of any call.
    pub charge: &'s str,
    pub free: bool,
    /// The number to dial with Relay UK.
    pub relay: String,
    /// The number for text messages.
    pub text: &'s str,
    /// `sms:` address; empty where `text` is more than a number.
    pub text_link: String,
    /// The number for WhatsApp.
    pub whatsapp: &'s str,
    /// The address that begins a message.
    pub whatsapp_link: String,
    pub email: &'s str,
    /// `mailto:` address.
    pub email_link: String,
    pub web: &'s str,
    /// The lines of the postal address.
    pub address: &'s [Box<str>],
    pub hours: &'s str,
    /// How soon it answers.
    pub answer: &'s str,
    pub note: &'s str,
}

impl<'s> ContactView<'s> {
    /// A contact for pages in a language.
    pub fn new(site: &'s Site, contact: &'s Contact, locale: &'s Locale) -> Self {
        let words_locale =
            if contact.languages.contains_key(&locale.lang) { locale } else { &site.locales[0] };
        let contact = contact.in_language(&locale.lang);
        ContactView {
            key: &contact.key,
            lang: &words_locale.lang,
            dir: &words_locale.dir,
            name: &contact.name,
            about: &contact.about,
            phone: &contact.phone,
            phone_link: contact.phone_link(),
            charge: charge(contact, locale),
            free: contact.free,
            relay: contact.relay_number(),
            text: &contact.text,
            text_link: contact.text_link(),
            whatsapp: &contact.whatsapp,
            whatsapp_link: contact.whatsapp_link(),
            email: &contact.email,
            email_link: contact.email_link(),
            web: &contact.web,
            address: &contact.address,
            hours: &contact.hours,
            answer: &contact.answer,
            note: &contact.note,
        }
    }
}
