//! An explanation that is hard itself
//!
//! An explanation in the glossary has sentences of at most 15 words. It uses no hard word, unless the glossary explains
//! that word too. Its first sentence does not use the word to explain the word.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! **Helps:** people who looked the word up because they did not know it.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 3.1; the sets of Easy
//! Read rules.
//!
//! ```good content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Advocate
//! : A person who helps you to say what you want.
//! ```
//!
//! ```bad content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Statutory
//! : Pertaining to a legislative enactment.
//! ```
//!
//! ```bad content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Advocacy
//! : What you get when advocacy is given.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::prose::{PassageKind, PassageRef};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::words::hard_word;
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "hard-definition",
        Severity::Warning,
        "People who looked up one word have to look up the next one.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("hard_definition.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [15, 15, 15], [15, 15, 25]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS).filter(|_| prose.is_english()) else { return };
    let mut terms: Vec<PassageRef<'_>> = Vec::new();
    // Whether the last terms have had a definition: then the next term begins a new entry.
    let mut is_defined = false;
    for passage in prose.passages() {
        match passage.kind() {
            PassageKind::Term => {
                if std::mem::take(&mut is_defined) {
                    terms.clear();
                }
                terms.push(passage);
            }
            PassageKind::Definition => {
                is_defined = true;
                judge_definition(prose, passage, &terms, limit, found);
            }
            _ => {}
        }
    }
}

fn judge_definition(
    prose: &Prose,
    passage: PassageRef<'_>,
    terms: &[PassageRef<'_>],
    limit: usize,
    found: &mut Reporter,
) {
    const HELP: &str = "Explain it as you would to a friend, with short sentences and common words.";
    for (number, sentence) in passage.sentences().enumerate() {
        // The sentences after the first may use the term.
        let is_first_sentence = number == 0;
        if sentence.len() > limit {
            let message = format!(
                "This sentence of an explanation has {} words. The limit is {limit}.",
                sentence.len()
            );
            found.add(sentence.location(), message, HELP);
        }
        for (index, word) in sentence.words().enumerate() {
            // A term of several words may have a word in common with its explanation.
            let circular =
                terms.iter().find(|term| is_first_sentence && term.text().eq_ignore_ascii_case(word.text()));
            if let Some(term) = circular {
                let message = format!("The explanation of “{}” uses the word itself.", term.text());
                found
                    .add(word.location(), message, HELP)
                    .related
                    .push((term.location(), "this is explained".into()));
            } else if hard_word::is_hard(prose, word, index == 0) {
                found.add(
                    word.location(),
                    format!("“{}” in this explanation is a hard word.", word.text()),
                    HELP,
                );
            }
        }
    }
}
