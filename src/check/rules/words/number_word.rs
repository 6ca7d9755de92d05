//! A number that is written as a word
//!
//! Digits are seen at once: “3 days” is read more quickly than “three days”. Easy Read writes every number from 2 on
//! in digits. “One” may stay, since it is more than a number, and so may names such as Channel Four. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 3 places, in 0.1 % of the sentences.
//!
//! **Helps:** people who find numbers hard, and people who look for the number on a page.
//! **Source:** NHS, Numbers, measurements, dates and time: digits; Inclusion Europe, Information for all.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can see 2 people. One of them helps you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You can see two people.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "number-word",
        Severity::Warning,
        "Many readers know the digit and not the word, and look for digits on a page.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("number_word.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy || !prose.is_english() {
        return;
    }
    let words = prose.sentences().flat_map(|sentence| sentence.words().enumerate());
    for (index, word) in words.filter(|(_, word)| WORDS.has(word.hash())) {
        // A capital letter in the middle of a sentence makes it part of a name.
        if let Some(digits) = digits(word.text()).filter(|_| index == 0 || !word.is_capitalised()) {
            found.add(
                word.location(),
                format!("The number {digits} is written as a word."),
                format!("Write it in digits: {digits}"),
            );
        }
    }
}

/// Numbers as words, and in digits.
const NAMES: [(&str, &str); 28] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1,000"),
];

const WORDS: WordSet<28> = WordSet::of_table(NAMES);

fn digits(word: &str) -> Option<&'static str> {
    NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, digits)| *digits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn words_that_are_no_number() {
        for text in [
            "One of us, no one, first aid and a second opinion.",
            "See Channel Four and the Rule of Six.",
            "a two-way street, often, someone, weight",
            "2 people",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(&RULE, "Two people in twelve rooms. They see a hundred."),
            ["Two", "twelve", "hundred"]
        );
        assert_eq!(found_in(&RULE, "Two people."), [] as [&str; 0]);
    }
}
