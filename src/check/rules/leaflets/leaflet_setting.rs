//! A leaflet that cannot be set
//!
//! Every page is also set as a PDF that screen readers can read (PDF/UA-1). If that fails, there is no PDF. The cause may be a table
//! without headings above its columns, a picture that is too large or has no words, or a theme whose leaflet files do not work. The
//! finding names the line to mend.
//!
//! **Helps:** people who print a page, and people who have the PDF read to them.
//! **Source:** PDF/UA-1 (ISO 14289-1); a rule of this project.
//!
//! ```good content/en/about-us.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! | Day    | Time        |
//! |--------|-------------|
//! | Monday | 9am to noon |
//! ```
//!
//! ```bad content/en/about-us.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! |        |             |
//! |--------|-------------|
//! | Monday | 9am to noon |
//! ```
//!
//! ```bad themes/plain/leaflet/a4.typ
//! #let set-leaflet() = unknown-words
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::LEAFLET_SETTING,
    kind: RuleKind::ReportedBy,
    file: include_str!("leaflet_setting.rs"),
};
