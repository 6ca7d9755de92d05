//! Lines at the top that cannot be read
//!
//! A page begins with a line of three hyphens, then one field a line, then three hyphens again. A value with a colon
//! in it, or with a sign such as * at its start, stands between quotation marks. Spaces, not tabs, stand at the start
//! of a line.
//!
//! **Helps:** everybody: the page would lose its title, its dates and its owner.
//! **Source:** YAML 1.2; a rule of this project: what cannot be read is never published.
//!
//! ```good content/en/page.md
//! ---
//! title: "Help: who can get it"
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: Help: who can get it
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//!
//! These words belong to the fields, because nothing ends them.
//! ```
//!
//! ```bad content/en/page.md
//!
//! ---
//! title: An empty line stands above the fields
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! summary: *Free* help
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::FRONT_MATTER,
    kind: RuleKind::ReportedBy,
    file: include_str!("front_matter.rs"),
};
