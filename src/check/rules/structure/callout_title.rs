//! A box without the words that it needs
//!
//! The boxes card and details need a title. The box contact needs the key of a contact in content/contacts.toml.
//!
//! **Helps:** people who find their way by titles, and people who use a screen reader.
//! **Source:** WCAG 2.4.6, Headings and Labels.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!details] What it costs
//! > It is free.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!details]
//! > It is free.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!contact]
//! > Phone us.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::CALLOUT_TITLE,
    kind: RuleKind::ReportedBy,
    file: include_str!("callout_title.rs"),
};
