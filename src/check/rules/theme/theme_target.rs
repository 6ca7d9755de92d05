//! Buttons and links of the theme that are too small
//!
//! What can be pressed and does not stand in running text is 44 pixels high or more.
//!
//! **Helps:** people whose hands shake, who use one finger, a head pointer or a cracked phone.
//! **Source:** WCAG 2.2, 2.5.5 Target Size (Enhanced).
//!
//! ```good themes/plain/theme.toml
//! [shape]
//! target = 48
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [shape]
//! target = 24
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-target",
        Severity::Error,
        "People whose hands shake press the wrong link, or none.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_target.rs"),
};

/// The least height, in pixels.
const LIMIT: f64 = 44.0;

fn judge(site: &Site, found: &mut Reporter) {
    if let Some(token) = site.theme.tokens.size("target").filter(|token| token.value < LIMIT) {
        let message = format!("target is {} pixels. It needs {LIMIT} or more.", token.value);
        found.add(token.place.clone(), message, format!("Write: target = {LIMIT}"));
    }
}
