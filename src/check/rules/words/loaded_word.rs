//! A word that hurts
//!
//! Some words make people smaller than they are, or speak of a person as if they were an illness. For each of these, the
//! rule gives words that people use about themselves. The list is our own and stands in data/words/loaded.txt. If a text
//! quotes somebody or names a law, allow it with a reason.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds nothing.
//!
//! **Helps:** disabled people, and people with a mental health problem, whom the text is about.
//! **Source:** GOV.UK, Inclusive language: words to use and avoid when writing about disability; NHS, Inclusive
//! content.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! He has dementia and uses a wheelchair.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! She suffers from dementia and is wheelchair-bound.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout;
use crate::check::prose::{LOADED, Phrase, Prose, phrases_in};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "loaded-word",
        Severity::Warning,
        "People who read such words about themselves do not ask for help.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("loaded_word.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for Phrase { words: (first, last), instead, .. } in phrases_in(prose, LOADED, layout::LOADED) {
        let place = first.location_to(&last);
        let phrase = &prose.text()[first.range().start..last.range().end];
        found.add(
            place,
            format!("“{phrase}” can hurt the people it speaks of."),
            format!("Say in its place: {instead}"),
        );
    }
}
