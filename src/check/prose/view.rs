//! Floor 3: views of passages, sentences and words, for rules to iterate over.
//! In: the prose of a document. Out: cheap views with their text and their place in the file.
//! Must never: copy text.

use super::model::Prose;
use super::parts::{
    HAS_PARTS, IN_CAPITALS, IN_EMPHASIS, IN_LINK, IN_STRONG, ListItem, PassageKind, TWO_CAPITALS, WordKind,
};
use crate::base::{Location, Span};
use crate::check::lexicon::{WordFacts, WordSet};

/// A passage: a heading, a paragraph, an item, a cell…
#[derive(Clone, Copy)]
pub struct PassageRef<'p> {
    prose: &'p Prose<'p>,
    at: usize,
}

/// A sentence. A heading, an item of a list and a cell have at least one, with or without a full stop.
#[derive(Clone, Copy)]
pub struct SentenceRef<'p> {
    prose: &'p Prose<'p>,
    at: usize,
}

/// A word, a number, a fact, an address or code.
#[derive(Clone, Copy)]
#[allow(clippy::should_implement_trait)]
pub struct WordRef<'p> {
    prose: &'p Prose<'p>,
    at: usize,
}

impl Prose<'_> {
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
}

impl<'p> PassageRef<'p> {
    /// What it is.
    pub fn kind(&self) -> PassageKind {
        self.prose.passages[self.at].kind
    }

    /// Whether it is in an Easy Read row, beside a picture.
    pub fn is_in_row(&self) -> bool {
        self.prose.passages[self.at].row
    }

    /// The innermost list item that it is in.
    pub fn item(&self) -> Option<ListItem> {
        self.prose.passages[self.at].item
    }

    /// Its range in [`Prose::text`], with the `\n` that ends it.
    pub fn range(&self) -> std::ops::Range<usize> {
        let at = self.prose.passages[self.at].at;
        at.start as usize..at.end as usize
    }

    /// Its text without markup.
    pub fn text(&self) -> &'p str {
        self.prose.passages[self.at].at.of(&self.prose.text).trim_end()
    }

    /// Its location in the file.
    pub fn location(&self) -> Location {
        let start = self.range().start;
        self.prose.place(start, start + self.text().len())
    }

    /// Its sentences.
    pub fn sentences(
        &self,
    ) -> impl DoubleEndedIterator<Item = SentenceRef<'p>> + ExactSizeIterator + use<'p> {
        let (prose, (from, to)) = (self.prose, self.prose.passages[self.at].sentences);
        (from as usize..to as usize).map(move |at| SentenceRef { prose, at })
    }

    /// Its words.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = WordRef<'p>> + ExactSizeIterator + use<'p> {
        let prose = self.prose;
        let (from, to) = prose.passages[self.at].sentences;
        let sentences = &prose.sentences[from as usize..to as usize];
        let words = sentences.first().map_or(0, |first| first.words.0)
            ..sentences.last().map_or(0, |last| last.words.1);
        (words.start as usize..words.end as usize).map(move |at| WordRef { prose, at })
    }
}

impl<'p> SentenceRef<'p> {
    /// Its range in [`Prose::text`], with the punctuation that ends it.
    pub fn range(&self) -> std::ops::Range<usize> {
        let at = self.prose.sentences[self.at].at;
        at.start as usize..at.end as usize
    }

    /// Its text without markup.
    pub fn text(&self) -> &'p str {
        self.prose.sentences[self.at].at.of(&self.prose.text)
    }

    /// Its location in the file.
    pub fn location(&self) -> Location {
        let at = self.range();
        self.prose.place(at.start, at.end)
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        let (from, to) = self.prose.sentences[self.at].words;
        (to - from) as usize
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its words.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = WordRef<'p>> + ExactSizeIterator + use<'p> {
        let (prose, (from, to)) = (self.prose, self.prose.sentences[self.at].words);
        (from as usize..to as usize).map(move |at| WordRef { prose, at })
    }
}

impl<'p> WordRef<'p> {
    /// Its text.
    pub fn text(&self) -> &'p str {
        self.prose.words[self.at].at.of(&self.prose.text)
    }

    /// Its range in [`Prose::text`].
    pub fn range(&self) -> std::ops::Range<usize> {
        let at = self.prose.words[self.at].at;
        at.start as usize..at.end as usize
    }

    /// What it is.
    pub fn kind(&self) -> WordKind {
        self.prose.words[self.at].kind
    }

    /// What the lexicon knows about it.
    pub fn facts(&self) -> WordFacts {
        self.prose.words[self.at].facts
    }

    /// The 32-bit hash of its letters in lower case; 0 for a number, a fact, an address or code.
    pub fn hash(&self) -> u32 {
        self.prose.words[self.at].hash
    }

    /// The word before it, in the whole text.
    pub fn before(&self) -> Option<WordRef<'p>> {
        self.at.checked_sub(1).map(|at| WordRef { prose: self.prose, at })
    }

    /// The word after it, in the whole text.
    pub fn next(&self) -> Option<WordRef<'p>> {
        (self.at + 1 < self.prose.words.len()).then(|| WordRef { prose: self.prose, at: self.at + 1 })
    }

    /// Whether it is this word in any capitals. `word` is in lower-case ASCII.
    pub fn is(&self, word: &str) -> bool {
        self.text().eq_ignore_ascii_case(word)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        self.text().chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it has two or more letters, all of them capitals.
    pub fn is_capitals(&self) -> bool {
        self.prose.words[self.at].flags & IN_CAPITALS != 0
    }

    /// Whether it has several parts, joined by an apostrophe, a hyphen, a full stop…
    pub fn has_parts(&self) -> bool {
        self.prose.words[self.at].flags & HAS_PARTS != 0
    }

    /// The sentence that it is in: every word is in one.
    pub fn sentence(&self) -> SentenceRef<'p> {
        let at = self.prose.sentences.partition_point(|sentence| sentence.words.1 as usize <= self.at);
        SentenceRef { prose: self.prose, at }
    }

    /// The words of its sentence from `reach` words before it to `reach - 1` words after it, and its own index
    /// among them.
    pub fn around(&self, reach: usize) -> (Vec<WordRef<'p>>, usize) {
        let (prose, (first, last)) = (self.prose, self.prose.sentences[self.sentence().at].words);
        let from = self.at.saturating_sub(reach).max(first as usize);
        let to = (self.at + reach).min(last as usize);
        ((from..to).map(|at| WordRef { prose, at }).collect(), self.at - from)
    }

    /// Whether it is in a link.
    pub fn is_in_link(&self) -> bool {
        self.prose.words[self.at].flags & IN_LINK != 0
    }

    /// Whether it is in italics.
    pub fn is_emphasis(&self) -> bool {
        self.prose.words[self.at].flags & IN_EMPHASIS != 0
    }

    /// Whether it is bold.
    pub fn is_strong(&self) -> bool {
        self.prose.words[self.at].flags & IN_STRONG != 0
    }

    /// The text between the word before it (or the start of the text) and this word.
    pub fn gap(&self) -> &'p str {
        let before = self.at.checked_sub(1).map_or(0, |before| self.prose.words[before].at.end as usize);
        &self.prose.text[before..self.range().start]
    }

    /// Its span in the file.
    pub fn span(&self) -> Span {
        let at = self.range();
        self.prose.span(at.start, at.end)
    }

    /// Its location in the file.
    pub fn location(&self) -> Location {
        self.prose.document.location(self.span())
    }

    /// The location from the start of this word to the end of a later one.
    pub fn location_to(&self, last: &WordRef<'_>) -> Location {
        self.prose.place(self.range().start, last.range().end)
    }
}
