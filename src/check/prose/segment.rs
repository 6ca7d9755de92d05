//! Floor 3: splits text into sentences and words.
//! In: the text of a prose and its passages. Out: its sentences and words.
//! Must never: read a character more than a few times, however long the text is.

use super::collect::RunKind;
use super::{IN_CAPITALS, IN_PARTS, IN_SHORT, Prose, Sentence, Word, WordKind, sentence_end};
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

/// Whether a word, without the digits it begins with, has two or more letters, all of them capitals.
fn is_capitals(word: &str) -> bool {
    let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    // These scripts have no capitals, and most words with letters beyond ASCII are written in them.
    let first = word
        .chars()
        .next()
        .is_some_and(|first| !matches!(first, '\u{590}'..='\u{109f}') && first.is_uppercase());
    first
        && word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        && !word.chars().any(char::is_lowercase)
}

/// How many bytes the white space character at `at` has; 0 where there is none.
fn white(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b' ' | b'\t' | b'\n' | b'\r' => 1,
        0xc2 if bytes.get(at + 1) == Some(&0xa0) => 2,
        _ => 0,
    }
}

/// How many bytes the character at `at` has.
fn sign(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The start of the next character.
fn next(bytes: &[u8], at: usize) -> usize {
    at + sign(bytes, at)
}

/// Whether a letter or digit stands at `at`.
#[inline]
fn is_word(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    byte.is_ascii_alphanumeric() || byte >= 0x80 && is_wide(text, at)
}

/// Whether a letter or digit beyond ASCII stands at `at`.
fn is_wide(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // The letters of most scripts have two bytes, which are decoded here without a look at the rest.
    match (bytes[at], bytes.get(at + 1)) {
        (lead @ 0xc0..0xe0, Some(second)) => {
            char::from_u32(u32::from(lead & 0x1f) << 6 | u32::from(second & 0x3f)).is_some_and(is_letter)
        }
        _ => text[at..].chars().next().is_some_and(is_letter),
    }
}

/// Whether a character belongs to a word: letters, digits, and the marks of Arabic and other scripts above
/// letters.
fn is_letter(letter: char) -> bool {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{a70}' | '\u{a71}' | '\u{200c}' | '\u{200d}' => {
            true
        }
        // The characters that are used most need no search in a large table.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '\u{620}'..='\u{669}' | '\u{671}'..='\u{6d3}' => true,
        '\u{2000}'..='\u{206f}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' => false,
        letter => letter.is_alphanumeric(),
    }
}

#[cfg(test)]
#[test]
fn the_letters_listed_here_are_letters() {
    let marks = |letter: char| matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{a70}' | '\u{a71}' | '\u{200c}' | '\u{200d}');
    assert_eq!(
        ('\0'..char::MAX).find(|letter| is_letter(*letter) != (marks(*letter) || letter.is_alphanumeric())),
        None
    );
}

/// Where the letters and digits that begin at `at` end.
fn letters(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while let Some(eight) = bytes[at..].first_chunk() {
            let ascii = ascii_letters(u64::from_le_bytes(*eight));
            at += ascii;
            if ascii < 8 {
                break;
            }
        }
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() => at += 1,
            Some(0x80..) if is_wide(text, at) => at = next(bytes, at),
            _ => return at,
        }
    }
}

/// How many of eight bytes, from the lowest on, are ASCII letters and digits. All eight are compared at once,
/// each in its own byte of a 64-bit number (SWAR).
fn ascii_letters(eight: u64) -> usize {
    const ALL: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ALL * 0x80;
    // After the additions the highest bit of a byte says whether it is at least `from`, and whether it is
    // above `to`.
    let is_within = |bytes: u64, from: u8, to: u8| {
        let bytes = bytes & !HIGH;
        (bytes + ALL * u64::from(0x80 - from)) & !(bytes + ALL * u64::from(0x7f - to))
    };
    let small = eight | (ALL * 0x20);
    let ascii = (is_within(small, b'a', b'z') | is_within(eight, b'0', b'9')) & !eight & HIGH;
    (ascii ^ HIGH).trailing_zeros() as usize / 8
}

#[cfg(test)]
#[test]
fn eight_bytes_are_compared_at_once() {
    for byte in 0..=u8::MAX {
        for at in 0..8 {
            let mut eight = [b'a', b'Z', b'0', b'9', b'z', b'A', b'm', b'5'];
            eight[at] = byte;
            assert_eq!(
                ascii_letters(u64::from_le_bytes(eight)),
                if byte.is_ascii_alphanumeric() { 8 } else { at },
                "{byte} at {at}"
            );
        }
    }
}

/// The end of the address that begins at `start`, if there is one: `www.nhs.uk`, `https://a.org/b?c`,
/// `a.b@c.org`, `gov.uk/benefits`.
fn address(text: &str, start: usize, limit: usize) -> Option<usize> {
    // A limit keeps long text without white space from being read again and again.
    let limit = text.floor_char_boundary(limit.min(start + 300));
    let rest = &text[start..limit];
    let run = rest
        .split(|letter: char| letter.is_whitespace() || "<>()[]“”\"\u{fffc}".contains(letter))
        .next()
        .unwrap_or(rest);
    let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
    let host = run.split("://").last().unwrap_or(run).split(['/', '?', '#']).next().unwrap_or(run);
    let (name, ending) = host.rsplit_once('.')?;
    let fits = !name.is_empty() && ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    (fits && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._@%+:".contains(&byte)))
        .then_some(start + run.len())
}
