//! Floor 3: the prose of a document as one value.
//! In: its text and its parts. Out: the text, and the place in the file of each range of it.
//! Must never: point at something that is not in the file.

use super::collect::TextRun;
use super::parts::{Passage, Sentence, Word};
use crate::base::{Location, Span};
use crate::check::language_standard::LanguageStandard;
use crate::check::lexicon::BloomFilter;
use crate::check::profile::Profile;
use crate::check::thresholds::Thresholds;
use crate::doc::Document;

/// The prose of a document.
pub struct Prose<'d> {
    /// The document.
    pub document: &'d Document,
    /// The thresholds and words that apply to it.
    pub standard: &'d LanguageStandard,
    /// The kind of readers it is written for.
    pub profile: Profile,
    /// The text of all passages without markup, one after another. Code is one object
    /// replacement character.
    pub(super) text: String,
    pub(super) runs: Vec<TextRun>,
    pub(super) passages: Vec<Passage>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) words: Vec<Word>,
    /// The indices of the words that are numbers.
    pub(super) numbers: Vec<u32>,
    /// A Bloom filter over its words.
    pub(super) bloom: BloomFilter,
    /// The flags that at least one of its words has.
    pub(super) flags: u8,
}

impl Prose<'_> {
    /// Whether it is in English: rules about English words do not apply to other languages.
    pub fn is_english(&self) -> bool {
        let lang = &*self.document.content_path.lang;
        lang == "en" || lang.starts_with("en-")
    }

    /// The most that a rule allows in this document. `None` if the rule does not apply to it.
    pub fn limit(&self, thresholds: &Thresholds) -> Option<usize> {
        self.standard.limit(thresholds, self.profile)
    }

    /// The text of all passages, one after another. Facts are as written, and code is one object replacement
    /// character (`\u{fffc}`). A hard line break and the end of a passage are `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span in the file of the bytes `start..end` of [`Prose::text`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (from, to) = (self.place_of(start).0, self.place_of(end.max(start + 1) - 1).1);
        Span::new(from, to.max(from))
    }

    /// The span of the bytes `start..end` of [`Prose::text`] where the file has them in the same form. `None` where
    /// one of them is escaped or written as an entity: then the author wants readers to see it.
    pub fn span_as_typed(&self, start: usize, end: usize) -> Option<Span> {
        let (span, file) = (self.span(start, end), self.document.text());
        let before = &file[..span.start as usize];
        let escapes = before.len() - before.trim_end_matches('\\').len();
        (span.of(file) == &self.text[start..end] && escapes % 2 == 0).then_some(span)
    }

    /// The location of the bytes `start..end` of [`Prose::text`].
    pub fn place(&self, start: usize, end: usize) -> Location {
        self.document.location(self.span(start, end))
    }

    /// Where the character at a byte of the text begins and ends in the file.
    fn place_of(&self, at: usize) -> (usize, usize) {
        let index = self.runs.partition_point(|run| run.at as usize <= at).saturating_sub(1);
        self.runs.get(index).map_or((0, 0), |run| run.place(at))
    }
}
