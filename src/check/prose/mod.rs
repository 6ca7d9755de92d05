//! Floor 3: the prose of a document: its passages, sentences and words.
//! In: a document and the standard of its language. Out: passages, sentences and words, each with its place
//! in the file.
//! Must never: be made twice for one document, or point at something that is not in the file.

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

/// What a passage is.
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

/// What a word is.
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
    /// Between backticks.
    Code,
}

/// Stands in a link.
const IN_LINK: u8 = 1;
/// Stands between `*` or `_`.
const IN_EMPHASIS: u8 = 2;
/// Stands between `**`.
const IN_STRONG: u8 = 4;
/// Has two or more letters, all of them capitals.
const IN_CAPITALS: u8 = 8;
/// Begins with two ASCII capitals.
const IN_SHORT: u8 = 16;
/// Has several parts, joined by an apostrophe, a hyphen, a full stop…
const IN_PARTS: u8 = 32;

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
    /// In the text of the prose.
    at: Span,
    sentences: (u32, u32),
}

struct Sentence {
    at: Span,
    words: (u32, u32),
}

struct Word {
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
    /// The text of all passages without markup, one after another. Code is one replacement character.
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
    marks: u8,
}

impl<'d> Prose<'d> {
    /// Reads the tree of a document in one pass, and its text in another.
    pub fn of(document: &'d Document, standard: &'d LanguageStandard) -> Self {
        let gathered = collect::collect(document);
        let guess = gathered.text.len() / 5;
        let mut prose = Prose {
            document,
            standard,
            profile: profile_of(document),
            text: gathered.text,
            runs: gathered.pieces,
            passages: gathered.passages,
            sentences: Vec::with_capacity(guess / 8),
            words: Vec::with_capacity(guess),
            numbers: Vec::new(),
            bloom: BloomFilter::default(),
            marks: 0,
        };
        segment::split(&mut prose);
        prose
    }

    /// Whether it is in English: rules about English words do not apply to other languages.
    pub fn is_english(&self) -> bool {
        let lang = &*self.document.content_path.lang;
        lang == "en" || lang.starts_with("en-")
    }

    /// The most that a rule allows in this document; none where it asks nothing.
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
        self.marked(IN_SHORT)
    }

    /// Its bold words.
    pub fn bold_words(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.marked(IN_STRONG)
    }

    /// Its words in capitals.
    pub fn capitals(&self) -> impl Iterator<Item = WordRef<'_>> {
        self.marked(IN_CAPITALS)
    }

    // Most texts have no word with most flags.
    fn marked(&self, mark: u8) -> impl Iterator<Item = WordRef<'_>> {
        let words = if self.marks & mark == 0 { &[] } else { &self.words[..] };
        words
            .iter()
            .enumerate()
            .filter(move |(_, word)| word.flags & mark != 0)
            .map(|(at, _)| WordRef { prose: self, at })
    }

    /// The text of all passages, one after another. Facts are as written, code is one replacement character
    /// (`\u{fffc}`). A hard line break and the end of a passage are `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the file of the bytes `start..end` of [`Prose::text`].
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (from, to) = (self.place_of(start).0, self.place_of(end.max(start + 1) - 1).1);
        Span::new(from, to.max(from))
    }

    /// The same as a location.
    pub fn place(&self, start: usize, end: usize) -> Location {
        self.document.location(self.span(start, end))
    }

    /// Where the character at a byte of the text begins and ends in the file.
    fn place_of(&self, at: usize) -> (usize, usize) {
        let piece = self.runs.partition_point(|piece| piece.at as usize <= at).saturating_sub(1);
        let Some(piece) = self.runs.get(piece) else { return (0, 0) };
        piece.place(at)
    }
}
