//! A line of a settings file that cannot be read
//!
//! The files site.toml, contacts.toml and pictures.toml hold one setting a line, as in name = "value". Words and
//! phone numbers stand between quotation marks: straight ones, and not the curly ones of a word processor.
//!
//! **Helps:** everybody who needs a number or a setting that is lost.
//! **Source:** TOML 1.0; a rule of this project: what cannot be read is never published.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = 0844 248 9 248
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = “Independent Mental Health Advocacy”
//! phone = "0844 248 9 248"
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::SETTINGS_FILE,
    kind: RuleKind::ReportedBy,
    file: include_str!("settings_file.rs"),
};
