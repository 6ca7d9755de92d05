//! Floor 3: measures how hard a text is to read.
//! In: the prose of a document. Out: its counts, and its school level by two formulas.
//! Must never: give a level to a short text, or to one that is not in English.

use super::LanguageStandard;
use super::lexicon::syllables;
use super::prose::{PassageKind, Prose, WordKind};
use crate::base::par_map;
use crate::site::{Page, Site};

/// The fewest words for which the formulas give a meaningful level.
pub const FEWEST_WORDS: usize = 100;

/// The counts that the formulas need. Headings, table cells, facts and addresses are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Readability {
    pub words: usize,
    pub sentences: usize,
    pub syllables: usize,
    /// Words of three or more syllables.
    pub long_words: usize,
    /// Whether the text is in English, the only language that the formulas are for.
    pub english: bool,
}

/// How hard a text is, in years of school in the USA.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SchoolLevel {
    /// Flesch–Kincaid grade: 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid, Fishburne,
    /// Rogers and Chissom, 1975).
    pub flesch_kincaid: f64,
    /// SMOG grade: 1.043 · √(30 · long words per sentence) + 3.1291 (McLaughlin, 1969).
    pub smog: f64,
}

impl Readability {
    /// Counts a text.
    pub fn of(prose: &Prose<'_>) -> Readability {
        let mut reading = Readability { english: prose.is_english(), ..Readability::default() };
        let running = prose.passages().filter(|passage| {
            matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item | PassageKind::Definition)
        });
        for sentence in running.flat_map(|passage| passage.sentences()) {
            let words_before = reading.words;
            for word in sentence.words() {
                let count = match word.kind() {
                    WordKind::Word => match word.facts().syllables {
                        0 => syllables(word.text(), word.has_parts()),
                        listed => listed.into(),
                    },
                    WordKind::Number => 1,
                    WordKind::Fact | WordKind::SiteAddress | WordKind::Code => continue,
                };
                reading.words += 1;
                reading.syllables += count;
                reading.long_words += usize::from(count >= 3);
            }
            reading.sentences += usize::from(reading.words > words_before);
        }
        reading
    }

    /// The level of the text. `None` if it has fewer than [`FEWEST_WORDS`] words or is not in English.
    pub fn level(&self) -> Option<SchoolLevel> {
        let (words, sentences) = (self.words as f64, self.sentences as f64);
        (self.english && self.words >= FEWEST_WORDS).then(|| SchoolLevel {
            flesch_kincaid: 0.39 * words / sentences + 11.8 * self.syllables as f64 / words - 15.59,
            smog: 1.043 * (30.0 * self.long_words as f64 / sentences).sqrt() + 3.1291,
        })
    }
}

/// The counts of each page of a site, in the order of the pages.
pub fn readings(site: &Site) -> Vec<(&Page, Readability)> {
    let standards: Vec<LanguageStandard> =
        (0..site.locales.len()).map(|locale| LanguageStandard::of(site, locale)).collect();
    par_map(&site.pages, |page| (page, Readability::of(&Prose::of(&page.doc, &standards[page.locale]))))
}
