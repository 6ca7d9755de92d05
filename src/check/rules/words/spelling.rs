//! A word that is spelled wrongly
//!
//! Words are spelled as in British English. Words with a capital letter are taken for names and left alone, and so are
//! words that the glossary explains and those that site.toml lists: words = ["imha", "pads"]. Each word is reported
//! once a page. The list of spellings is SCOWL's; data/words/README.md says more.
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

/// For so many words of a page it is said what was meant. A page with more of them is in another language, or
/// has words of its own.
const GUESSES: usize = 100;

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for word in prose.words().filter(|word| word.kind() == WordKind::Word && !word.facts().is(COMMON)) {
        let text = word.text();
        if is_right(text, |part| prose.standard.knows(part))
            || prose.standard.knows(text)
            || !said.insert(text)
        {
            continue;
        }
        let help = match Some(text).filter(|_| said.len() <= GUESSES).and_then(likely) {
            Some(meant) => format!(
                "Did you mean “{meant}”? If the word is right, put it into site.toml: words = [\"{text}\"]"
            ),
            None => format!("If the word is right, put it into site.toml: words = [\"{text}\"]"),
        };
        found.add(word.location(), format!("“{text}” is in no list of British spellings."), help);
    }
}

/// Beginnings that may stand before any word.
const BEGINNINGS: [&str; 16] = [
    "un", "re", "non", "pre", "co", "over", "under", "mis", "anti", "sub", "inter", "multi", "self", "semi",
    "ex", "e",
];

/// Whether a word is spelled well, or is none that a dictionary has: a name, a word with digits or in other
/// letters.
fn is_right(word: &str, known: impl Fn(&str) -> bool) -> bool {
    if is_spelled(word) || word.starts_with(char::is_uppercase) {
        return true;
    }
    let stem = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let part = |part: &str| {
        let begun = || {
            BEGINNINGS
                .iter()
                .any(|begin| part.strip_prefix(begin).is_some_and(|rest| rest.len() > 3 && is_spelled(rest)))
        };
        let odd = part.bytes().any(|byte| !byte.is_ascii_lowercase());
        part.len() < 3 || odd || is_spelled(part) || BEGINNINGS.contains(&part) || begun() || known(part)
    };
    stem.split(['-', '\u{2011}']).all(part)
}

/// The word that was most likely meant: one that differs by a letter, or by two that changed places.
fn likely(word: &str) -> Option<String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let word = word.to_ascii_lowercase();
    let (mut near, mut known) = (String::new(), Vec::new());
    // Hundreds of words are near: they are tried one after another in the same place.
    let mut attempt = |parts: [&str; 4]| {
        near.clear();
        near.extend(parts);
        if is_spelled(&near) {
            known.push(near.clone());
        }
    };
    let letters = || (0..LETTERS.len()).map(|at| &LETTERS[at..=at]);
    let cuts: Vec<(&str, &str)> =
        (0..=word.len()).filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at)).collect();
    let without: Vec<(&str, &str, &str)> =
        cuts.iter().filter_map(|(left, right)| Some((*left, right.get(..1)?, right.get(1..)?))).collect();
    for (left, first, rest) in &without {
        if let (Some(second), Some(rest)) = (rest.get(..1), rest.get(1..)) {
            attempt([left, second, first, rest]);
        }
    }
    without.iter().for_each(|(left, _, rest)| letters().for_each(|letter| attempt([left, letter, rest, ""])));
    cuts.iter().for_each(|(left, right)| letters().for_each(|letter| attempt([left, letter, right, ""])));
    without.iter().for_each(|(left, _, rest)| attempt([left, rest, "", ""]));
    known.iter().find(|near| WordFacts::of(near).is(COMMON)).or(known.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::likely;

    #[test]
    fn a_word_that_is_near_is_found() {
        for (wrong, right) in [
            ("recieve", "receive"),
            ("hospitel", "hospital"),
            ("helpp", "helps"),
            ("Advcate", "advocate"),
            ("wnat", "want"),
        ] {
            assert_eq!(likely(wrong).as_deref(), Some(right));
        }
        for wrong in ["xqzv", "ŵŷŵŷ", "", "é"] {
            assert_eq!(likely(wrong).filter(|near| near.len() > 2), None, "{wrong}");
        }
    }
}
