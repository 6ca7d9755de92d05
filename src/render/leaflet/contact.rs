//! Floor 3: contacts in a leaflet.
//! In: a contact. Out: its name and the ways to reach it, as on the website: what a call costs beside the
//! number, Relay UK below.
//! Must never: show a number without its charge.

use super::link::to_address;
use super::piece::{Origin, in_language, left_to_right};
use super::text::TextSetter;
use super::theme::LeafletTheme;
use crate::render::fact_text::cost;
use crate::site::{Contact, Locale, PhoneNumber, Site, SocialLink};
use std::sync::Arc;
use typst::foundations::{Array, Content, Dict, IntoValue, NativeElement, Value, array, dict};
use typst::model::StrongElem;
use typst::text::{LinebreakElem, SpaceElem};

/// Makes contacts as Typst data, in the language of a leaflet.
pub struct ContactSetter<'s> {
    /// The language of the leaflet.
    locale: &'s Locale,
    /// The language of contacts.toml: the site's first.
    default_locale: &'s Locale,
    theme: &'s LeafletTheme,
    path: Arc<str>,
    /// Whether it is said when nobody checked a contact for too long.
    tells_age: bool,
}

impl<'s> ContactSetter<'s> {
    /// A setter for leaflets in a language.
    pub fn new(site: &'s Site, theme: &'s LeafletTheme, locale: &'s Locale, tells_age: bool) -> Self {
        let path = crate::site::CONTACTS.into();
        ContactSetter { locale, default_locale: &site.locales[0], theme, path, tells_age }
    }

    /// The whole contact, which the theme shows as a card.
    pub fn card(&self, contact: &Contact, setter: &mut TextSetter) -> Dict {
        // A contact that is not translated is in the language of contacts.toml.
        let foreign = self.locale.lang != self.default_locale.lang
            && !contact.languages.contains_key(&self.locale.lang);
        let contact = contact.in_language(&self.locale.lang);
        let origin = self.origin(contact);
        let words = |words: &str, setter: &mut TextSetter| {
            let content = setter.text(words, origin);
            if foreign { in_language(content, self.default_locale) } else { content }
        };
        dict! {
            "name" => setter.text(&contact.name, origin),
            "about" => (!contact.about.is_empty()).then(|| words(&contact.about, setter)),
            "ways" => self.ways(contact, words, setter),
        }
    }

