//! A box of an unknown kind
//!
//! A quote that begins with [!kind] becomes a box. The kinds are card, contact, deadline, details, example,
//! important, urgent-help and warning.
//!
//! **Helps:** people who look for what is important, or for help at once.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!warning] The law is changing
//! > Ask us what applies now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!waring] The law is changing
//! > Ask us what applies now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [! Warning] The law is changing
//! > Ask us what applies now.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::CALLOUT_KIND,
    kind: RuleKind::ReportedBy,
    file: include_str!("callout_kind.rs"),
};
