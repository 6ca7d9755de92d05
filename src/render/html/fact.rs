//! Floor 3: a fact in running text.
//! In: `{{imha.phone}}`. Out: the value from contacts.toml, with what a call costs right beside a number.
//! Must never: show a number without its charge.

use super::{Writer, escape};
use crate::doc::NodeRef;
use crate::render::view::charge;
use crate::site::Contact;

impl<'s> Writer<'s, '_> {
    pub(super) fn fact(&mut self, entry: u32, node: NodeRef<'s>) {
        let fact = &self.page.doc.tree.facts[entry as usize];
        match self.site.contacts.get(&fact.contact) {
            Some(contact) if contact.has(&fact.field) => self.fact_of(contact, &fact.field),
            // Unknown, and reported: it stays as it was typed.
            _ => escape(&mut self.out, node.span().of(self.page.doc.text())),
        }
    }

    fn fact_of(&mut self, contact: &'s Contact, field: &str) {
        let locale = self.site.locale(self.page);
        match field {
            "phone" => {
                if self.plain == 0 {
                    self.out.push_str("<a class=\"phone\" href=\"tel:");
                    self.out.push_str(&contact.digits());
                    self.out.push_str("\">");
                    escape(&mut self.out, &contact.phone);
                    self.out.push_str("</a>");
                } else {
                    escape(&mut self.out, &contact.phone);
                }
                // What a call costs stands next to the number, everywhere.
                let charge = charge(contact, locale);
                let words = if !charge.is_empty() {
                    charge
                } else if contact.free {
                    locale.strings.get("free")
                } else {
                    ""
                };
                if !words.is_empty() {
                    self.out.push_str(" <span class=\"charge\">(");
                    escape(&mut self.out, words);
                    self.out.push_str(")</span>");
                }
            }
            "email" if self.plain == 0 => {
                self.out.push_str("<a class=\"email\" href=\"mailto:");
                escape(&mut self.out, &contact.email);
                self.out.push_str("\">");
                escape(&mut self.out, &contact.email);
                self.out.push_str("</a>");
            }
            "web" if self.plain == 0 => {
                self.out.push_str("<a href=\"");
                escape(&mut self.out, &contact.web);
                self.out.push_str("\">");
                escape(&mut self.out, &contact.web);
                self.out.push_str("</a>");
            }
            "address" => {
                for (at, line) in contact.address.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str(", ");
                    }
                    escape(&mut self.out, line);
                }
            }
            field => {
                let words = match field {
                    "name" => &contact.name,
                    "about" => &contact.about,
                    "text" => &contact.text,
                    "hours" => &contact.hours,
                    "answer" => &contact.answer,
                    "email" => &contact.email,
                    "web" => &contact.web,
                    _ => charge(contact, locale),
                };
                escape(&mut self.out, words);
            }
        }
    }
}
