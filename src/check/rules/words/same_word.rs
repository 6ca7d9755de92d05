//! Two words for one thing
//!
//! site.toml names words that mean the same here, the one to use first: synonyms = [["advocate", "representative"]]. The
//! rule finds a page that uses two words of one group. A word that the glossary explains may stand beside the other, as
//! in “sometimes called”.
//!
//! **Helps:** people who think that another word must mean another thing.
//! **Source:** Inclusion Europe, Information for all: use the same word for the same thing; CAN-ASC-3.1:2025, 13.1.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The advocate comes to see you. The advocate helps.
//! ```
//!
//! ```and content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! synonyms = [["advocate", "representative"]]
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The advocate comes to see you. Your representative helps.
//! ```
//!
//! ```and content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! synonyms = [["advocate", "representative"]]
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::prose::{WordKind, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("same-word", Severity::Warning, "Readers ask themselves who that other person is."),
    kind: RuleKind::Prose(judge),
    file: include_str!("same_word.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    for group in &prose.standard.synonyms {
        let is_explained = |word: &str| prose.standard.explained.contains(word);
        // The word to use, and those of the others that the glossary does not explain.
        let judged: Vec<&str> = group
            .iter()
            .map(|word| &**word)
            .enumerate()
            .filter(|(index, word)| *index == 0 || !is_explained(word))
            .map(|(_, word)| word)
            .collect();
        // Where each of them is used first.
        let mut first_uses: Vec<Option<WordRef<'_>>> = vec![None; judged.len()];
        for word in prose.words().filter(|word| word.kind() == WordKind::Word) {
            if let Some(index) = judged.iter().position(|judged| is_form(word.text(), judged)) {
                first_uses[index].get_or_insert(word);
            }
        }
        let mut used =
            first_uses.iter().zip(&judged).filter_map(|(word, judged)| Some((word.as_ref()?, *judged)));
        let Some((kept, name)) = used.next() else { continue };
        for (word, other) in used {
            let message = format!("This page says both “{name}” and “{other}” for one thing.");
            let finding = found.add(
                word.location(),
                message,
                format!("Write “{name}” here too, or explain “{other}” in glossary.md."),
            );
            finding.related.push((kept.location(), "the other word".into()));
        }
    }
}

/// Whether a word is `wanted`, its plural or its possessive.
fn is_form(word: &str, wanted: &str) -> bool {
    let stem = word.trim_end_matches(['’', '\'']);
    [
        stem,
        stem.strip_suffix("’s").unwrap_or(stem),
        stem.strip_suffix("'s").unwrap_or(stem),
        stem.strip_suffix('s').unwrap_or(stem),
    ]
    .iter()
    .any(|form| form.eq_ignore_ascii_case(wanted))
}
