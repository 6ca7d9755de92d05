//! Floor 3: splits text into sentences and words.
//! In: a text and its passages. Out: its sentences and words.
//! Must never: read a character more than a few times, however long the text is.

use super::characters::{
    address_end, char_length, is_capitals, is_word, letters_end, next_char, white_space_length,
};
use super::collect::RunKind;
use super::model::Prose;
use super::parts::{HAS_PARTS, IN_CAPITALS, Sentence, TWO_CAPITALS, Word, WordKind};
use super::sentence_end;
use crate::base::Span;
use crate::check::lexicon::WordFacts;
use crate::check::lexicon::layout::{hash_within, hash32};
use std::ops::Range;

/// Fills in the sentences and words of each passage.
pub(super) fn split(prose: &mut Prose<'_>) {
    let text = std::mem::take(&mut prose.text);
    let mut splitter = Splitter { prose, text: &text, run: 0, next_run: 0, next_beginning: 0 };
    for index in 0..splitter.prose.passages.len() {
        let first = splitter.prose.sentences.len() as u32;
        let range = splitter.prose.passages[index].at;
        splitter.passage(range.start as usize, range.end as usize);
        splitter.prose.passages[index].sentences = (first, splitter.prose.sentences.len() as u32);
    }
    prose.text = text;
}

/// Where a word ends, and what it is.
struct WordShape {
    end: usize,
    kind: WordKind,
    /// Whether it is joined from several parts: `self-harm`, `www.nhs.uk`.
    has_parts: bool,
}

struct Splitter<'s, 'd> {
    prose: &'s mut Prose<'d>,
    text: &'s str,
    /// The index of the text run that is being read.
    run: usize,
    /// Where the next text run begins.
    next_run: usize,
    /// Where the next character is that can begin a sentence. It is searched for once, however many
    /// characters come before it.
    next_beginning: usize,
}

impl Splitter<'_, '_> {
    /// Splits the passage at the bytes `start..end` of the text.
    fn passage(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let mut sentence_start = start;
        let mut first_word = self.prose.words.len();
        // Where the last characters without white space between them began.
        let mut cluster = start;
        let mut at = start;
        while at < end {
            if at >= self.next_run
                && let Some(length) = self.token(at)
            {
                at += length;
                continue;
            }
            if is_word(self.text, at) {
                at = self.word(at, end);
                // Fast path: mostly a space is next, and no sentence ends after a letter.
                if bytes[at] == b' ' && bytes[at - 1].is_ascii_alphanumeric() {
                    at += 1;
                    cluster = at;
                }
                continue;
            }
            let white_space = white_space_length(bytes, at);
            if white_space == 0 {
                at = next_char(bytes, at);
                continue;
            }
            let is_line_end = bytes[at] == b'\n';
            let after = at + white_space;
            let words = self.prose.words.len() - first_word;
            if is_line_end || cluster < at && self.ends(cluster..at, after..end, words) {
                let length = self.text[sentence_start..at].trim_ascii_end().len();
                self.sentence(sentence_start, sentence_start + length, first_word);
                (sentence_start, first_word) = (after, self.prose.words.len());
            }
            at = after;
            cluster = after;
            // White space before a sentence does not belong to it.
            if self.prose.words.len() == first_word && self.text[sentence_start..at].trim_ascii().is_empty() {
                sentence_start = at;
            }
        }
    }

    /// Whether the characters of `cluster` end a sentence that has `words` words so far. `rest` is what
    /// follows in the passage.
    fn ends(&mut self, cluster: Range<usize>, rest: Range<usize>, words: usize) -> bool {
        // Fast path: most spaces come after a letter.
        if self.text.as_bytes()[cluster.end - 1].is_ascii_alphanumeric()
            || !self.text[cluster.clone()].ends_with(sentence_end::may_end)
        {
            return false;
        }
        if self.next_beginning < rest.start {
            self.next_beginning =
                self.text[rest.clone()].find(sentence_end::begins).map_or(rest.end, |at| rest.start + at);
        }
        // Only punctuation follows: it belongs to this sentence.
        if self.next_beginning >= rest.end && !self.text[rest.clone()].trim_start().is_empty() {
            return false;
        }
        let next = &self.text[self.next_beginning.min(rest.end)..rest.end];
        sentence_end::ends(&self.text[cluster], next, words)
    }

    /// Adds the sentence at the bytes `start..end` of the text.
    fn sentence(&mut self, start: usize, end: usize, first_word: usize) {
        let words = (first_word as u32, self.prose.words.len() as u32);
        // Punctuation alone is not a sentence.
        if words.0 < words.1 {
            self.prose.sentences.push(Sentence { at: Span::new(start, end), words });
        }
    }

