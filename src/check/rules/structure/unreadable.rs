//! A file that cannot be read
//!
//! A page is saved as UTF-8, is smaller than 2 MB, and may be opened by the person who builds the site.
//!
//! **Helps:** everybody: the page, or letters in it, would be missing.
//! **Source:** the Unicode Standard; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The café is open.
//! ```
//!
//! ```bad content/en/page.md saved as ISO 8859-1
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The café is open.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::UNREADABLE,
    kind: RuleKind::ReportedBy,
    file: include_str!("unreadable.rs"),
};
