//! Two headings with one name for links
//!
//! Words such as {#costs} after a heading give it a name that links can use. A page can use each name once.
//!
//! **Helps:** people who follow a link to a part of a page.
//! **Source:** HTML: an id is unique on its page.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## What it costs {#costs}
//!
//! It is free.
//!
//! ## What we pay {#what-we-pay}
//!
//! Your fares.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## What it costs {#costs}
//!
//! It is free.
//!
//! ## What we pay {#costs}
//!
//! Your fares.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::HEADING_ID,
    kind: RuleKind::ReportedBy,
    file: include_str!("heading_id.rs"),
};
