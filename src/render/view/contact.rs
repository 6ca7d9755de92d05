//! Floor 3: a contact as templates see it.
//! In: a contact and the language of the page. Out: its words, with links to dial and to write.
//! Must never: show a number without what the call costs.

use crate::render::fact_text::charge;
use crate::site::{Contact, Locale, Site};
use serde::Serialize;

/// A contact as templates show it.
#[derive(Serialize, Hash, Clone)]
pub struct ContactView<'s> {
    pub key: &'s str,
    /// The language of its words: the site's own, where they are not translated.
    pub lang: &'s str,
    pub dir: &'s str,
    pub name: &'s str,
    pub about: &'s str,
    pub phone: &'s str,
    pub phone_link: String,
    pub charge: &'s str,
    pub free: bool,
    pub relay: String,
    pub text: &'s str,
    pub email: &'s str,
    pub email_link: String,
    pub web: &'s str,
    pub address: &'s [Box<str>],
    pub hours: &'s str,
    pub answer: &'s str,
    pub note: &'s str,
}

impl<'s> ContactView<'s> {
    pub fn new(site: &'s Site, contact: &'s Contact, locale: &'s Locale) -> Self {
        let of_words = if contact.languages.contains_key(&locale.lang) { locale } else { &site.locales[0] };
        let contact = contact.in_language(&locale.lang);
        ContactView {
            key: &contact.key,
            lang: &of_words.lang,
            dir: &of_words.dir,
            name: &contact.name,
            about: &contact.about,
            phone: &contact.phone,
            phone_link: contact.phone_link(),
            charge: charge(contact, locale),
            free: contact.free,
            relay: contact.relay_number(),
            text: &contact.text,
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
