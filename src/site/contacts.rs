//! Floor 2: every way to reach somebody.
//! In: contacts.toml. Out: contacts by key, each field with its place; the charge of a number.
//! Must never: know a number that is not in that file.

use super::phone::{Cost, cost};
use crate::base::{Date, Fields, Finding, Findings, Location, Span, Spanned, reported_rules};
use crate::doc::TomlFile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the contacts stand.
pub const PATH: &str = "content/contacts.toml";

/// Somebody who can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Contact {
    pub key: Box<str>,
    pub key_span: Span,
    pub name: Box<str>,
    pub about: Box<str>,
    pub phone: Box<str>,
    pub phone_span: Span,
    /// Written by hand; else it is known from the number.
    pub charge: Box<str>,
    pub charge_span: Span,
    pub text: Box<str>,
    pub email: Box<str>,
    pub email_span: Span,
    pub web: Box<str>,
    pub web_span: Span,
    pub address: Vec<Box<str>>,
    pub address_span: Span,
    pub hours: Box<str>,
    pub answer: Box<str>,
    pub note: Box<str>,
    pub free: bool,
    pub relay: bool,
    /// The day on which somebody last checked that all of this is right.
    pub checked: Option<Spanned<Date>>,
    /// The same with its words in other languages, by their codes.
    pub languages: BTreeMap<Box<str>, Contact>,
}

/// The fields that a fact can name.
pub const FACTS: [&str; 10] =
    ["name", "phone", "charge", "text", "email", "web", "address", "hours", "answer", "about"];

impl Contact {
    /// The contact as it is said in a language: with its words in it, where the file has them.
    pub fn in_language(&self, lang: &str) -> &Contact {
        self.languages.get(lang).unwrap_or(self)
    }

