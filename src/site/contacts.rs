//! Floor 2: every way to reach somebody.
//! In: contacts.toml. Out: contacts by key, with the spans of their fields; what a call to a number costs.
//! Must never: know a number that is not in that file.

use super::phone::{Cost, cost};
use crate::base::{Date, Fields, Finding, Findings, Location, MapEntry, Span, Spanned, reported_rules};
use crate::doc::TomlFile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The path of the file with all contacts.
pub const PATH: &str = "content/contacts.toml";

/// Somebody who can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Contact {
    /// The name of its table, which facts use: `onside`.
    pub key: Box<str>,
    /// The span of that name in contacts.toml.
    pub key_span: Span,
    /// The name that readers see.
    pub name: Box<str>,
    /// Who they are and what they do, in a sentence.
    pub about: Box<str>,
    /// The phone number as readers see it; empty where there is none, like all texts here.
    pub phone: Box<str>,
    /// The span of the phone number, or of the key where there is none.
    pub phone_span: Span,
    /// What a call costs, as the site puts it; empty where the theme's words for this kind of number do.
    pub charge: Box<str>,
    /// The span of that, or of the key.
    pub charge_span: Span,
    /// How to send a text message.
    pub text: Box<str>,
    /// The e-mail address.
    pub email: Box<str>,
    /// The span of the e-mail address, or of the key.
    pub email_span: Span,
    /// The address of the website.
    pub web: Box<str>,
    /// The span of that address, or of the key.
    pub web_span: Span,
    /// The lines of the postal address.
    pub address: Vec<Box<str>>,
    /// The span of its first line, or of the key.
    pub address_span: Span,
    /// When somebody answers.
    pub hours: Box<str>,
    /// How soon an answer comes.
    pub answer: Box<str>,
    /// Anything else that readers should know.
    pub note: Box<str>,
    /// Whether calls are free.
    pub free: bool,
    /// Whether Relay UK reaches the phone number.
    pub relay: bool,
    /// The day on which somebody last checked that all of this is right.
    pub checked: Option<Spanned<Date>>,
    /// The contact in other languages, by language code: its words differ, its numbers do not.
    pub languages: BTreeMap<Box<str>, Contact>,
}

/// The fields of a contact that a fact can name.
pub const FACTS: [&str; 10] =
    ["name", "phone", "charge", "text", "email", "web", "address", "hours", "answer", "about"];

impl Contact {
    /// The contact with its words in a language, where the file has them.
    pub fn in_language(&self, lang: &str) -> &Contact {
        self.languages.get(lang).unwrap_or(self)
    }

    /// The fields that are words, not numbers or addresses: names and values.
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

    /// The `tel:` link of the phone number; empty without a number.
    pub fn phone_link(&self) -> String {
        let digits = self.digits();
        if digits.is_empty() { digits } else { format!("tel:{digits}") }
    }

    /// The number that reaches the phone over Relay UK, where callers type and read; empty where there is none.
    pub fn relay_number(&self) -> String {
        if self.relay && !self.digits().is_empty() { format!("18001 {}", self.phone) } else { String::new() }
    }

    /// The `mailto:` link; empty without an e-mail address.
    pub fn email_link(&self) -> String {
        if self.email.is_empty() { String::new() } else { format!("mailto:{}", self.email) }
    }

    /// The name of the theme's words for what a call costs, by how the number begins. `None` for free numbers
    /// and for those at the common rate.
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

    /// Whether staff must check it regularly. Numbers of three digits, such as 999 and 111, do not change.
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

/// All contacts.
#[derive(Debug, Default)]
pub struct Contacts {
    /// By key.
    pub by_key: BTreeMap<Box<str>, Contact>,
    /// Their keys in the order of the file.
    pub order: Vec<Box<str>>,
    /// Whether a part of the file could not be read: a contact that seems missing may be in that part.
    pub damaged: bool,
}

impl Contacts {
    /// Reads contacts.toml; `toml` is `None` where there is no such file. Findings for fields that are wrong.
    pub(super) fn read(toml: Option<&TomlFile>, findings: &mut Findings) -> Contacts {
        let file: Arc<str> = PATH.into();
        let contacts: Vec<Contact> = toml
            .map_or(&[][..], |toml| toml.data.entries())
            .iter()
            .map(|entry| read_contact(entry, &file, findings))
            .collect();
        Contacts {
            order: contacts.iter().map(|contact| contact.key.clone()).collect(),
            by_key: contacts.into_iter().map(|contact| (contact.key.clone(), contact)).collect(),
            damaged: toml.is_some_and(|toml| toml.damaged),
        }
    }

