//! Words in Latin or French
//!
//! “Ad hoc”, “pro rata” or “vice versa” are foreign words that a plain one can stand for. “Via” is found in Easy Read
//! only. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 3 places, in
//! 0.1 % of the sentences.
//!
//! **Helps:** people whose first language is not English, and people who did not learn these words at school.
//! **Source:** Inclusion Europe, Information for all: no foreign words; GOV.UK style guide: words to avoid.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We meet when it is needed, once a year at least.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We meet on an ad hoc basis.
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
//! You can write to us via the website.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::lexicon::layout::{hash, hash32};
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("latin", Severity::Warning, "Many readers were never taught these words."),
    kind: RuleKind::Prose(judge),
    file: include_str!("latin.rs"),
};

/// The first word of each phrase, its second word, and what to write. A phrase of one word is found in Easy Read only.
const PHRASES: [(&str, &str, &str); 29] = [
    ("ad", "hoc", "when it is needed"),
    ("ad", "lib", "freely"),
    ("a", "priori", "beforehand"),
    ("bona", "fide", "real, or honest"),
    ("carte", "blanche", "a free hand"),
    ("de", "facto", "in fact"),
    ("en", "bloc", "all together"),
    ("en", "masse", "all together"),
    ("en", "route", "on the way"),
    ("et", "al", "and others"),
    ("ex", "gratia", "as a favour"),
    ("ex", "officio", "because of the office"),
    ("in", "lieu", "in place"),
    ("in", "situ", "in place"),
    ("inter", "alia", "among other things"),
    ("modus", "operandi", "way of working"),
    ("mutatis", "mutandis", "with the changes that are needed"),
    ("per", "annum", "a year"),
    ("per", "capita", "for each person"),
    ("per", "diem", "a day"),
    ("per", "se", "in itself"),
    ("prima", "facie", "at first sight"),
    ("pro", "bono", "free"),
    ("pro", "forma", "form"),
    ("pro", "rata", "in proportion"),
    ("quid", "pro", "something in return"),
    ("status", "quo", "things as they are"),
    ("via", "", "through, by or on"),
    ("vice", "versa", "the other way round"),
];

/// The first words of the phrases.
static FIRST: WordSet<29> = parts(true, false);

/// The second words of the phrases.
static SECOND: WordSet<29> = parts(false, true);

/// The phrases written with a hyphen, which makes them one word.
static JOINED: WordSet<29> = parts(true, true);

/// The set of the first words of the phrases, of the second words, or of both with a hyphen between them.
const fn parts(first: bool, second: bool) -> WordSet<29> {
    let mut marks = [0; 29];
    let mut at = 0;
    while at < marks.len() {
        let (start, end) = (PHRASES[at].0.as_bytes(), PHRASES[at].1.as_bytes());
        let mut joined = [b'-'; 32];
        joined.split_at_mut(start.len()).0.copy_from_slice(start);
        joined.split_at_mut(start.len() + 1).1.split_at_mut(end.len()).0.copy_from_slice(end);
        let from = if first { 0 } else { start.len() + 1 };
        let to = if second { start.len() + 1 + end.len() } else { start.len() };
        marks[at] = hash32(hash(joined.split_at(to).0.split_at(from).1));
        at += 1;
    }
    WordSet::marked(marks)
}

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let mut report = |word: WordRef, meaning: &str| {
        found.add(word.location(), format!("“{}” is not English.", word.text()), format!("Write: {meaning}"));
    };
    for word in prose.words_of(&JOINED) {
        let phrase = word.text().split_once('-').and_then(|(start, end)| {
            PHRASES.iter().find(|(first, second, _)| start == *first && end == *second)
        });
        phrase.iter().for_each(|(_, _, meaning)| report(word, meaning));
    }
    if prose.profile == Profile::Easy {
        for word in prose.words_of(&FIRST) {
            let phrase = PHRASES.iter().find(|(first, second, _)| word.text() == *first && second.is_empty());
            phrase.iter().for_each(|(_, _, meaning)| report(word, meaning));
        }
    }
    // Phrases are searched for by their second words, which are rarer than their first.
    for word in prose.words_of(&SECOND).filter(|word| matches!(word.gap(), " " | "\u{a0}")) {
        let Some(before) = word.before() else { continue };
        let Some((first, second, meaning)) =
            PHRASES.iter().find(|(first, second, _)| word.text() == *second && before.text() == *first)
        else {
            continue;
        };
        let phrase = format!("{first} {second}");
        let finding = found.add(
            before.location_to(&word),
            format!("“{phrase}” is not English."),
            format!("Write: {meaning}"),
        );
        let span = finding.location.span;
        if matches!(*second, "annum" | "diem") && span.of(prose.document.text()) == phrase {
            finding.fix =
                Some(Fix { edits: vec![Edit { span, replacement: meaning.to_string() }], safe: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::lexicon::layout::{hash, hash32};
    use crate::check::test_support::{found_in, found_in_easy, mended};

    #[test]
    fn the_sets_have_the_words_of_each_phrase() {
        let mark = |word: &str| hash32(hash(word.as_bytes()));
        for (first, second, _) in super::PHRASES {
            assert!(
                super::FIRST.has(mark(first))
                    && super::SECOND.has(mark(second))
                    && super::JOINED.has(mark(&format!("{first}-{second}"))),
                "{first} {second}"
            );
        }
    }

    #[test]
    fn words_that_only_look_foreign() {
        for text in [
            "£5 per week, a per cent, in place, pro and con",
            "The Pro Bono Trust and Via Nova",
            "an ad. Hoc",
            "via the website",
            "the status of the quote",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "On an ad-hoc or pro rata basis, and vice versa."),
            ["ad-hoc", "pro rata", "vice versa"]
        );
        assert_eq!(found_in_easy(&RULE, "Write via e-mail."), ["via"]);
        assert_eq!(mended(&RULE, "£5 per annum, vice versa"), "£5 a year, vice versa");
    }
}