    /// The fields that are words, not numbers or addresses, and what they say here.
    pub fn words(&self) -> [(&'static str, &str); 5] {
        [
            ("about", &self.about),
            ("charge", &self.charge),
            ("hours", &self.hours),
            ("answer", &self.answer),
            ("note", &self.note),
        ]
    }

    /// The digits of the phone number.
    pub fn digits(&self) -> String {
        self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// What a phone dials when the number is touched; empty without a number.
    pub fn phone_link(&self) -> String {
        let digits = self.digits();
        if digits.is_empty() { digits } else { format!("tel:{digits}") }
    }

    /// What is dialled to type or read instead of speaking, over Relay UK; empty where that cannot be done.
    pub fn relay_number(&self) -> String {
        if self.relay && !self.digits().is_empty() { format!("18001 {}", self.phone) } else { String::new() }
    }

    /// What starts a letter to it; empty without an e-mail address.
    pub fn email_link(&self) -> String {
        if self.email.is_empty() { String::new() } else { format!("mailto:{}", self.email) }
    }

    /// The theme's word for what a call costs, known from how the number begins; none for numbers at the
    /// common rate.
    pub fn charge_string(&self) -> Option<&'static str> {
        match cost(&self.phone) {
            Cost::Service84 => Some("charge_084"),
            Cost::Service87 => Some("charge_087"),
            Cost::ServiceUnknown => Some("charge_other"),
            Cost::Free | Cost::Common => None,
        }
    }

    /// Whether somebody can be reached through it without a voice call: by text, e-mail, letter or a website.
    pub fn is_reachable_without_phone(&self) -> bool {
        !(self.text.is_empty() && self.email.is_empty() && self.web.is_empty() && self.address.is_empty())
    }

    /// Whether it names any way to reach somebody.
    pub fn is_reachable(&self) -> bool {
        !self.phone.is_empty() || self.is_reachable_without_phone()
    }

    /// Whether somebody has to check it again and again; 999, 111 and the like do not change.
    pub fn needs_checks(&self) -> bool {
        self.is_reachable_without_phone() || self.digits().len() > 3
    }

    /// Whether it has a value for a fact of this name.
    pub fn has(&self, field: &str) -> bool {
        match field {
            "name" => true,
            "phone" => !self.phone.is_empty(),
            "charge" => !self.charge.is_empty() || self.charge_string().is_some(),
            "text" => !self.text.is_empty(),
            "email" => !self.email.is_empty(),
            "web" => !self.web.is_empty(),
            "address" => !self.address.is_empty(),
            "hours" => !self.hours.is_empty(),
            "answer" => !self.answer.is_empty(),
            "about" => !self.about.is_empty(),
            _ => false,
        }
    }
}

/// `[onside.languages.cy]`, and below it the words of a contact in that language. What is not said there
/// stays as it is.
fn languages(contact: &Contact, file: &Arc<str>, fields: &mut Fields) -> BTreeMap<Box<str>, Contact> {
    let mut languages = BTreeMap::new();
    for entry in fields.value("languages").map_or(&[][..], |data| data.entries()) {
        let mut part = Fields::new(file, &entry.value, fields.findings());
        let mut said = Contact { key_span: entry.name_span, ..contact.clone() };
        let own = [
            ("name", &mut said.name),
            ("about", &mut said.about),
            ("charge", &mut said.charge),
            ("text", &mut said.text),
            ("hours", &mut said.hours),
            ("answer", &mut said.answer),
            ("note", &mut said.note),
        ];
        for (name, words) in own {
            if let Some(text) = part.text(name) {
                *words = text.value;
            }
        }
        part.finish();
        languages.insert(entry.name.as_str().into(), said);
    }
    languages
}

/// All contacts.
#[derive(Debug, Default)]
pub struct Contacts {
    /// By key.
    pub by_key: BTreeMap<Box<str>, Contact>,
    /// In the order of the file.
    pub order: Vec<Box<str>>,
    /// Whether a part of the file could not be read: a contact that is missing may be in that part.
    pub damaged: bool,
}

impl Contacts {
    /// Reads the contacts; `settings` is none where there is no file.
    pub fn read(settings: Option<&TomlFile>, notes: &mut Findings) -> Contacts {
        let file: Arc<str> = PATH.into();
        let mut contacts =
            Contacts { damaged: settings.is_some_and(|file| file.damaged), ..Contacts::default() };
        for entry in settings.map_or(&[][..], |file| file.data.entries()) {
            let mut fields = Fields::new(&file, &entry.value, notes);
            let take = |field: Option<Spanned<Box<str>>>| field.map(|field| field.value).unwrap_or_default();
            let (name, phone) = (fields.text("name"), fields.text("phone"));
            let phone_span = phone.as_ref().map_or(entry.name_span, |phone| phone.span);
            let phone = take(phone);
            let digits = phone.chars().filter(char::is_ascii_digit).count();
            if name.is_none() {
                let place = Location { file: file.clone(), span: entry.name_span };
                fields.findings().push(Finding::new(
                    &reported_rules::FIELD_VALUE,
                    place,
                    format!("The contact “{}” has no name.", entry.name),
                    "Add a line: name = \"…\"",
                ));
            }
            if !phone.is_empty()
                && (digits < 3 || phone.chars().any(|c| !(c.is_ascii_digit() || " +()-".contains(c))))
            {
                fields.report(
                    phone_span,
                    format!("“{phone}” is not a phone number."),
                    "Write digits and spaces only, as in: phone = \"01234 567 890\"".into(),
                );
            }
            let place = |field: &Option<Spanned<Box<str>>>| {
                field.as_ref().map_or(entry.name_span, |field| field.span)
            };
            let (charge, email, web, address) =
                (fields.text("charge"), fields.text("email"), fields.text("web"), fields.texts("address"));
            let mut contact = Contact {
                key: entry.name.as_str().into(),
                key_span: entry.name_span,
                name: take(name),
                about: take(fields.text("about")),
                charge_span: place(&charge),
                charge: take(charge),
                text: take(fields.text("text")),
                email_span: place(&email),
                email: take(email),
                web_span: place(&web),
                web: take(web),
                address_span: address.first().map_or(entry.name_span, |line| line.span),
                address: address.into_iter().map(|line| line.value).collect(),
                hours: take(fields.text("hours")),
                answer: take(fields.text("answer")),
                note: take(fields.text("note")),
                free: fields.bool("free").unwrap_or(cost(&phone) == Cost::Free),
                // Short numbers (999, 111, 116 123 from some networks) have relay arrangements of their own.
                relay: fields.bool("relay").unwrap_or(digits >= 7),
                checked: fields.date("checked"),
                phone,
                phone_span,
                languages: BTreeMap::new(),
            };
            contact.languages = languages(&contact, &file, &mut fields);
            fields.text("source");
            fields.finish();
            contacts.order.push(contact.key.clone());
            contacts.by_key.insert(contact.key.clone(), contact);
        }
        contacts
    }

    /// All contacts in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Contact> {
        self.order.iter().filter_map(|key| self.by_key.get(key))
    }

    /// A place in contacts.toml.
    pub fn place(&self, span: Span) -> Location {
        Location { file: PATH.into(), span }
    }

    /// The contact with this key.
    pub fn get(&self, key: &str) -> Option<&Contact> {
        self.by_key.get(key)
    }
}
