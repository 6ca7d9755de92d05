//! A link to a part of a page that is not there
//!
//! The words after # in a link name a heading of the page. When the heading changes, the link must change too. This
//! is checked on the pages as they are built, so that a mistake in the theme is found as well.
//!
//! **Helps:** people who use a phone, a screen reader or large letters: they cannot see at a glance where the answer
//! is.
//! **Source:** WCAG 2.4.4, Link Purpose.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Who can get help](#who-can-get-help)
//!
//! ## Who can get help
//!
//! You can.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Who can get help](#who-gets-help)
//!
//! ## Who can get help
//!
//! You can.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::BROKEN_ANCHOR,
    kind: RuleKind::ReportedBy,
    file: include_str!("broken_anchor.rs"),
};
