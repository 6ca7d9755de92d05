//! Two files with one address
//!
//! The address of a page comes from the name of its file. Two files can lead to the same address: then only the first
//! is published.
//!
//! **Helps:** people who look for the page that is not there.
//! **Source:** a rule of this project: an address leads to one page.
//!
//! ```good content/en/help.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for help.
//! ```
//! ```and content/en/advice.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for advice.
//! ```
//!
//! ```bad content/en/help.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for help.
//! ```
//! ```and content/en/help/index.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for advice.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::ADDRESS_TAKEN,
    kind: RuleKind::ReportedBy,
    file: include_str!("address_taken.rs"),
};
