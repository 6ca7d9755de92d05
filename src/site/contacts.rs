//! Floor 2: every way to reach somebody.
//! In: contacts.toml. Out: contacts by key, with the spans of their fields; what a call to a number costs.
//! Must never: know a number that is not in that file.

use super::contact_phone::PhoneNumber;
use super::contact_reader::read_contact;
use super::social_link::SocialLink;
use super::{phone_written, text_message};
use crate::base::{Date, Findings, Interval, Location, Span, Spanned};
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
    /// The span of that, or of the key.
    pub about_span: Span,
    /// The phone numbers, the first one first.
    pub phones: Vec<PhoneNumber>,
    /// What a call costs, as the site puts it; empty where the theme's words for this kind of number do. Empty like all
    /// texts here where nothing is said.
    pub charge: Box<str>,
    /// The span of that, or of the key.
    pub charge_span: Span,
    /// How to send a text message: a number, or words such as “HELP to 85258”.
    pub text: Box<str>,
    /// The span of that, or of the key.
    pub text_span: Span,
    /// The number for messages over WhatsApp.
    pub whatsapp: Box<str>,
    /// The span of that, or of the key.
    pub whatsapp_span: Span,
    /// The e-mail address.
    pub email: Box<str>,
    /// The span of the e-mail address, or of the key.
    pub email_span: Span,
    /// The address of the website.
    pub web: Box<str>,
    /// The span of that address, or of the key.
    pub web_span: Span,
    /// Pages on social media.
    pub social: Vec<SocialLink>,
    /// The lines of the postal address.
    pub address: Vec<Box<str>>,
    /// The span of its first line, or of the key.
    pub address_span: Span,
    /// When somebody answers.
    pub hours: Box<str>,
    /// The span of that, or of the key.
    pub hours_span: Span,
    /// How soon an answer comes.
    pub answer: Box<str>,
    /// The span of that, or of the key.
    pub answer_span: Span,
    /// Anything else that readers should know.
    pub note: Box<str>,
    /// The span of that, or of the key.
    pub note_span: Span,
    /// Whether the contact page lists it.
    pub listed: bool,
    /// The day on which somebody last checked that all of this is right.
    pub checked: Option<Spanned<Date>>,
    /// The day of the last check, where that is so long ago that readers are told.
    pub unchecked_since: Option<Date>,
    /// The contact in other languages, by language code: its words differ, its numbers do not.
    pub languages: BTreeMap<Box<str>, Contact>,
}

/// A contact that nobody has checked for longer than this says so to readers.
pub(super) const TOO_LONG: Interval = Interval::months(12);

/// The fields of a contact that a fact can name.
pub const FACTS: [&str; 13] = [
    "name", "phone", "phone2", "phone3", "charge", "text", "whatsapp", "email", "web", "address", "hours",
    "answer", "about",
];

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

    /// The numbers that people call or write to, with their spans.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, Span)> {
        let phones = self.phones.iter().map(|phone| (&*phone.number, phone.span));
        let whatsapp = (!self.whatsapp.is_empty()).then_some((&*self.whatsapp, self.whatsapp_span));
        phones.chain(whatsapp)
    }

    /// The number in a field: `phone2`.
    pub fn phone_in(&self, field: &str) -> Option<&PhoneNumber> {
        self.phones.iter().find(|phone| phone.field == field)
    }

    /// The words in `charge`, if they are about a number: the first one that costs extra, or all where none does.
    pub fn charge_of(&self, phone: &PhoneNumber) -> &str {
        let is_extra = |phone: &PhoneNumber| phone.charge_string().is_some();
        let is_about = |first: &PhoneNumber| first.field == phone.field;
        if self.phones.iter().find(|phone| is_extra(phone)).is_none_or(is_about) { &self.charge } else { "" }
    }

    /// The `sms:` link of a number for text messages, with the word that is to be sent; empty where no number can be
    /// told from the words.
    pub fn text_link(&self) -> String {
        text_message::link(&self.text)
    }

    /// The address that begins a message over WhatsApp; empty without a number.
    pub fn whatsapp_link(&self) -> String {
        phone_written::with_country(&self.whatsapp)
            .map_or_else(String::new, |digits| format!("https://wa.me/{digits}"))
    }

    /// The `mailto:` link; empty without an e-mail address.
    pub fn email_link(&self) -> String {
        if self.email.is_empty() {
            return String::new();
        }
        // In a link these signs would end the address (RFC 6068).
        let encoded =
            self.email.replace('%', "%25").replace('?', "%3F").replace('&', "%26").replace('#', "%23");
        format!("mailto:{encoded}")
    }

    /// Whether somebody can be reached through it without a voice call: by text, e-mail, letter or a website.
    pub fn is_reachable_without_phone(&self) -> bool {
        let empty = [&self.text, &self.whatsapp, &self.email, &self.web].iter().all(|field| field.is_empty());
        !(empty && self.address.is_empty())
    }

    /// Whether it names any way to reach somebody.
    pub fn is_reachable(&self) -> bool {
        !self.phones.is_empty() || self.is_reachable_without_phone()
    }

    /// Whether staff must check it regularly. Numbers of three digits, such as 999 and 111, do not change.
    pub fn needs_checks(&self) -> bool {
        self.is_reachable_without_phone() || self.phones.iter().any(|phone| phone.digits().len() > 3)
    }

    /// Whether it has a value for a fact of this name.
    pub fn has(&self, field: &str) -> bool {
        match field {
            "name" => true,
            "charge" => {
                !self.charge.is_empty() || self.phones.first().and_then(PhoneNumber::charge_string).is_some()
            }
            "text" => !self.text.is_empty(),
            "whatsapp" => !self.whatsapp.is_empty(),
            "email" => !self.email.is_empty(),
            "web" => !self.web.is_empty(),
            "address" => !self.address.is_empty(),
            "hours" => !self.hours.is_empty(),
            "answer" => !self.answer.is_empty(),
            "about" => !self.about.is_empty(),
            phone => self.phone_in(phone).is_some(),
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
    /// Reads contacts.toml as it is on the day `today`; `toml` is `None` where there is no such file. Findings for
    /// fields that are wrong.
    pub(super) fn read(toml: Option<&TomlFile>, today: Date, findings: &mut Findings) -> Contacts {
        let file: Arc<str> = PATH.into();
        let mut damaged = toml.is_some_and(|toml| toml.damaged);
        let contacts: Vec<Contact> = toml
            .map_or(&[][..], |toml| toml.data.entries())
            .iter()
            // Below the name of a contact that cannot be read stand its fields: they are no contacts.
            .filter(|entry| !toml.is_some_and(|toml| toml.damaged) || !entry.value.entries().is_empty())
            .map(|entry| read_contact(entry, &file, today, findings, &mut damaged))
            .collect();
        Contacts {
            order: contacts.iter().map(|contact| contact.key.clone()).collect(),
            by_key: contacts.into_iter().map(|contact| (contact.key.clone(), contact)).collect(),
            damaged,
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
