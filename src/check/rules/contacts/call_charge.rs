//! A number that costs extra, without what it costs
//!
//! A call to a number in 084, 087, 09 or 118 costs a service charge and what the caller's own phone company adds. Both
//! stand next to the number wherever it is shown; plainleaf writes them there for 084 and 087. Only the owner of a
//! number in 09 or 118 knows its charge: write it into charge. Words of your own have to name both parts.
//!
//! **Helps:** people with little money: a call of half an hour can cost more than a day's food.
//! **Source:** Ofcom, UK Calling, guidance for businesses: “Calls cost … per minute plus your phone company's access
//! charge”.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0905 248 9248"
//! charge = "Calls cost 20p a minute plus your phone company’s access charge"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0905 248 9248"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! charge = "Calls cost 7p a minute"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! free = true
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "01432 260 144"
//! note = "At night, phone 0844 248 9 248."
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::typed_contacts::typed;
use crate::site::phone::{self, Cost};
use crate::site::{Contact, Contacts, PhoneNumber, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "call-charge",
        Severity::Error,
        "Somebody with little money calls, and learns from the bill what it cost.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("call_charge.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    for contact in contacts.iter() {
        for phone in &contact.phones {
            judge_charge(contacts, contact, phone, found);
        }
        // No charge is shown beside a number that is part of these texts.
        for words in [&contact.about, &contact.note, &contact.hours, &contact.answer] {
            for (start, end, _) in typed(words)
                .into_iter()
                .filter(|(start, end, _)| costs_extra(phone::cost(&words[*start..*end])))
            {
                let message = format!(
                    "The number {} stands in these words without what a call to it costs.",
                    &words[start..end]
                );
                found.add(
                    contacts.place(contact.key_span),
                    message,
                    "Make it a contact of its own, with phone = \"…\": then the charge is shown beside it.",
                );
            }
        }
    }
}

/// What is said of the price of a call to one number.
fn judge_charge(contacts: &Contacts, contact: &Contact, phone: &PhoneNumber, found: &mut Reporter) {
    let (cost, number) = (phone::cost(&phone.number), &phone.number);
    let charge = contact.charge_of(phone);
    let is_extra = costs_extra(cost);
    let place = contacts.place(if charge.is_empty() { phone.span } else { contact.charge_span });
    let names_both = charge.contains("access charge") && charge.contains(|c: char| c.is_ascii_digit());
    let example = "charge = \"Calls cost 7p a minute plus your phone company’s access charge\"";
    if is_extra && phone.free {
        found.add(place, format!("{number} is not free to call."), "Take the line free = true out.");
    } else if cost == Cost::ServiceUnknown && charge.is_empty() {
        let message = format!("Nothing says what a call to {number} costs.");
        found.add(place, message, format!("Ask the owner of the number for its service charge, and write it below the number: `{example}`"));
    } else if is_extra && !charge.is_empty() && !names_both {
        let message = "These words do not name both parts of what a call costs.";
        found.add(place, message, format!("Write it in this way: `{example}`. Or take the line out: for numbers in 084 and 087 the words are known."));
    }
}

fn costs_extra(cost: Cost) -> bool {
    matches!(cost, Cost::Service84 | Cost::Service87 | Cost::ServiceUnknown)
}
