//! A word for which there is a plainer one
//!
//! Some words make a text sound like an office. The rule names a plain word for each: “start” for “commence”, “before”
//! for “prior to”. The list is our own, after the advice of GOV.UK and the NHS, and stands in data/words/instead.txt.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 14 phrases:
//! 0.4 of 1,000 words.
//!
//! **Helps:** everybody who is in a hurry, is upset, or reads English as a second language.
//! **Source:** GOV.UK, Style guide: words to avoid; NHS, How we write.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We start before the meeting.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We commence prior to the meeting.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::TO_AVOID;
use crate::check::prose::{INSTEAD, Phrase, Prose, phrases_in};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "word-to-avoid",
        Severity::Warning,
        "Readers stumble over words that they would never say.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("word_to_avoid.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for Phrase { words: (first, last), instead, .. } in phrases_in(prose, INSTEAD, TO_AVOID) {
        let place = first.location_to(&last);
        let phrase = &prose.text()[first.range().start..last.range().end];
        found.add(
            place,
            format!("There is a plainer word for “{phrase}”."),
            format!("Say in its place: {instead}"),
        );
    }
}
