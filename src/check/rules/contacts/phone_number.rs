//! A phone number that cannot be dialled
//!
//! A number in the United Kingdom begins with 0 and has 10 or 11 digits. A few are different: 999, 111, 116 123, 118
//! 500. If a digit is missing, or there is one too many, the call reaches nobody. Numbers of other countries are
//! written with + and are not judged.
//!
//! **Helps:** people who need courage to call, and do not try a second time.
//! **Source:** Ofcom, National Telephone Numbering Plan.
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
//! phone = "+353 1 800 4444"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 924"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "021 7331 4455"
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{PhoneNumber, Site, phone};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("phone-number", Severity::Error, "Whoever dials this number reaches nobody."),
    kind: RuleKind::Site(judge),
    file: include_str!("phone_number.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    // What is no number at all is reported when the file is read.
    let is_wrong = |written: &str| phone::problem(written).is_none() && !phone::is_in_plan(written);
    let phones = contacts.iter().flat_map(|contact| &contact.phones);
    for PhoneNumber { number, span, .. } in phones.filter(|phone| is_wrong(&phone.number)) {
        let digits = phone::dialled(number).unwrap_or_default().len();
        let message = if matches!(digits, 10 | 11) {
            format!("No phone number of the United Kingdom begins like “{number}”.")
        } else {
            format!("“{number}” is no phone number of the United Kingdom: it has {digits} digits.")
        };
        let help = "Look the number up, and write all of it: `phone = \"01432 …\"`. Write a number of another country with + and its code.";
        found.add(contacts.place(*span), message, help);
    }
}
