//! Words in Latin or French
//!
//! “Ad hoc”, “pro rata” or “vice versa” are foreign words that a plain one can stand for. “Via” is found in Easy Read
//! only. English only.
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

use super::{Found, Judge, Rule, Severity};
use crate::base::{Edit, Fix};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::prose::Prose;

pub const RULE: Rule = Rule {
    id: "latin",
    severity: Severity::Warning,
    why: "Many readers were never taught these words.",
    judge: Judge::Prose(judge),
    file: include_str!("latin.rs"),
};

/// First words, the rest, and what to write.
const PHRASES: [(&str, &str, &str); 28] = [
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
    ("vice", "versa", "the other way round"),
];

/// Each of them begins a phrase, or is found alone.
const BEGIN: WordSet<19> = WordSet::of([
    "a", "ad", "bona", "carte", "de", "en", "et", "ex", "in", "inter", "modus", "mutatis", "per", "prima", "pro", "quid", "status", "via", "vice",
]);

/// Each of them is the rest of a phrase.
const REST: WordSet<28> = WordSet::of([
    "al", "alia", "annum", "blanche", "bloc", "bono", "capita", "diem", "facie", "facto", "fide", "forma", "gratia", "hoc", "lib", "lieu", "masse", "mutandis", "officio", "operandi", "priori", "pro", "quo", "rata", "route", "se", "situ", "versa",
]);

/// The phrases as one word.
const JOINED: WordSet<28> = WordSet::of([
    "ad-hoc", "ad-lib", "a-priori", "bona-fide", "carte-blanche", "de-facto", "en-bloc", "en-masse", "en-route", "et-al", "ex-gratia", "ex-officio", "in-lieu", "in-situ", "inter-alia", "modus-operandi", "mutatis-mutandis", "per-annum", "per-capita", "per-diem", "per-se", "prima-facie", "pro-bono", "pro-forma", "pro-rata", "quid-pro", "status-quo", "vice-versa",
]);

fn judge(prose: &Prose, found: &mut Found) {
    if !prose.is_english() {
        return;
    }
    for first in prose.words() {
        if JOINED.has(first.mark())
            && let Some((start, rest)) = first.text().split_once('-')
            && let Some((_, _, meant)) = PHRASES.iter().find(|(first, second, _)| start == *first && rest == *second)
        {
            found.add(first.place(), format!("“{}” is not English.", first.text()), format!("Write: {meant}"));
        }
        // A look at the first word spares most comparisons.
        if !BEGIN.has(first.mark()) {
            continue;
        }
        if first.text() == "via" && prose.profile == Profile::Easy {
            found.add(first.place(), "“via” is a Latin word.", "Write: through, by or on");
        }
        let Some(word) = first.next().filter(|word| REST.has(word.mark()) && matches!(word.gap(), " " | "\u{a0}")) else { continue };
        let Some((start, rest, meant)) = PHRASES.iter().find(|(start, rest, _)| word.text() == *rest && first.text() == *start) else { continue };
        let finding = found.add(first.place_to(&word), format!("“{start} {rest}” is not English."), format!("Write: {meant}"));
        let span = finding.place.span;
        if matches!(*rest, "annum" | "diem") && span.of(prose.document.text()) == format!("{start} {rest}") {
            finding.fix = Some(Fix { edits: vec![Edit { span, with: meant.to_string() }], safe: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::lexicon::layout::{hash, mark_of};
    use crate::check::shown::{found_in, found_in_easy, mended};

    #[test]
    fn each_phrase_begins_with_a_known_word() {
        let mark = |word: &str| mark_of(hash(word.as_bytes()));
        for (first, rest, _) in super::PHRASES {
            assert!(super::BEGIN.has(mark(first)) && super::REST.has(mark(rest)) && super::JOINED.has(mark(&format!("{first}-{rest}"))), "{first} {rest}");
        }
    }

    #[test]
    fn words_that_only_look_foreign() {
        for text in ["£5 per week, a per cent, in place, pro and con", "The Pro Bono Trust and Via Nova", "an ad. Hoc", "via the website", "the status of the quote"] {
            assert_eq!(found_in("latin", text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in("latin", "On an ad-hoc or pro rata basis, and vice versa."), ["ad-hoc", "pro rata", "vice versa"]);
        assert_eq!(found_in_easy("latin", "Write via e-mail."), ["via"]);
        assert_eq!(mended("latin", "£5 per annum, vice versa"), "£5 a year, vice versa");
    }
}
