//! Floor 3: how somebody can be reached, on paper.
//! In: a contact. Out: its name and the ways to reach it, as the website shows them: what a call costs beside
//! the number, Relay UK below.
//! Must never: show a number without its charge.

use super::link::to_address;
use super::text::{Origin, TextSetter, from_the_left, in_language};
use super::theme::LeafletTheme;
use crate::render::fact_text::cost;
use crate::site::{Contact, Locale, Site};
use std::sync::Arc;
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value, array, dict};
use typst::model::StrongElem;
use typst::text::{LinebreakElem, SpaceElem};

/// Makes contacts, and says where their words come from.
pub struct ContactSetter<'s> {
    locale: &'s Locale,
    /// The site's own, in which contacts.toml is written.
    own: &'s Locale,
    theme: &'s LeafletTheme,
    path: Arc<str>,
}

impl<'s> ContactSetter<'s> {
    pub fn new(site: &'s Site, theme: &'s LeafletTheme, locale: &'s Locale) -> Self {
        ContactSetter { locale, own: &site.locales[0], theme, path: crate::site::CONTACTS.into() }
    }

    /// The whole contact: what the theme shows as a card.
    pub fn card(&self, contact: &Contact, setter: &mut TextSetter) -> Dict {
        // Where nobody wrote its words in this language, they are in another.
        let foreign = self.locale.lang != self.own.lang && !contact.languages.contains_key(&self.locale.lang);
        let contact = contact.in_language(&self.locale.lang);
        let origin = self.origin(contact);
        let words = |words: &str, setter: &mut TextSetter| {
            let said = setter.text(words, origin);
            if foreign { in_language(said, self.own) } else { said }
        };
        dict! {
            "name" => setter.text(&contact.name, origin),
            "about" => (!contact.about.is_empty()).then(|| words(&contact.about, setter)),
            "ways" => self.ways(contact, words, setter),
        }
    }

    /// A number, or where there is none an address, for readers in a hurry; none where the contact has
    /// neither.
    pub fn first(&self, contact: &Contact, setter: &mut TextSetter) -> Value {
        let contact = contact.in_language(&self.locale.lang);
        let origin = self.origin(contact);
        let t = |name: &'static str| self.locale.strings.get(name);
        let (label, body, note) = if !contact.phone.is_empty() {
            (
                t("phone"),
                to_phone(setter.text(&contact.phone, origin), contact, origin),
                cost(contact, self.locale),
            )
        } else if !contact.text.is_empty() {
            (t("text_message"), setter.text(&contact.text, origin), "")
        } else if !contact.email.is_empty() {
            (t("email"), to_email(setter.text(&contact.email, origin), contact, origin), "")
        } else {
            return Value::None;
        };
        dict! {
            "name" => setter.text(&contact.name, origin),
            "label" => setter.text(label, origin),
            "value" => body,
            "note" => optional(note, setter, origin),
        }
        .into_value()
    }

    fn ways(
        &self,
        contact: &Contact,
        said: impl Fn(&str, &mut TextSetter) -> Content,
        setter: &mut TextSetter,
    ) -> Array {
        let origin = self.origin(contact);
        let mut ways = array![];
        let mut way =
            |name: &'static str, kind: &'static str, values: Vec<Content>, setter: &mut TextSetter| {
                let label = setter.text(self.locale.strings.get(name), origin);
                let values: Array = values.into_iter().map(IntoValue::into_value).collect();
                ways.push(dict! { "label" => label, "kind" => kind, "values" => values }.into_value());
            };
        if !contact.phone.is_empty() {
            let mut values = vec![to_phone(setter.text(&contact.phone, origin), contact, origin)];
            let cost = cost(contact, self.locale);
            if !cost.is_empty() {
                values.push(setter.text(cost, origin));
            }
            way("phone", "phone", values, setter);
            let relay = contact.relay_number();
            if !relay.is_empty() {
                let mut words = vec![
                    setter.text(self.locale.strings.get("relay_dial"), origin),
                    SpaceElem::shared().clone(),
                ];
                words.push(StrongElem::new(setter.text(&relay, origin)).pack());
                way("relay", "relay", vec![Content::sequence(words)], setter);
            }
        }
        if !contact.text.is_empty() {
            let value = setter.text(&contact.text, origin);
            way("text_message", "text", vec![value], setter);
        }
        if !contact.email.is_empty() {
            let value = to_email(setter.text(&contact.email, origin), contact, origin);
            way("email", "email", vec![value], setter);
        }
        if !contact.web.is_empty() {
            let bare = contact.web.replace("https://", "").replace("http://", "");
            let bare = bare.trim_end_matches('/');
            let value = from_the_left(to_address(setter.text(bare, origin), &contact.web, bare, origin));
            way("website", "web", vec![value], setter);
        }
        if !contact.address.is_empty() {
            let mut lines = Vec::new();
            for line in &contact.address {
                if !lines.is_empty() {
                    lines.push(LinebreakElem::shared().clone());
                }
                lines.push(setter.text(line, origin));
            }
            way("address", "address", vec![Content::sequence(lines)], setter);
        }
        for (name, words) in [("hours", &contact.hours), ("answer", &contact.answer), ("note", &contact.note)]
        {
            if !words.is_empty() {
                let value = said(words, setter);
                way(name, name, vec![value], setter);
            }
        }
        ways
    }

    fn origin(&self, contact: &Contact) -> Origin<'_> {
        Origin { id: self.theme.source_ids.contacts, path: &self.path, span: contact.key_span, exact: false }
    }
}

/// A number that a phone dials when it is touched.
fn to_phone(number: Content, contact: &Contact, origin: Origin) -> Content {
    from_the_left(to_address(number, &contact.phone_link(), &called(contact), origin))
}

/// What the link of a number is called: whom it reaches.
pub fn called(contact: &Contact) -> String {
    format!("{}, {}", contact.name, contact.phone)
}

fn to_email(address: Content, contact: &Contact, origin: Origin) -> Content {
    from_the_left(to_address(address, &contact.email_link(), &contact.name, origin))
}

/// Text, or nothing where there is none.
pub fn optional(words: &str, setter: &mut TextSetter, origin: Origin) -> Value {
    if words.is_empty() { Value::None } else { setter.text(words, origin).into_value() }
}
