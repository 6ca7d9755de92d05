//! An outline of the focus that is too thin
//!
//! The outline around what has the focus shows people who use a keyboard where they are. It is 3 pixels or wider.
//!
//! **Helps:** people who use a keyboard, a switch or a screen magnifier.
//! **Source:** WCAG 2.2, 2.4.13 Focus Appearance asks for 2 pixels; this project asks for 3.
//!
//! ```good themes/plain/theme.toml
//! [shape]
//! outline = 3
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [shape]
//! outline = 1
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-outline",
        Severity::Error,
        "People who use a keyboard do not see where they are on the page.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_outline.rs"),
};

/// The least width, in pixels.
const LIMIT: f64 = 3.0;

fn judge(site: &Site, found: &mut Reporter) {
    if let Some(token) = site.theme.tokens.size("outline").filter(|token| token.value < LIMIT) {
        let message =
            format!("The outline of the focus is {} pixels wide. It needs {LIMIT} or more.", token.value);
        found.add(token.place.clone(), message, format!("Write: outline = {LIMIT}"));
    }
}
