//! A value that cannot be read
//!
//! Some fields take only certain values: a date is year, month and day; yes or no is true or false; a field stands
//! once.
//!
//! **Helps:** people who rely on what the field should say, such as when a page was checked.
//! **Source:** a rule of this project: nothing is guessed.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 22 November 2026
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed: 2026-11-23
//! ---
//!
//! Words.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::FIELD_VALUE,
    kind: RuleKind::ReportedBy,
    file: include_str!("field_value.rs"),
};
