//! Floor 3: splits text into sentences and words.
//! In: the text of a prose and its passages. Out: its sentences and words.
//! Must never: read a character more than a few times, however long the text is.

use super::characters::{address, is_capitals, is_word, letters, next, sign, white};
use super::collect::RunKind;
use super::model::Prose;
use super::parts::{IN_CAPITALS, IN_PARTS, IN_SHORT, Sentence, Word, WordKind};
use super::sentence_end;
use crate::base::Span;
use crate::check::lexicon::WordFacts;
use crate::check::lexicon::layout::{hash_within, hash32};
use std::ops::Range;

/// Fills in the sentences and words of each passage.
pub(super) fn split(prose: &mut Prose<'_>) {
    let text = std::mem::take(&mut prose.text);
    let mut splitter = Splitter { prose, text: &text, piece: 0, until: 0, begins: 0 };
    for at in 0..splitter.prose.passages.len() {
        let from = splitter.prose.sentences.len() as u32;
        let range = splitter.prose.passages[at].at;
        splitter.passage(range.start as usize, range.end as usize);
        splitter.prose.passages[at].sentences = (from, splitter.prose.sentences.len() as u32);
    }
    prose.text = text;
}

/// Where a word ends, and what it is.
struct WordShape {
    end: usize,
    kind: WordKind,
    /// It is joined from several parts: `self-harm`, `www.nhs.uk`.
    has_parts: bool,
}

struct Splitter<'s, 'd> {
    prose: &'s mut Prose<'d>,
    text: &'s str,
    /// The index of the run that is being read.
    piece: usize,
    /// Where the next run begins.
    until: usize,
    /// Where the next character stands that can begin a sentence. It is searched once, however many
    /// characters stand before it.
    begins: usize,
}

impl Splitter<'_, '_> {
    fn passage(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let mut begin = start;
        let mut first_word = self.prose.words.len();
        // Where the run of characters without white space began.
        let mut run = start;
        let mut at = start;
        while at < end {
            if at >= self.until
                && let Some(length) = self.token(at)
            {
                at += length;
                continue;
            }
            if is_word(self.text, at) {
                at = self.word(at, end);
                // Most often a space is next, and no sentence ends after a letter.
                if bytes[at] == b' ' && bytes[at - 1].is_ascii_alphanumeric() {
                    at += 1;
                    run = at;
                }
                continue;
            }
            let white = white(bytes, at);
            if white == 0 {
                at = next(bytes, at);
                continue;
            }
            let broken = bytes[at] == b'\n';
            let after = at + white;
            if broken || run < at && self.ends(run..at, after..end, self.prose.words.len() - first_word) {
                self.sentence(begin, begin + self.text[begin..at].trim_ascii_end().len(), first_word);
                (begin, first_word) = (after, self.prose.words.len());
            }
            at = after;
            run = after;
            // White space before a sentence does not belong to it.
            if self.prose.words.len() == first_word && self.text[begin..at].trim_ascii().is_empty() {
                begin = at;
            }
        }
    }

    /// Whether the characters of `run` end a sentence, when `left` is the rest of the passage.
    fn ends(&mut self, run: Range<usize>, left: Range<usize>, words: usize) -> bool {
        // Most spaces stand after a letter.
        if self.text.as_bytes()[run.end - 1].is_ascii_alphanumeric()
            || !self.text[run.clone()].ends_with(sentence_end::may_end)
        {
            return false;
        }
        if self.begins < left.start {
            self.begins =
                self.text[left.clone()].find(sentence_end::begins).map_or(left.end, |at| left.start + at);
        }
        // Only punctuation is left: it belongs to this sentence.
        if self.begins >= left.end && !self.text[left.clone()].trim_start().is_empty() {
            return false;
        }
        sentence_end::ends(&self.text[run], &self.text[self.begins.min(left.end)..left.end], words)
    }

    fn sentence(&mut self, start: usize, end: usize, first_word: usize) {
        let words = (first_word as u32, self.prose.words.len() as u32);
        // Punctuation alone is no sentence.
        if words.0 < words.1 {
            self.prose.sentences.push(Sentence { at: Span::new(start, end), words });
        }
    }

    /// Adds the fact or the code that begins at `at`, if a run does, and returns its length in the text.
    fn token(&mut self, at: usize) -> Option<usize> {
        let pieces = &self.prose.runs;
        while pieces.get(self.piece + 1).is_some_and(|next| next.at as usize <= at) {
            self.piece += 1;
        }
        self.until = pieces.get(self.piece + 1).map_or(usize::MAX, |next| next.at as usize);
        let piece = *pieces
            .get(self.piece)
            .filter(|piece| piece.kind != RunKind::Words && piece.at as usize == at)?;
        let kind = if piece.kind == RunKind::Fact { WordKind::Fact } else { WordKind::Code };
        let length = piece.length as usize;
        self.prose.words.push(Word {
            at: Span::new(at, at + length),
            kind,
            flags: piece.flags,
            hash: 0,
            facts: WordFacts::default(),
        });
        Some(length)
    }

    /// Finds the end of the word that begins at `start`, and what it is.
    fn shape(&self, start: usize, limit: usize) -> WordShape {
        let bytes = self.text.as_bytes();
        let number = bytes[start].is_ascii_digit();
        let phone = bytes[start] == b'0' || start > 0 && bytes[start - 1] == b'+';
        let mut kind = if number { WordKind::Number } else { WordKind::Word };
        let mut end = letters(self.text, start);
        // Where the part of the word began that is being read.
        let mut part = start;
        // A space ends a word, unless it stands between the groups of a phone number.
        while end < limit && (bytes[end] != b' ' || phone) {
            let sign = sign(bytes, end);
            let after = end + sign;
            let goes_on = after < limit && is_word(self.text, after);
            let digits = bytes[end - 1].is_ascii_digit() && after < limit && bytes[after].is_ascii_digit();
            let joins = match bytes[end] {
                b'.' if goes_on && !digits && end - part > 1 => {
                    if let Some(address) = address(self.text, start, limit) {
                        (end, kind) = (address, WordKind::SiteAddress);
                    }
                    break;
                }
                b'.' => goes_on && (digits || end - part == 1 && !number),
                b'@' | b':' if !digits && (goes_on || self.text[end..].starts_with("://")) => {
                    if let Some(address) = address(self.text, start, limit) {
                        (end, kind) = (address, WordKind::SiteAddress);
                    }
                    break;
                }
                b',' | b':' | b'/' => digits,
                b'-' | b'\'' => goes_on,
                b' ' => phone && number && digits && end - start >= 2,
                0xe2 => self.text[end..].starts_with(['’', '\u{2011}']) && goes_on,
                0xc2 => self.text[end..].starts_with('\u{a0}') && phone && number && digits,
                _ => false,
            };
            if !joins {
                break;
            }
            part = after;
            end = letters(self.text, after);
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
        let mut flags = self.prose.runs[self.piece].flags;
        // Most words begin with a lower-case letter.
        if end - start > 1 && !bytes[start].is_ascii_lowercase() && !bytes[start + 1].is_ascii_lowercase() {
            flags |= if bytes[start].is_ascii_uppercase() && bytes[start + 1].is_ascii_uppercase() {
                IN_SHORT
            } else {
                0
            };
            flags |= if is_capitals(&self.text[start..end]) { IN_CAPITALS } else { 0 };
        }
        if has_parts {
            flags |= IN_PARTS;
        }
        self.prose.marks |= flags;
        self.prose.words.push(Word { at: Span::new(start, end), kind, flags, hash, facts });
        end
    }
}
