//! A sign that no font of the leaflets has
//!
//! Web pages use the fonts of the reader's device. Leaflets bring their own, so that they look the same on every printer. A sign that
//! none of these fonts has would be an empty box on paper. Write words in place of emoji and arrows. For a language with other
//! letters, a designer adds a font to the theme's leaflet/fonts folder.
//!
//! **Helps:** people who read on paper, and people who have the PDF read to them.
//! **Source:** PDF/UA-1, 7.21; a rule of this project.
//!
//! ```good content/en/about-us.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We are happy to see you at the café.
//! ```
//!
//! ```bad content/en/about-us.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We are happy 😀 to see you.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &reported_rules::LEAFLET_GLYPH,
    kind: RuleKind::ReportedBy,
    file: include_str!("leaflet_glyph.rs"),
};
