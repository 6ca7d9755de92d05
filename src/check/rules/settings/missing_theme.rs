//! A theme that is not there
//!
//! The line theme = "…" in content/site.toml names a folder in themes. The theme plain is always there.
//!
//! **Helps:** people who know the site by its look, and the organisation.
//! **Source:** a rule of this project.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! theme = "plain"
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! theme = "blue"
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::MISSING_THEME,
    kind: RuleKind::ReportedBy,
    file: include_str!("missing_theme.rs"),
};
