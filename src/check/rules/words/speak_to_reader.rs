//! A text that does not speak to its reader
//!
//! A page, a leaflet or an Easy Read text of 50 words or more says “you” somewhere. Pages whose file name begins with
//! “about” may speak of us.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! **Helps:** people who ask themselves whether a page is meant for them.
//! **Source:** NHS, How we write: speak to the reader as “you”.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask us. We write letters to the ward and the doctor. We read your papers. You can ask us. We write letters to the ward and the doctor. We read your papers. You can ask us. We write letters to the ward and the doctor. We read your papers. You can ask us. We write letters to the ward and the doctor. We read your papers.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! People can ask the office. Staff write letters to the ward and the doctor. Staff read papers. People can ask the office. Staff write letters to the ward and the doctor. Staff read papers. People can ask the office. Staff write letters to the ward and the doctor. Staff read papers. People can ask the office. Staff write letters to the ward and the doctor. Staff read papers.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::YOU;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "speak-to-reader",
        Severity::Info,
        "Readers do not see that the page is meant for them.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("speak_to_reader.rs"),
};

/// Texts of fewer words are not judged: they are lists and signs.
const FEWEST_WORDS: usize = 50;

fn judge(prose: &Prose, found: &mut Reporter) {
    let is_about_us = prose.document.content_path.stem.starts_with("about");
    if !prose.is_english()
        || is_about_us
        || prose.words().len() < FEWEST_WORDS
        || prose.words().any(|word| word.facts().is(YOU))
    {
        return;
    }
    let place = prose.document.location(prose.document.top());
    found.add(place, "This page never says “you”.", "Speak to the reader: You can ask for an advocate.");
}
