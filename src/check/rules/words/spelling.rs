//! A word that is spelled wrongly
//!
//! Words are spelled as in British English. Words with a capital letter are taken for names and left alone. So are words
//! that the glossary explains, and words that site.toml lists: words = ["imha", "pads"]. Each word is reported once a
//! page. The list of spellings is SCOWL's; data/words/README.md says more.
//!
//! The rule knows English only and says nothing about other languages.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 11 words:
//! 0.3 of 1,000.
//!
//! **Helps:** people who hear the page from a screen reader, people who translate it by machine, and people with
//! dyslexia.
//! **Source:** Oxford and Cambridge dictionaries agree on what is listed; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We organise a meeting. You’re welcome. The carers’ names are on the web-page. The colour is red.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We recieve your letter.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We organize a meeting.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::layout::COMMON;
use crate::check::lexicon::{WordFacts, is_spelled};
use crate::check::prose::Prose;
use crate::check::prose::WordKind;
use crate::check::rule::{Reporter, Rule, RuleKind};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "spelling",
        Severity::Warning,
        "A screen reader says a word that nobody knows, and trust in the page is lost.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("spelling.rs"),
};

/// For this many words of a page a correction is suggested. A page with more of them is in another language, or has
/// words of its own.
const MOST_SUGGESTIONS: usize = 100;

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for word in prose.words().filter(|word| word.kind() == WordKind::Word && !word.facts().is(COMMON)) {
        let text = word.text();
        if is_accepted(text, |part| prose.standard.knows(part))
            || prose.standard.knows(text)
            || !reported.insert(text)
        {
            continue;
        }
        let help = match Some(text).filter(|_| reported.len() <= MOST_SUGGESTIONS).and_then(correction) {
            Some(correction) => format!(
                "Did you mean “{correction}”? If the word is right, put it into site.toml: words = [\"{text}\"]"
            ),
            None => format!("If the word is right, put it into site.toml: words = [\"{text}\"]"),
        };
        found.add(word.location(), format!("“{text}” is in no list of British spellings."), help);
    }
}

/// Prefixes that may come before any word.
const PREFIXES: [&str; 16] = [
    "un", "re", "non", "pre", "co", "over", "under", "mis", "anti", "sub", "inter", "multi", "self", "semi",
    "ex", "e",
];

/// Whether the spelling of a word is known, or cannot be judged: a name, or a word with digits or with letters that
/// English does not have. `known` tells the words that the site and its glossary know.
fn is_accepted(word: &str, known: impl Fn(&str) -> bool) -> bool {
    if is_spelled(word) || word.starts_with(char::is_uppercase) {
        return true;
    }
    let stem = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let is_accepted_part = |part: &str| {
        let has_prefix = || {
            PREFIXES.iter().any(|prefix| {
                part.strip_prefix(prefix).is_some_and(|rest| rest.len() > 3 && is_spelled(rest))
            })
        };
        let has_other_letters = part.bytes().any(|byte| !byte.is_ascii_lowercase());
        part.len() < 3
            || has_other_letters
            || is_spelled(part)
            || PREFIXES.contains(&part)
            || has_prefix()
            || known(part)
    };
    stem.split(['-', '\u{2011}']).all(is_accepted_part)
}

/// The word that was most likely meant: one at a Damerau–Levenshtein distance of 1 (optimal string alignment), a common
/// one if there is any. All such words are generated and looked up, because the list of spellings has only hashes.
fn correction(word: &str) -> Option<String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let word = word.to_ascii_lowercase();
    let (mut candidate, mut spelled) = (String::new(), Vec::new());
    // There are hundreds of candidates: all are built in the same string.
    let mut attempt = |parts: [&str; 4]| {
        candidate.clear();
        candidate.extend(parts);
        if is_spelled(&candidate) {
            spelled.push(candidate.clone());
        }
    };
    let letters = || (0..LETTERS.len()).map(|at| &LETTERS[at..=at]);
    let splits: Vec<(&str, &str)> =
        (0..=word.len()).filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at)).collect();
    // Each ASCII letter, with what is before and after it.
    let around: Vec<(&str, &str, &str)> =
        splits.iter().filter_map(|(left, right)| Some((*left, right.get(..1)?, right.get(1..)?))).collect();
    // Two letters that changed places, then a wrong letter, a missing letter, and a letter too many.
    for (left, first, rest) in &around {
        if let (Some(second), Some(rest)) = (rest.get(..1), rest.get(1..)) {
            attempt([left, second, first, rest]);
        }
    }
    around.iter().for_each(|(left, _, rest)| letters().for_each(|letter| attempt([left, letter, rest, ""])));
    splits.iter().for_each(|(left, right)| letters().for_each(|letter| attempt([left, letter, right, ""])));
    around.iter().for_each(|(left, _, rest)| attempt([left, rest, "", ""]));
    spelled.iter().find(|word| WordFacts::of(word).is(COMMON)).or(spelled.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::correction;

    #[test]
    fn a_word_that_differs_by_one_letter_is_corrected() {
        for (wrong, right) in [
            ("recieve", "receive"),
            ("hospitel", "hospital"),
            ("helpp", "helps"),
            ("Advcate", "advocate"),
            ("wnat", "want"),
        ] {
            assert_eq!(correction(wrong).as_deref(), Some(right));
        }
        for wrong in ["xqzv", "ŵŷŵŷ", "", "é"] {
            assert_eq!(correction(wrong).filter(|word| word.len() > 2), None, "{wrong}");
        }
    }
}
