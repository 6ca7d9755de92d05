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

use crate::base::Severity;
use crate::check::rule::{RuleKind, Rule};

pub const RULE: Rule = Rule {
    id: "callout-kind",
    severity: Severity::Error,
    why: "It is shown as a plain quote. Readers miss that it is important, a warning or a way to get help.",
    kind: RuleKind::ReportedBy,
    file: include_str!("callout_kind.rs"),
};
