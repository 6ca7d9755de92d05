//! Floor 3: the words of a fact.
//! In: a contact and the name of a fact, `phone`. Out: its words, what they link to, and what a call costs, the
//! same for web pages and leaflets.
//! Must never: give out a number without its charge.

use crate::site::{Contact, Locale};
use std::borrow::Cow;

/// A fact in words.
pub struct FactText<'s> {
    pub words: Cow<'s, str>,
    /// Where it leads; empty where it is words only.
    pub link: Cow<'s, str>,
    /// What a call costs: it stands next to the number, everywhere. Empty where it costs what any call costs.
    pub cost: &'s str,
    /// Whether its words are in the site's own language, because nobody wrote them in this one.
    pub foreign: bool,
}

impl<'s> FactText<'s> {
    /// The fact of a contact that has this field.
    pub fn new(contact: &'s Contact, field: &str, locale: &'s Locale) -> FactText<'s> {
        let foreign = locale.prefix.is_empty() || contact.languages.contains_key(&locale.lang);
        let foreign =
            !foreign && contact.words().iter().any(|(name, words)| *name == field && !words.is_empty());
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

/// What a call costs beyond what any call costs, in words; empty where there is nothing more to pay.
pub fn charge<'s>(contact: &'s Contact, locale: &'s Locale) -> &'s str {
    match contact.charge_string() {
        _ if !contact.charge.is_empty() => &contact.charge,
        Some(string) => locale.strings.get(string),
        None => "",
    }
}

/// What stands next to a number: its charge, or that it is free.
pub fn cost<'s>(contact: &'s Contact, locale: &'s Locale) -> &'s str {
    let charge = charge(contact, locale);
    if charge.is_empty() && contact.free { locale.strings.get("free") } else { charge }
}
