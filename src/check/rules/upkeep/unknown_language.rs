//! A folder that is not a language of the site
//!
//! The folders in content have the short code of a language, such as en for English and cy for Welsh. The languages
//! of the site stand in content/site.toml.
//!
//! **Helps:** people who read that language.
//! **Source:** BCP 47, codes of languages; WCAG 3.1.1, Language of Page.
//!
//! ```good content/en/rights.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You have rights.
//! ```
//!
//! ```bad content/fr/rights.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Vous avez des droits.
//! ```
//!
//! ```bad content/english/rights.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You have rights.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::UNKNOWN_LANGUAGE,
    kind: RuleKind::ReportedBy,
    file: include_str!("unknown_language.rs"),
};
