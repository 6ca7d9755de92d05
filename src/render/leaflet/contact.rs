//! Floor 3: how somebody can be reached, on paper.
//! In: a contact. Out: its name and the ways to reach it, as the website shows them: what a call costs beside
//! the number, Relay UK below.
//! Must never: show a number without its charge.

use super::inline::to_address;
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
    press: &'s LeafletTheme,
    path: Arc<str>,
}

impl<'s> ContactSetter<'s> {
    pub fn new(site: &'s Site, press: &'s LeafletTheme, locale: &'s Locale) -> Self {
        ContactSetter { locale, own: &site.locales[0], press, path: crate::site::CONTACTS.into() }
    }

    /// The whole contact: what the theme shows as a card.
    pub fn card(&self, contact: &Contact, ink: &mut TextSetter) -> Dict {
        // Where nobody wrote its words in this language, they are in another.
        let foreign = self.locale.lang != self.own.lang && !contact.languages.contains_key(&self.locale.lang);
        let contact = contact.in_language(&self.locale.lang);
        let spot = self.spot(contact);
        let words = |words: &str, ink: &mut TextSetter| {
            let said = ink.text(words, spot);
            if foreign { in_language(said, self.own) } else { said }
        };
        dict! {
            "name" => ink.text(&contact.name, spot),
            "about" => (!contact.about.is_empty()).then(|| words(&contact.about, ink)),
            "ways" => self.ways(contact, words, ink),
        }
    }

    /// A number, or where there is none an address, for readers in a hurry; none where the contact has
    /// neither.
    pub fn first(&self, contact: &Contact, ink: &mut TextSetter) -> Value {
        let contact = contact.in_language(&self.locale.lang);
        let spot = self.spot(contact);
        let t = |name: &'static str| self.locale.strings.get(name);
        let (label, body, note) = if !contact.phone.is_empty() {
            (t("phone"), to_phone(ink.text(&contact.phone, spot), contact, spot), cost(contact, self.locale))
        } else if !contact.text.is_empty() {
            (t("text_message"), ink.text(&contact.text, spot), "")
        } else if !contact.email.is_empty() {
            (t("email"), to_email(ink.text(&contact.email, spot), contact, spot), "")
        } else {
            return Value::None;
        };
        dict! {
            "name" => ink.text(&contact.name, spot),
            "label" => ink.text(label, spot),
            "value" => body,
            "note" => optional(note, ink, spot),
        }
        .into_value()
    }

    fn ways(
        &self,
        contact: &Contact,
        said: impl Fn(&str, &mut TextSetter) -> Content,
        ink: &mut TextSetter,
    ) -> Array {
        let spot = self.spot(contact);
        let mut ways = array![];
        let mut way = |name: &'static str, kind: &'static str, values: Vec<Content>, ink: &mut TextSetter| {
            let label = ink.text(self.locale.strings.get(name), spot);
            let values: Array = values.into_iter().map(IntoValue::into_value).collect();
            ways.push(dict! { "label" => label, "kind" => kind, "values" => values }.into_value());
        };
        if !contact.phone.is_empty() {
            let mut values = vec![to_phone(ink.text(&contact.phone, spot), contact, spot)];
            let cost = cost(contact, self.locale);
            if !cost.is_empty() {
                values.push(ink.text(cost, spot));
            }
            way("phone", "phone", values, ink);
            let relay = contact.relay_number();
            if !relay.is_empty() {
                let mut words =
                    vec![ink.text(self.locale.strings.get("relay_dial"), spot), SpaceElem::shared().clone()];
                words.push(StrongElem::new(ink.text(&relay, spot)).pack());
                way("relay", "relay", vec![Content::sequence(words)], ink);
            }
        }
        if !contact.text.is_empty() {
            let value = ink.text(&contact.text, spot);
            way("text_message", "text", vec![value], ink);
        }
        if !contact.email.is_empty() {
            let value = to_email(ink.text(&contact.email, spot), contact, spot);
            way("email", "email", vec![value], ink);
        }
        if !contact.web.is_empty() {
            let bare = contact.web.replace("https://", "").replace("http://", "");
            let bare = bare.trim_end_matches('/');
            let value = from_the_left(to_address(ink.text(bare, spot), &contact.web, bare, spot));
            way("website", "web", vec![value], ink);
        }
        if !contact.address.is_empty() {
            let mut lines = Vec::new();
            for line in &contact.address {
                if !lines.is_empty() {
                    lines.push(LinebreakElem::shared().clone());
                }
                lines.push(ink.text(line, spot));
            }
            way("address", "address", vec![Content::sequence(lines)], ink);
        }
        for (name, words) in [("hours", &contact.hours), ("answer", &contact.answer), ("note", &contact.note)]
        {
            if !words.is_empty() {
                let value = said(words, ink);
                way(name, name, vec![value], ink);
            }
        }
        ways
    }

    fn spot(&self, contact: &Contact) -> Origin<'_> {
        Origin { id: self.press.marks.contacts, path: &self.path, span: contact.key_span, exact: false }
    }
}

/// A number that a phone dials when it is touched.
fn to_phone(number: Content, contact: &Contact, spot: Origin) -> Content {
    from_the_left(to_address(number, &contact.phone_link(), &called(contact), spot))
}

/// What the link of a number is called: whom it reaches.
pub fn called(contact: &Contact) -> String {
    format!("{}, {}", contact.name, contact.phone)
}

fn to_email(address: Content, contact: &Contact, spot: Origin) -> Content {
    from_the_left(to_address(address, &contact.email_link(), &contact.name, spot))
}

/// Text, or nothing where there is none.
pub fn optional(words: &str, ink: &mut TextSetter, spot: Origin) -> Value {
    if words.is_empty() { Value::None } else { ink.text(words, spot).into_value() }
}
