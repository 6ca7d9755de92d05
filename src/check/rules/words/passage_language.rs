//! A passage in another language than its page
//!
//! A page says which language it is in, and a screen reader speaks its words with the sounds of that language. Listeners
//! cannot understand a long passage in another language. It belongs in the folder of its own language.
//!
//! On English pages the rule judges passages of 100 letters or more. On pages in other languages it finds only English
//! passages.
//!
//! **Helps:** people who use a screen reader, and people whose first language is not English.
//! **Source:** WCAG 3.1.2, Language of Parts.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to say what you want. An advocate goes with you to meetings and writes letters with you. You decide what to do.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Pomagamy ludziom powiedzieć, czego chcą. Rzecznik chodzi z nimi na spotkania i pisze z nimi listy. Oni sami decydują, co robić dalej.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Rydym yn helpu pobl i ddweud beth maen nhw ei eisiau. Mae eiriolwr yn mynd gyda chi i gyfarfodydd ac yn ysgrifennu llythyrau gyda chi.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::WordSet;
use crate::check::prose::{PassageRef, Prose, WordKind};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "passage-language",
        Severity::Warning,
        "A screen reader speaks it with the sounds of another language, and nobody understands it.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("passage_language.rs"),
};

/// Shorter passages have too few words for a sure result. In bytes, or in letters for `is_foreign`.
const SHORTEST: usize = 100;

/// The most bytes of a passage that are needed to detect its language.
const ENOUGH_TEXT: usize = 1000;

/// How many function words of a language show that a passage is in it.
const ENOUGH_WORDS: usize = 4;

/// The least confidence of the language detection, from 0 to 1.
const LEAST_CONFIDENCE: f64 = 0.95;

fn judge(prose: &Prose, found: &mut Reporter) {
    let is_english = prose.is_english();
    let is_welsh = prose.document.content_path.lang.starts_with("cy");
    for passage in prose.passages().filter(|passage| passage.range().len() > SHORTEST) {
        let other = match is_english {
            true if has_many(passage, &ENGLISH) => None,
            true if has_many(passage, &WELSH) => Some("Welsh"),
            true => {
                let text = passage.text();
                is_foreign(&text[..text.floor_char_boundary(ENOUGH_TEXT.min(text.len()))])
                    .then_some("another language")
            }
            // A Welsh passage may hold English names of laws and organisations.
            false if is_welsh && has_many(passage, &WELSH) => None,
            false => is_all_english(passage).then_some("English"),
        };
        if let Some(other) = other {
            let help =
                "Write it on a page of its own in the folder of its language. For Welsh, that is content/cy.";
            found.add(
                passage.location(),
                format!("This passage seems to be in {other}, but the page is not."),
                help,
            );
        }
    }
}

/// Function words of English.
static ENGLISH: WordSet<33> = WordSet::of([
    "the", "and", "you", "your", "of", "are", "with", "that", "this", "not", "have", "we", "they", "from",
    "it", "can", "will", "who", "be", "their", "when", "by", "or", "as", "at", "our", "if", "must", "may",
    "to", "on", "is", "for",
]);

/// Function words of Welsh.
static WELSH: WordSet<20> = WordSet::of([
    "yn", "y", "yr", "ac", "mae", "eich", "chi", "gyda", "wedi", "neu", "ydych", "ei", "eu", "maen", "rydym",
    "gallwch", "sydd", "hefyd", "pobl", "mae'r",
]);

/// Whether a passage has enough function words of a language. Mostly its first line has, so that the search is short.
fn has_many<const N: usize>(passage: PassageRef, small: &WordSet<N>) -> bool {
    passage.words().filter(|word| small.has(word.hash())).nth(ENOUGH_WORDS - 1).is_some()
}

/// Whether at least a third of the words are English function words.
fn is_all_english(passage: PassageRef) -> bool {
    let words = || passage.words().filter(|word| word.kind() == WordKind::Word);
    words().filter(|word| ENGLISH.has(word.hash())).count() * 3 >= words().count()
}

/// Whether a text is certainly in another language than English. A list of names is not.
fn is_foreign(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let names = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    letters >= SHORTEST
        && names * 2 < words().count().max(1)
        && whatlang::detect(text).is_some_and(|detected| {
            detected.lang() != whatlang::Lang::Eng
                && detected.is_reliable()
                && detected.confidence() >= LEAST_CONFIDENCE
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_file};

    #[test]
    fn passages_that_are_no_other_language() {
        for text in [
            "Herefordshire, Worcestershire, Gloucestershire, Warwickshire, Shropshire, Staffordshire, Leicestershire, Northamptonshire, Oxfordshire",
            "Aromatherapy, reflexology, physiotherapy, hydrotherapy, psychotherapy, chemotherapy, radiotherapy, occupational therapy, counselling",
            "[A very long link](https://www.legislation.gov.uk/ukpga/1983/20/section/130C/very/long/address/that/goes/on/and/on/for/ever/and/ever)",
            "Dziękuję za pomoc.",
            "Cymraeg: mae croeso i chi gysylltu â ni yn Gymraeg.",
            "{{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}} {{imha.phone}}",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        let urdu = "ہم لوگوں کو یہ کہنے میں مدد کرتے ہیں کہ وہ کیا چاہتے ہیں۔ ایک وکیل آپ کے ساتھ ملاقاتوں میں جاتا ہے اور آپ کے ساتھ خط لکھتا ہے۔ فیصلہ آپ خود کرتے ہیں۔";
        assert_eq!(found_in(&RULE, &format!("Read this.\n\n{urdu}")), [urdu]);
        let german = "- Wir helfen Menschen zu sagen, was sie wollen. Eine Fürsprecherin geht mit zu Gesprächen und schreibt gemeinsam mit ihnen ihre Briefe.";
        assert_eq!(found_in(&RULE, german).len(), 1);
    }

    #[test]
    fn english_is_found_on_pages_in_other_languages() {
        let english = "If you are not happy with this, you can ask for an advocate. They will listen to you and help you to say what you want to say.";
        let welsh = "Mae gennych hawl i eiriolwr. Mae'r eiriolwr yn gwrando arnoch chi ac yn eich helpu i ddweud beth rydych chi ei eisiau wrth y tîm.";
        let name = "Cysylltwch ag adran Department of Health and Social Care neu with the National Institute for Health and Care Excellence os ydych yn poeni am hyn.";
        let page =
            |path: &str, text: &str| found_in_file(&RULE, path, &format!("---\ntitle: X\n---\n\n{text}\n"));
        assert_eq!(page("content/cy/page.md", english).len(), 1);
        assert_eq!(page("content/cy/page.md", welsh), [] as [&str; 0]);
        assert_eq!(page("content/cy/page.md", name), [] as [&str; 0]);
        assert_eq!(page("content/pl/page.md", english).len(), 1);
    }
}
