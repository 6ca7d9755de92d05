//! A field that nobody knows
//!
//! The lines at the top of a page, and the settings files, have fields with fixed names. A name that is not known is
//! most often a slip.
//!
//! **Helps:** people who miss what the field should have said.
//! **Source:** a rule of this project: nothing is lost without a word.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! owner: Mary
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! onwer: Mary
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! telephone = "0844 248 9 248"
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::UNKNOWN_FIELD,
    kind: RuleKind::ReportedBy,
    file: include_str!("unknown_field.rs"),
};
