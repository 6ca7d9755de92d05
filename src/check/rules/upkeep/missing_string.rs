//! Words of the theme that are not translated
//!
//! The theme has words of its own, such as “Search” and “Contents”. Each language of the site needs them, in a file
//! such as themes/plain/strings/cy.toml.
//!
//! **Helps:** people who read in that language, and people who listen to a screen reader.
//! **Source:** WCAG 3.1.2, Language of Parts.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "fr"]
//! ```
//! ```and content/fr/index.md
//! ---
//! title: Aide
//! reviewed: 2026-11-22
//! ---
//!
//! Nous aidons.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::MISSING_STRING,
    kind: RuleKind::ReportedBy,
    file: include_str!("missing_string.rs"),
};
