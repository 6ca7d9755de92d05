//! Lines of the theme that are too long
//!
//! A line of text has 70 characters at most. In a longer one the eye does not find the start of the next line.
//!
//! **Helps:** people with dyslexia or low vision, and people who read slowly.
//! **Source:** WCAG 2.2, 1.4.8 Visual Presentation (AAA) allows 80; this project allows 70.
//!
//! ```good themes/plain/theme.toml
//! [text]
//! measure = 60
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [text]
//! measure = 90
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-measure",
        Severity::Error,
        "People who read slowly do not find the start of the next line.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_measure.rs"),
};

/// The most characters in a line.
const LIMIT: f64 = 70.0;

fn judge(site: &Site, found: &mut Reporter) {
    if let Some(token) = site.theme.tokens.size("measure").filter(|token| token.value > LIMIT) {
        let message = format!("A line may have {} characters. It may have {LIMIT} at most.", token.value);
        found.add(token.place.clone(), message, format!("Write: measure = {LIMIT}"));
    }
}
