//! Floor 3: the prose of a document: its passages, sentences and words.
//! In: a document and the standard of its language. Out: passages, sentences and words, each with its place
//! in the file.
//! Must never: be made twice for one document, or point at a place that is not in the file.

mod block_text;
mod characters;
mod collect;
mod phrase_list;
mod phrase_set;
mod segment;
mod sentence_end;
#[cfg(test)]
mod tests;
mod view;

pub use block_text::{BlockText, for_each_block};
pub use phrase_list::{IDIOMS, INSTEAD, LOADED, Phrase, PhraseList, instead_of, phrases_in};
pub use phrase_set::{PhraseSet, find};
pub use view::{PassageRef, SentenceRef, WordRef};

use super::language_standard::LanguageStandard;
use super::lexicon::{BloomFilter, WordFacts, WordSet};
use super::thresholds::Thresholds;
use super::{Profile, profile_of};
use crate::base::{Location, Span};
use crate::doc::Document;
use collect::TextRun;

/// The kind of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PassageKind {
    /// `title` of the front matter.
    Title,
    /// `summary` of the front matter.
    Summary,
    /// A heading, with its level as written.
    Heading(u8),
    Paragraph,
    /// The text of a list item, or a paragraph in it.
    Item,
    /// A cell in the first row of a table.
    HeadCell,
    Cell,
    Term,
    Definition,
    CalloutTitle,
}

/// The kind of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit: `12`, `1,000`, `5:30pm`, `0800 123 4567`.
    Number,
    /// `{{imha.phone}}`
    Fact,
    /// The address of a website or of a person: `www.nhs.uk`, `a@b.org`.
    SiteAddress,
    /// Code between backticks.
    Code,
}

/// Flag of a word in a link.
const IN_LINK: u8 = 1;
/// Flag of a word between `*` or `_`.
const IN_EMPHASIS: u8 = 2;
/// Flag of a word between `**`.
const IN_STRONG: u8 = 4;
/// Flag of a word with two or more letters, all of them capitals.
const IN_CAPITALS: u8 = 8;
/// Flag of a word that begins with two ASCII capitals.
const TWO_CAPITALS: u8 = 16;
/// Flag of a word with several parts, joined by an apostrophe, a hyphen, a full stop…
const HAS_PARTS: u8 = 32;

/// The list item that a passage is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its node in the tree.
    pub node: u32,
    /// Whether the items of the list are numbered.
    pub numbered: bool,
}

struct Passage {
    kind: PassageKind,
    item: Option<ListItem>,
    /// Whether it is in an Easy Read row, beside a picture.
    row: bool,
    /// Its range in the text of the prose, in bytes.
    at: Span,
    /// The range of its sentences in `Prose::sentences`.
    sentences: (u32, u32),
}

struct Sentence {
    /// Its range in the text of the prose, in bytes.
    at: Span,
    /// The range of its words in `Prose::words`.
    words: (u32, u32),
}

struct Word {
    /// Its range in the text of the prose, in bytes.
    at: Span,
    kind: WordKind,
    flags: u8,
    /// The 32-bit hash of its letters in lower case; 0 for a number, a fact, an address or code.
    hash: u32,
    facts: WordFacts,
}

/// The prose of a document.
pub struct Prose<'d> {
    /// The document.
    pub document: &'d Document,
    /// The thresholds and words that apply to it.
    pub standard: &'d LanguageStandard,
    /// The kind of readers it is written for.
    pub profile: Profile,
    /// The text of all passages without markup, one after another. Code is one object replacement character.
    text: String,
    runs: Vec<TextRun>,
    passages: Vec<Passage>,
    sentences: Vec<Sentence>,
    words: Vec<Word>,
    /// The indices of the words that are numbers.
    numbers: Vec<u32>,
    /// A Bloom filter over its words.
    bloom: BloomFilter,
    /// The flags that at least one of its words has.
    flags: u8,
}

impl<'d> Prose<'d> {
    /// Collects the text of a document in one pass over its tree, and splits it in one pass over the text.
    pub fn of(document: &'d Document, standard: &'d LanguageStandard) -> Self {
        let collected = collect::collect(document);
        // A word and its space have five bytes or more on average, and a sentence has eight words or more.
        let expected_words = collected.text.len() / 5;
        let mut prose = Prose {
            document,
            standard,
            profile: profile_of(document),
            text: collected.text,
            runs: collected.runs,
            passages: collected.passages,
            sentences: Vec::with_capacity(expected_words / 8),
            words: Vec::with_capacity(expected_words),
            numbers: Vec::new(),
            bloom: BloomFilter::default(),
            flags: 0,
        };
        segment::split(&mut prose);
        prose
    }

    /// Whether it is in English: rules about English words do not apply to other languages.
    pub fn is_english(&self) -> bool {
        let lang = &*self.document.content_path.lang;
        lang == "en" || lang.starts_with("en-")
    }

    /// The most that a rule allows in this document. `None` if the rule does not apply to it.
    pub fn limit(&self, thresholds: &Thresholds) -> Option<usize> {
        self.standard.limit(thresholds, self.profile)
    }

    /// Its passages, in the order of the file.
    pub fn passages(&self) -> impl DoubleEndedIterator<Item = PassageRef<'_>> + ExactSizeIterator {
        (0..self.passages.len()).map(|at| PassageRef { prose: self, at })
    }

    /// Its sentences, in the order of the file.
    pub fn sentences(&self) -> impl DoubleEndedIterator<Item = SentenceRef<'_>> + ExactSizeIterator {
        (0..self.sentences.len()).map(|at| SentenceRef { prose: self, at })
    }

    /// Its words, in the order of the file.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = WordRef<'_>> + ExactSizeIterator {
        (0..self.words.len()).map(|at| WordRef { prose: self, at })
    }

    /// Its words that are in a set.
    pub fn words_of<const N: usize>(&self, set: &'static WordSet<N>) -> impl Iterator<Item = WordRef<'_>> {
        let words = if set.may_be_in(&self.bloom) { &self.words[..] } else { &[] };
        words
            .iter()
            .enumerate()
            .filter(|(_, word)| set.has(word.hash))
            .map(|(at, _)| WordRef { prose: self, at })
    }

    /// Its words that are numbers.
    pub fn numbers(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.numbers.iter().map(|at| WordRef { prose: self, at: *at as usize })
    }

    /// Its words that begin with two capital letters: `IMHA`, `GPs`.
    pub fn short_names(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.flagged(TWO_CAPITALS)
    }

    /// Its bold words.
    pub fn bold_words(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.flagged(IN_STRONG)
    }

    /// Its words in capitals.
    pub fn capitals(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.flagged(IN_CAPITALS)
    }

    /// Its words with a flag. Most texts have no such word, and are then not searched.
    fn flagged(&self, flag: u8) -> impl Iterator<Item = WordRef<'_>> {
        let words = if self.flags & flag == 0 { &[] } else { &self.words[..] };
        words
            .iter()
            .enumerate()
            .filter(move |(_, word)| word.flags & flag != 0)
            .map(|(at, _)| WordRef { prose: self, at })
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
