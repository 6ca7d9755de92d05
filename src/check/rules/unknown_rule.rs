//! A decision about a rule that does not exist
//!
//! In content/site.toml, and under allow at the top of a page, rules are named by their id: the word between [ ] in a
//! finding.
//!
//! **Helps:** staff who believe that something is checked or allowed, and is not.
//! **Source:** a rule of this project.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [rules]
//! link-text = "warning"
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [rules]
//! link-txet = "warning"
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! allow:
//!   - rule: review
//!     reason: It never changes.
//! ---
//!
//! Words.
//! ```

use super::{Judge, Rule, Severity};

pub const RULE: Rule = Rule {
    id: "unknown-rule",
    severity: Severity::Error,
    why: "A decision about a rule that nobody knows changes nothing.",
    judge: Judge::Elsewhere,
    file: include_str!("unknown_rule.rs"),
};