    /// The quickest way to reach the contact, for readers in a hurry: phone, else text message, else email.
    /// `Value::None` if there is no contact, or if it has none of these.
    pub fn quickest(&self, contact: Option<&Contact>, setter: &mut TextSetter) -> Value {
        let Some(contact) = contact else { return Value::None };
        let contact = contact.in_language(&self.locale.lang);
        let origin = self.origin(contact);
        let t = |name: &'static str| self.locale.strings.get(name);
        let (label, body, note) = if let Some(phone) = contact.phones.first() {
            (
                t("phone"),
                to_phone(setter.text(&phone.number, origin), contact, phone, origin),
                cost(contact, phone, self.locale),
            )
        } else if !contact.text.is_empty() {
            (t("text_message"), to_message(&contact.text, &contact.text_link(), contact, origin, setter), "")
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

    /// The ways to reach the contact at once, each with its label: phone, text message, e-mail.
    pub fn quick_ways(&self, contact: &Contact, setter: &mut TextSetter) -> Vec<Content> {
        let contact = contact.in_language(&self.locale.lang);
        let origin = self.origin(contact);
        let mut ways = Vec::new();
        let mut add = |label: &str, value: Content, note: &str, setter: &mut TextSetter| {
            let mut parts =
                vec![setter.text(&format!("{}: ", self.locale.strings.get(label)), origin), value];
            if !note.is_empty() {
                parts.extend([LinebreakElem::shared().clone(), setter.text(note, origin)]);
            }
            ways.push(Content::sequence(parts));
        };
        if let Some(phone) = contact.phones.first() {
            let number = to_phone(setter.text(&phone.number, origin), contact, phone, origin);
            add("phone", number, cost(contact, phone, self.locale), setter);
        }
        if !contact.text.is_empty() {
            let number = to_message(&contact.text, &contact.text_link(), contact, origin, setter);
            add("text_message", number, "", setter);
        }
        if !contact.email.is_empty() {
            let address = to_email(setter.text(&contact.email, origin), contact, origin);
            add("email", address, "", setter);
        }
        ways
    }

    /// All ways to reach the contact. `translatable` makes content of words that may be in another language.
    fn ways(
        &self,
        contact: &Contact,
        translatable: impl Fn(&str, &mut TextSetter) -> Content,
        setter: &mut TextSetter,
    ) -> Array {
        let origin = self.origin(contact);
        let mut ways = array![];
        for phone in &contact.phones {
            self.add_phone(contact, phone, &translatable, &mut ways, setter);
        }
        if !contact.text.is_empty() {
            let value = to_message(&contact.text, &contact.text_link(), contact, origin, setter);
            ways.push(self.way("text", vec![value], origin, setter));
        }
        if !contact.whatsapp.is_empty() {
            let value = to_message(&contact.whatsapp, &contact.whatsapp_link(), contact, origin, setter);
            ways.push(self.way("whatsapp", vec![value], origin, setter));
        }
        if !contact.email.is_empty() {
            let value = to_email(setter.text(&contact.email, origin), contact, origin);
            ways.push(self.way("email", vec![value], origin, setter));
        }
        if !contact.web.is_empty() {
            let shown = contact.web.replace("https://", "").replace("http://", "");
            let shown = shown.trim_end_matches('/');
            let value = left_to_right(to_address(setter.text(shown, origin), &contact.web, shown, origin));
            ways.push(self.way("web", vec![value], origin, setter));
        }
        if !contact.social.is_empty() {
            let link = |link: &SocialLink, setter: &mut TextSetter| {
                let words = setter.text(link.shown(), origin);
                left_to_right(to_address(words, &link.address, &link.service, origin))
            };
            let values = contact.social.iter().map(|page| link(page, setter)).collect();
            ways.push(self.way("social", values, origin, setter));
        }
        if !contact.address.is_empty() {
            let mut lines = Vec::new();
            for line in &contact.address {
                if !lines.is_empty() {
                    lines.push(LinebreakElem::shared().clone());
                }
                lines.push(setter.text(line, origin));
            }
            ways.push(self.way("address", vec![Content::sequence(lines)], origin, setter));
        }
        for (name, words) in [("hours", &contact.hours), ("answer", &contact.answer), ("note", &contact.note)]
        {
            if !words.is_empty() {
                let value = translatable(words, setter);
                ways.push(self.way(name, vec![value], origin, setter));
            }
        }
        if let Some(day) = contact.unchecked_since.filter(|_| self.tells_age) {
            let day = setter.text(&self.locale.format_date(day), origin);
            let warning = setter.text(self.locale.strings.get("may_have_changed"), origin);
            ways.push(self.way("reviewed", vec![day, warning], origin, setter));
        }
        ways
    }

    /// A phone number with what a call costs, and the number of Relay UK if there is one.
    fn add_phone(
        &self,
        contact: &Contact,
        phone: &PhoneNumber,
        translatable: &impl Fn(&str, &mut TextSetter) -> Content,
        ways: &mut Array,
        setter: &mut TextSetter,
    ) {
        let origin = self.origin(contact);
        let mut values = vec![to_phone(setter.text(&phone.number, origin), contact, phone, origin)];
        let cost = cost(contact, phone, self.locale);
        if !cost.is_empty() {
            values.push(setter.text(cost, origin));
        }
        let mut label = vec![setter.text(self.locale.strings.get("phone"), origin)];
        if !phone.label.is_empty() {
            let space = SpaceElem::shared().clone();
            let open = setter.text("(", origin);
            label.extend([space, open, translatable(&phone.label, setter), setter.text(")", origin)]);
        }
        ways.push(way("phone", Content::sequence(label), values));
        let relay = phone.relay_number();
        if !relay.is_empty() {
            let words = self.locale.strings.get("relay_dial");
            let dial = [setter.text(words, origin), SpaceElem::shared().clone()];
            let number = StrongElem::new(setter.text(&relay, origin)).pack();
            let value = Content::sequence(dial.into_iter().chain([number]));
            ways.push(self.way("relay", vec![value], origin, setter));
        }
    }

    /// One way to reach the contact, with the label that the theme has for its kind.
    fn way(
        &self,
        kind: &'static str,
        values: Vec<Content>,
        origin: Origin,
        setter: &mut TextSetter,
    ) -> Value {
        let label = match kind {
            "text" => "text_message",
            "web" => "website",
            same_name => same_name,
        };
        way(kind, setter.text(self.locale.strings.get(label), origin), values)
    }

    /// The origin of all words of a contact: its entry in contacts.toml.
    fn origin(&self, contact: &Contact) -> Origin<'_> {
        Origin { id: self.theme.source_ids.contacts, path: &self.path, span: contact.key_span, exact: false }
    }
}

/// One way to reach a contact: a dictionary with `kind` for the theme, a label in words, and its values.
fn way(kind: &'static str, label: Content, values: Vec<Content>) -> Value {
    let values: Array = values.into_iter().map(IntoValue::into_value).collect();
    dict! { "label" => label, "kind" => kind, "values" => values }.into_value()
}

/// A phone number as a `tel:` link.
fn to_phone(body: Content, contact: &Contact, phone: &PhoneNumber, origin: Origin) -> Content {
    left_to_right(to_address(body, &phone.link(), &phone_description(contact, phone), origin))
}

/// A number for messages as a link; words without an address stay as they are.
fn to_message(
    words: &str,
    address: &str,
    contact: &Contact,
    origin: Origin,
    setter: &mut TextSetter,
) -> Content {
    let body = setter.text(words, origin);
    if address.is_empty() {
        return body;
    }
    let link = to_address(body, address, &format!("{}, {words}", contact.name), origin);
    // Words are in the direction of their language, numbers are not.
    if words.contains(char::is_alphabetic) { link } else { left_to_right(link) }
}

/// The description of a phone link: whom it reaches, when or for whom it is, and the number.
pub fn phone_description(contact: &Contact, phone: &PhoneNumber) -> String {
    let label = if phone.label.is_empty() { "" } else { ", " };
    format!("{}{label}{}, {}", contact.name, phone.label, phone.number)
}

/// An email address as a `mailto:` link.
fn to_email(address: Content, contact: &Contact, origin: Origin) -> Content {
    left_to_right(to_address(address, &contact.email_link(), &contact.name, origin))
}

/// Text, or `Value::None` if it is empty.
fn optional(words: &str, setter: &mut TextSetter, origin: Origin) -> Value {
    if words.is_empty() { Value::None } else { setter.text(words, origin).into_value() }
}
