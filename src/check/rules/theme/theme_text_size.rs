//! Text of the theme that is too small
//!
//! The text of a page is 19 pixels or more on every screen, and so is the text of Easy Read. Readers can make it larger, but many do
//! not know how.
//!
//! **Helps:** older people, people with low vision, and everybody on a small phone.
//! **Source:** a rule of this project; the size that GOV.UK and the NHS use.
//!
//! ```good themes/plain/theme.toml
//! [text]
//! size = 20
//! ```
//!
//! ```bad themes/plain/theme.toml
//! [text]
//! size = 16
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "theme-text-size",
        Severity::Error,
        "People with low vision cannot read small text, and many do not know how to make it larger.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("theme_text_size.rs"),
};

/// The least size, in pixels.
const LIMIT: f64 = 19.0;

fn judge(site: &Site, found: &mut Reporter) {
    for name in ["size", "size-wide", "easy", "easy-wide"] {
        if let Some(token) = site.theme.tokens.size(name).filter(|token| token.value < LIMIT) {
            let message = format!("{name} is {} pixels. It needs {LIMIT} or more.", token.value);
            found.add(token.place.clone(), message, format!("Write: {name} = {LIMIT}"));
        }
    }
}