    /// Moves on to the text run at `at`. If it is a fact or code that begins there, adds it as a word and
    /// returns its length in the text.
    fn token(&mut self, at: usize) -> Option<usize> {
        let runs = &self.prose.runs;
        while runs.get(self.run + 1).is_some_and(|next| next.at as usize <= at) {
            self.run += 1;
        }
        self.next_run = runs.get(self.run + 1).map_or(usize::MAX, |next| next.at as usize);
        let run = *runs.get(self.run).filter(|run| run.kind != RunKind::Words && run.at as usize == at)?;
        let kind = if run.kind == RunKind::Fact { WordKind::Fact } else { WordKind::Code };
        let length = run.length as usize;
        self.prose.words.push(Word {
            at: Span::new(at, at + length),
            kind,
            flags: run.flags,
            hash: 0,
            facts: WordFacts::default(),
        });
        Some(length)
    }

    /// Finds the end and the kind of the word that begins at `start`. It ends before `limit`.
    fn shape(&self, start: usize, limit: usize) -> WordShape {
        let bytes = self.text.as_bytes();
        let is_number = bytes[start].is_ascii_digit();
        let may_be_phone = bytes[start] == b'0' || start > 0 && bytes[start - 1] == b'+';
        let mut kind = if is_number { WordKind::Number } else { WordKind::Word };
        let mut end = letters_end(self.text, start);
        // Where the current part of the word began.
        let mut part = start;
        // A space ends a word, unless it is between the groups of a phone number.
        while end < limit && (bytes[end] != b' ' || may_be_phone) {
            let after = end + char_length(bytes, end);
            let letter_follows = after < limit && is_word(self.text, after);
            let between_digits =
                bytes[end - 1].is_ascii_digit() && after < limit && bytes[after].is_ascii_digit();
            let joins = match bytes[end] {
                b'.' if letter_follows && !between_digits && end - part > 1 => {
                    if let Some(address_end) = address_end(self.text, start, limit) {
                        (end, kind) = (address_end, WordKind::SiteAddress);
                    }
                    break;
                }
                b'.' => letter_follows && (between_digits || end - part == 1 && !is_number),
                b'@' | b':' if !between_digits && (letter_follows || self.text[end..].starts_with("://")) => {
                    if let Some(address_end) = address_end(self.text, start, limit) {
                        (end, kind) = (address_end, WordKind::SiteAddress);
                    }
                    break;
                }
                b',' | b':' | b'/' => between_digits,
                b'-' | b'\'' => letter_follows,
                b' ' => may_be_phone && is_number && between_digits && end - start >= 2,
                0xe2 => self.text[end..].starts_with(['’', '\u{2011}']) && letter_follows,
                // A hyphen that nobody sees parts no word.
                0xc2 if self.text[end..].starts_with('\u{ad}') => letter_follows,
                0xc2 => self.text[end..].starts_with('\u{a0}') && may_be_phone && is_number && between_digits,
                _ => false,
            };
            if !joins {
                break;
            }
            part = after;
            end = letters_end(self.text, after);
        }
        WordShape { end, kind, has_parts: part > start || kind == WordKind::SiteAddress }
    }

    /// Adds the word that begins at `start`, and returns where it ends.
    fn word(&mut self, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let WordShape { end, kind, has_parts } = self.shape(start, limit);
        let (hash, facts) = if kind == WordKind::Word {
            let hash = hash_within(bytes, start, end);
            self.prose.bloom.add(hash32(hash));
            (hash32(hash), WordFacts::by(hash))
        } else {
            if bytes[start].is_ascii_digit() {
                self.prose.numbers.push(self.prose.words.len() as u32);
            }
            (0, WordFacts::default())
        };
        let mut flags = self.prose.runs[self.run].flags;
        // Fast path: most words begin with a lower-case letter.
        if end - start > 1 && !bytes[start].is_ascii_lowercase() && !bytes[start + 1].is_ascii_lowercase() {
            flags |= if bytes[start].is_ascii_uppercase() && bytes[start + 1].is_ascii_uppercase() {
                TWO_CAPITALS
            } else {
                0
            };
            flags |= if is_capitals(&self.text[start..end]) { IN_CAPITALS } else { 0 };
        }
        if has_parts {
            flags |= HAS_PARTS;
        }
        self.prose.flags |= flags;
        self.prose.words.push(Word { at: Span::new(start, end), kind, flags, hash, facts });
        end
    }
}
