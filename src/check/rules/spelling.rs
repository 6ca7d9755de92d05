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

use super::{Found, Judge, Rule, Severity};
use crate::check::lexicon::layout::COMMON;
use crate::check::lexicon::{Facts, is_spelled};
use crate::check::prose::WordKind;
use std::collections::BTreeSet;
use crate::check::prose::Prose;

pub const RULE: Rule = Rule {
    id: "spelling",
    severity: Severity::Warning,
    why: "A screen reader says a word that nobody knows, and trust in the page is lost.",
    judge: Judge::Prose(judge),
    file: include_str!("spelling.rs"),
};

fn judge(prose: &Prose, found: &mut Found) {
    if !prose.is_english() {
        return;
    }
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for word in prose.words().filter(|word| word.kind() == WordKind::Word && !word.facts().is(COMMON)) {
        let text = word.text();
        if is_right(text, |part| prose.standard.knows(part)) || prose.standard.knows(text) || !said.insert(text) {
            continue;
        }
        let help = match likely(text) {
            Some(meant) => format!("Did you mean “{meant}”? If the word is right, put it into site.toml: words = [\"{text}\"]"),
            None => format!("If the word is right, put it into site.toml: words = [\"{text}\"]"),
        };
        found.add(word.place(), format!("“{text}” is in no list of British spellings."), help);
    }
}

/// Beginnings that may stand before any word.
const BEGINNINGS: [&str; 16] =
    ["un", "re", "non", "pre", "co", "over", "under", "mis", "anti", "sub", "inter", "multi", "self", "semi", "ex", "e"];

/// Whether a word is spelled well, or is none that a dictionary has: a name, a word with digits or in other letters.
fn is_right(word: &str, known: impl Fn(&str) -> bool) -> bool {
    if is_spelled(word) || word.starts_with(char::is_uppercase) {
        return true;
    }
    let stem = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let part = |part: &str| {
        let begun = || BEGINNINGS.iter().any(|begin| part.strip_prefix(begin).is_some_and(|rest| rest.len() > 3 && is_spelled(rest)));
        let odd = part.bytes().any(|byte| !byte.is_ascii_lowercase());
        part.len() < 3 || odd || is_spelled(part) || BEGINNINGS.contains(&part) || begun() || known(part)
    };
    stem.split(['-', '\u{2011}']).all(part)
}

/// The word that was most likely meant: one that differs by a letter, or by two that changed places.
fn likely(word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let cuts = || (0..=word.len()).filter(|at| word.is_char_boundary(*at)).map(|at| word.split_at(at));
    let letters = || (b'a'..=b'z').map(char::from);
    let rest = |right: &'_ str| right.get(1..).map(str::to_string);
    let swapped = cuts().filter_map(|(left, right)| Some(format!("{left}{}{}{}", right.get(1..2)?, right.get(..1)?, right.get(2..)?)));
    let changed = cuts().filter_map(|(left, right)| Some((left, rest(right)?))).flat_map(|(left, rest)| letters().map(move |letter| format!("{left}{letter}{rest}")));
    let added = cuts().flat_map(|(left, right)| letters().map(move |letter| format!("{left}{letter}{right}")));
    let dropped = cuts().filter_map(|(left, right)| Some(format!("{left}{}", rest(right)?)));
    let known: Vec<String> = swapped.chain(changed).chain(added).chain(dropped).filter(|near| is_spelled(near)).collect();
    known.iter().find(|near| Facts::of(near).is(COMMON)).or(known.first()).cloned()
}
