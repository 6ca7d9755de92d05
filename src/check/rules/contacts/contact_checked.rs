//! A number that nobody has tried lately
//!
//! Helplines close, and numbers and hours change. Each contact says on which day somebody last checked that all of it
//! is right: checked = 2026-11-22. After six months a new check is due; after twelve readers are told beside the contact
//! when it was last checked. The numbers 999, 111 and the like need no day.
//!
//! **Helps:** people in need, who call a number that is no longer there.
//! **Source:** a rule of this project: helplines are checked twice a year.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! checked = 2026-05-22
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! checked = 2026-05-21
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! checked = 2025-11-21
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! checked = 2027-01-01
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Site, review};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "contact-checked",
        Severity::Warning,
        "Somebody in need may call a number that is no longer there.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("contact_checked.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let (contacts, today) = (&site.contacts, site.today);
    let help = format!("Check the number, the hours and the rest. Then write: checked = {today}");
    for contact in contacts.iter().filter(|contact| contact.needs_checks()) {
        match contact.checked {
            // A date that cannot be read is reported when the file is read.
            None if contacts.damaged => {}
            None => {
                let message = format!("Nothing says when somebody last checked {}.", contact.name);
                found.add(contacts.place(contact.key_span), message, &help);
            }
            Some(checked) if checked.value > today => {
                let message = format!(
                    "{} cannot have been checked on {}: that day has not come.",
                    contact.name, checked.value
                );
                found.add(contacts.place(checked.span), message, &help).set_by_time();
            }
            Some(checked) => {
                let told = if contact.unchecked_since.is_some() { " Readers are told so." } else { "" };
                let message = format!("Somebody last checked {} on {}.{told}", contact.name, checked.value);
                if checked.value.plus(review::CONTACTS) < today {
                    found.add(contacts.place(checked.span), message, &help).set_by_time();
                }
            }
        }
    }
}
