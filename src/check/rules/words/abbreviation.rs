//! Short forms such as “e.g.”
//!
//! Some people do not know what e.g., i.e. or etc. means, and some screen readers say “egg” for eg. Write it out: “for
//! example”, “that is”, “and so on”. That is an error in Easy Read and a warning elsewhere. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 12 places,
//! in 0.4 % of the sentences.
//!
//! **Helps:** people who use a screen reader, and people whose first language is not English.
//! **Source:** NHS, A to Z of how we write: eg, ie and etc; BITV 2.0, annex 2: no abbreviations.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Bring a friend, for example.
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
//! Bring somebody, e.g. a friend.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring letters, bills, etc.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "abbreviation",
        Severity::Error,
        "Some readers do not know it, and some screen readers say it wrongly.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("abbreviation.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let text = prose.text();
    for word in prose.words().filter(|word| SHORT.has(word.hash())) {
        let Some((_, meaning)) = MEANINGS.iter().find(|(short, _)| word.text() == *short) else { continue };
        let range = word.range();
        let stop = usize::from(text[range.end..].starts_with('.'));
        let shown = &text[range.start..range.end + stop];
        let place = prose.place(range.start, range.end + stop);
        let span = place.span;
        let finding = found.add(place, format!("“{shown}” is a short form."), format!("Write: {meaning}"));
        if prose.profile != Profile::Easy {
            finding.set_severity(Severity::Warning);
        }
        // Only these two can replace the short form as they are: “etc.” needs other words before it.
        if matches!(*meaning, "for example" | "that is") && span.of(prose.document.text()) == shown {
            let mut replacement = meaning.to_string();
            if word.is_capitalised() {
                replacement.replace_range(..1, &meaning[..1].to_uppercase());
            }
            finding.fix = Some(Fix { edits: vec![Edit { span, replacement }], safe: true });
        }
    }
}

/// The meaning of each short form. IE and EG in capitals are names.
const MEANINGS: [(&str, &str); 19] = [
    ("e.g", "for example"),
    ("eg", "for example"),
    ("E.g", "for example"),
    ("Eg", "for example"),
    ("i.e", "that is"),
    ("ie", "that is"),
    ("I.e", "that is"),
    ("Ie", "that is"),
    ("etc", "and so on, or say what else there is"),
    ("approx", "about"),
    ("Approx", "about"),
    ("asap", "as soon as you can"),
    ("ASAP", "as soon as you can"),
    ("cf", "compare with"),
    ("incl", "including"),
    ("misc", "other"),
    ("NB", "note, or leave it out"),
    ("N.B", "note, or leave it out"),
    ("viz", "namely"),
];

const SHORT: WordSet<19> = WordSet::of_table(MEANINGS);

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn short_words_that_are_no_short_form() {
        for text in [
            "The egg is in the pie. Nb is a metal. IE and EG are names.",
            "Go to www.eg.org/etc or a.e.g@b.org.",
            "`e.g.`",
            "etching, approximate, viz-a-viz",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "Tea (e.g. green), i.e. a drink, etc. Approx. 5, eg milk"),
            ["e.g.", "i.e.", "etc.", "Approx.", "eg"]
        );
        assert_eq!(
            mended(&RULE, "E.g. tea, eg. milk (ie water) etc. Now i.e., this"),
            "For example tea, for example milk (that is water) etc. Now that is, this"
        );
    }
}