    /// All contacts in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Contact> {
        self.order.iter().filter_map(|key| self.by_key.get(key))
    }

    /// A location in contacts.toml.
    pub fn place(&self, span: Span) -> Location {
        Location { file: PATH.into(), span }
    }

    /// The contact with this key.
    pub fn get(&self, key: &str) -> Option<&Contact> {
        self.by_key.get(key)
    }
}

/// `[onside]` and the lines below it.
fn read_contact(entry: &MapEntry, file: &Arc<str>, findings: &mut Findings) -> Contact {
    let mut fields = Fields::new(file, &entry.value, findings);
    let text = |field: Option<Spanned<Box<str>>>| field.map(|field| field.value).unwrap_or_default();
    let (name, phone) = (fields.text("name"), fields.text("phone"));
    if name.is_none() {
        let location = Location { file: file.clone(), span: entry.name_span };
        fields.findings().push(Finding::new(
            &reported_rules::FIELD_VALUE,
            location,
            format!("The contact “{}” has no name.", entry.name),
            "Add a line: name = \"…\"",
        ));
    }
    let span = |field: &Option<Spanned<Box<str>>>| field.as_ref().map_or(entry.name_span, |field| field.span);
    let phone_span = span(&phone);
    let phone = text(phone);
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let is_number = |c: char| c.is_ascii_digit() || " +()-".contains(c);
    if !phone.is_empty() && (digits < 3 || !phone.chars().all(is_number)) {
        fields.report(
            phone_span,
            format!("“{phone}” is not a phone number."),
            "Write digits and spaces only, as in: phone = \"01234 567 890\"".into(),
        );
    }
    let (charge, email, web, address) =
        (fields.text("charge"), fields.text("email"), fields.text("web"), fields.texts("address"));
    let contact = Contact {
        key: entry.name.as_str().into(),
        key_span: entry.name_span,
        name: text(name),
        about: text(fields.text("about")),
        charge_span: span(&charge),
        charge: text(charge),
        text: text(fields.text("text")),
        email_span: span(&email),
        email: text(email),
        web_span: span(&web),
        web: text(web),
        address_span: address.first().map_or(entry.name_span, |line| line.span),
        address: address.into_iter().map(|line| line.value).collect(),
        hours: text(fields.text("hours")),
        answer: text(fields.text("answer")),
        note: text(fields.text("note")),
        free: fields.bool("free").unwrap_or(cost(&phone) == Cost::Free),
        // Short numbers (999, 111, 116 123 from some networks) have relay arrangements of their own.
        relay: fields.bool("relay").unwrap_or(digits >= 7),
        checked: fields.date("checked"),
        phone,
        phone_span,
        languages: BTreeMap::new(),
    };
    let languages = read_languages(&contact, file, &mut fields);
    fields.text("source");
    fields.finish();
    Contact { languages, ..contact }
}

/// `[onside.languages.cy]`: the words of a contact in that language. The rest stays as the contact has it.
fn read_languages(contact: &Contact, file: &Arc<str>, fields: &mut Fields) -> BTreeMap<Box<str>, Contact> {
    let mut languages = BTreeMap::new();
    for entry in fields.value("languages").map_or(&[][..], |value| value.entries()) {
        let mut part = Fields::new(file, &entry.value, fields.findings());
        let mut text =
            |name: &'static str, words: &str| part.text(name).map_or_else(|| words.into(), |text| text.value);
        let translated = Contact {
            key_span: entry.name_span,
            name: text("name", &contact.name),
            about: text("about", &contact.about),
            charge: text("charge", &contact.charge),
            text: text("text", &contact.text),
            hours: text("hours", &contact.hours),
            answer: text("answer", &contact.answer),
            note: text("note", &contact.note),
            ..contact.clone()
        };
        part.finish();
        languages.insert(entry.name.as_str().into(), translated);
    }
    languages
}
