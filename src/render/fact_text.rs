//! Floor 3: the words of a fact.
//! In: a contact and the name of a field, such as `phone`. Out: its words, what they link to, and what a
//! call costs; the same for web pages and leaflets.
//! Must never: return a phone number without its charge.

use crate::site::{Contact, Locale};
use std::borrow::Cow;

/// A fact, `{{contact.field}}`, in words.
pub struct FactText<'s> {
    /// The value.
    pub words: Cow<'s, str>,
    /// The address that it links to; empty if it is text only.
    pub link: Cow<'s, str>,
    /// What a call costs, to be shown beside the number. Empty if it costs as much as any call.
    pub cost: &'s str,
    /// Whether its words are in the site's first language, because they are not translated.
    pub foreign: bool,
}

impl<'s> FactText<'s> {
    /// The fact from a field of a contact. An unknown field gives the charge.
    pub fn new(contact: &'s Contact, field: &str, locale: &'s Locale) -> FactText<'s> {
        let is_translated = locale.prefix.is_empty() || contact.languages.contains_key(&locale.lang);
        let foreign =
            !is_translated && contact.words().iter().any(|(name, words)| *name == field && !words.is_empty());
        let contact = contact.in_language(&locale.lang);
        let words = match field {
            "name" => &contact.name,
            "about" => &contact.about,
            "phone" => &contact.phone,
            "text" => &contact.text,
            "email" => &contact.email,
            "web" => &contact.web,
            "hours" => &contact.hours,
            "answer" => &contact.answer,
            "address" => {
                return FactText {
                    words: contact.address.join(", ").into(),
                    link: "".into(),
                    cost: "",
                    foreign,
                };
            }
            _ => charge(contact, locale),
        };
        let (link, cost) = match field {
            "phone" => (contact.phone_link().into(), cost(contact, locale)),
            "email" => (contact.email_link().into(), ""),
            "web" => (Cow::Borrowed(&*contact.web), ""),
            _ => (Cow::Borrowed(""), ""),
        };
        FactText { words: words.into(), link, cost, foreign }
    }
}

/// What a call costs beyond the price of any call, in words. Empty if it costs no more.
pub fn charge<'s>(contact: &'s Contact, locale: &'s Locale) -> &'s str {
    match contact.charge_string() {
        _ if !contact.charge.is_empty() => &contact.charge,
        Some(string) => locale.strings.get(string),
        None => "",
    }
}

/// What is shown beside a phone number: its charge, or that it is free. Empty if neither is known.
pub fn cost<'s>(contact: &'s Contact, locale: &'s Locale) -> &'s str {
    let charge = charge(contact, locale);
    if charge.is_empty() && contact.free { locale.strings.get("free") } else { charge }
}
