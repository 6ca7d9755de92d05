//! A number that costs callers extra, where there may be a cheaper one
//!
//! Numbers in 084 and 087 cost more than others, most of all from a mobile phone. Numbers in 01, 02 and 03 cost what any
//! call costs and are free in most contracts. Many organisations have both kinds: if there is a cheaper number, show
//! that one.
//!
//! **Helps:** people who have no money on their phone.
//! **Source:** Ofcom, UK Calling; GOV.UK, Call charges.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0300 248 9248"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//! ```and content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::phone::{Cost, cost};
use crate::site::{PhoneNumber, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "cheaper-number",
        Severity::Info,
        "People with little money hang up, or do not call at all.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("cheaper_number.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    let costs_more = |phone: &&PhoneNumber| matches!(cost(&phone.number), Cost::Service84 | Cost::Service87);
    for phone in contacts.iter().flat_map(|contact| &contact.phones).filter(costs_more) {
        let message = format!("A call to {} costs more than a common call.", phone.number);
        let help = "Ask its owner for a number in 01, 02 or 03. If there is none, write in content/site.toml: [rules] cheaper-number = \"off\"";
        found.add(contacts.place(phone.span), message, help);
    }
}
