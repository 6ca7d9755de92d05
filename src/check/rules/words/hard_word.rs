//! A hard word that nobody explains
//!
//! In Easy Read each word is one of the 5,000 that are used most, or the glossary explains it. A form counts with its
//! word: “helped”, “helpers” and “unhelpful” with “help”. A word is reported once a page. Names are left alone: words
//! with a capital letter in the middle of a sentence, and those that site.toml lists in words = ["…"]. The list of
//! common words is counted in openly licensed texts; data/words/README.md says how.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 18 of 1,000 words, such as entitlement, statutory and probate.
//!
//! **Helps:** people with a learning disability, people who learn English, and everybody who meets a word for the first
//! time.
//! **Source:** all guidance on Easy Read: use common words and explain the others; the length of the list is a rule of
//! this project.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! An advocate helps you in hospital. Onside is a charity. The nurses are helpful.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We act with impartiality.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We start the proceedings at the earliest opportunity for conciliation.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::layout::COMMON;
use crate::check::lexicon::{is_common, is_spelled};
use crate::check::prose::Prose;
use crate::check::prose::{WordKind, WordRef, instead_of};
use crate::check::rule::{Reporter, Rule, RuleKind};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "hard-word",
        Severity::Warning,
        "Readers who do not know the word stop here, or guess.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("hard_word.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy || !prose.is_english() {
        return;
    }
    let mut reported: BTreeSet<String> = BTreeSet::new();
    for sentence in prose.sentences() {
        for (index, word) in sentence.words().enumerate() {
            if is_hard(prose, word, index == 0) && reported.insert(word.text().to_lowercase()) {
                let message = format!("Not everybody knows the word “{}”.", word.text());
                found.add(word.location(), message, help(word.text()));
            }
        }
    }
}

/// Whether a word is neither common nor explained nor a name. `is_first` says that it begins its sentence, so that a
/// capital does not make it a name.
pub fn is_hard(prose: &Prose, word: WordRef<'_>, is_first: bool) -> bool {
    if word.kind() != WordKind::Word || word.facts().is(COMMON) {
        return false;
    }
    let text = word.text();
    // The rule contraction judges “don’t” and “you’ll”; here the part before the apostrophe counts.
    let stem = text.split(['\'', '’']).next().unwrap_or(text);
    let is_negative = text.ends_with("n't") || text.ends_with("n’t");
    if stem.len() < 3 || is_negative || is_common(stem) {
        return false;
    }
    let is_name = word.is_capitalised() && !(is_first && is_spelled(text))
        || text.bytes().any(|byte| byte.is_ascii_digit());
    !is_name && !prose.standard.knows(text)
}

fn help(word: &str) -> String {
    let word = word.to_lowercase();
    match instead_of(&word) {
        Some(plain) => format!("Say in its place: {plain}"),
        None => format!(
            "Say it in common words, or explain “{word}” in glossary.md. A name goes into site.toml: words = [\"{word}\"]"
        ),
    }
}
