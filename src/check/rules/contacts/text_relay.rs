//! A phone number without text relay
//!
//! Relay UK lets people who cannot hear or speak on the phone type and read. plainleaf shows how to dial with it, 18001
//! and the number, beside every number of seven digits or more, unless the contact says relay = false. A textphone or
//! a minicom of your own reaches few people now: name Relay UK too. English only.
//!
//! **Helps:** people who are deaf, have a hearing loss or a speech impairment.
//! **Source:** BT, Relay UK: 18001 for text, 18002 for voice; NHS, contact pages.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! relay = false
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can use a textphone to call us.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Topics;
use crate::check::law::is_read_in_english;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Contact, Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "text-relay",
        Severity::Warning,
        "Somebody who cannot hear or speak on the phone has no way to use this number.",
    ),
    kind: RuleKind::Topics(judge_page, Some(judge_contacts)),
    file: include_str!("text_relay.rs"),
};

fn judge_page(site: &Site, page: &Page, topics: &Topics, found: &mut Reporter) {
    let doc = &page.doc;
    let Some(span) = topics.textphone else { return };
    if !is_read_in_english(site, page) || doc.text().contains("Relay UK") || doc.text().contains("18001") {
        return;
    }
    let message = format!("“{}” is named here, but not Relay UK.", span.of(doc.text()));
    found.add(
        doc.location(span),
        message,
        "Write how to call you with Relay UK too: dial 18001, then your number.",
    );
}

fn judge_contacts(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    let digit_count = |words: &str| words.bytes().filter(u8::is_ascii_digit).count();
    let has_none = |contact: &&Contact| {
        contact.phones.iter().any(|phone| !phone.relay && digit_count(&phone.number) >= 7)
    };
    for contact in contacts.iter().filter(has_none) {
        let message = format!("How to reach {} with text relay is not shown.", contact.name);
        found.add(
            contacts.place(contact.phones[0].span),
            message,
            "Take the line relay = false out, unless the number truly cannot be reached with 18001.",
        );
    }
}
