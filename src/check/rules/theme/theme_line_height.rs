//! Lines of the theme that stand too close
//!
//! Lines stand at least one and a half times the size of the letters apart, and so do paragraphs.
//!
//! **Helps:** people with dyslexia, low vision or tired eyes: they lose the line in dense text.
//! **Source:** WCAG 2.2, 1.4.8 Visual Presentation (AAA).
//!
//! ```good themes/plain/theme.toml
//! [text]
//! line-height = 1.5
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [text]
//! line-height = 1.4
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [text]
//! gap = 1
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-line-height",
        Severity::Error,
        "People with dyslexia or low vision lose the line that they are on.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_line_height.rs"),
};

/// The least value, in multiples of the text size.
const LIMIT: f64 = 1.5;

fn judge(site: &Site, found: &mut Reporter) {
    for name in ["line-height", "gap"] {
        if let Some(token) = site.theme.tokens.size(name).filter(|token| token.value < LIMIT) {
            let message = format!("{name} is {}. It needs {LIMIT} or more.", token.value);
            found.add(token.place.clone(), message, format!("Write: {name} = {LIMIT}"));
        }
    }
}
