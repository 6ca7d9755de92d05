//! An Easy Read page or leaflet without its page
//!
//! The file imha.easy.md is the Easy Read page of imha.md, and imha.service-user.leaflet.md is a leaflet of it. The
//! page must be there too.
//!
//! **Helps:** people who look for the easier version, or for the leaflet, of a page.
//! **Source:** GOV.UK, Accessible communication formats; a rule of this project.
//!
//! ```good content/en/rights.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You have rights.
//! ```
//! ```and content/en/rights.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You have rights.
//! ```
//!
//! ```bad content/en/rights.easy.md
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
    info: &reported_rules::TWIN_WITHOUT_PAGE,
    kind: RuleKind::ReportedBy,
    file: include_str!("twin_without_page.rs"),
};
