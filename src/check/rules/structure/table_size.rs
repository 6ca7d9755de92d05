//! A table too large to be read
//!
//! A table has at most 50 columns, and the tables of a file have at most 20,000 cells. What is more is left out of the
//! page, so that nothing comes to a standstill.
//!
//! **Helps:** people with an old phone, people who use a screen reader, and staff whose computer would stop.
//! **Source:** the makers of plainleaf: a limit that keeps every page quick to make and to load.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day     | Time         |
//! |---------|--------------|
//! | Monday  | 9am to 5pm   |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! |a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|
//! |-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|
//! |a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::TABLE_SIZE,
    kind: RuleKind::ReportedBy,
    file: include_str!("table_size.rs"),
};
