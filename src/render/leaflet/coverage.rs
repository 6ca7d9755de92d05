//! Floor 3: font coverage: which characters the fonts of a leaflet have.
//! In: fonts, a text. Out: the ranges of the text that would be printed as empty boxes.
//! Must never: let a character through that no font has.

use std::ops::Range;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization;

/// A set of code points: bit `code % 64` of word `code / 64` is 1 if at least one font has the character.
pub struct FontCoverage(Vec<u64>);

impl FontCoverage {
    /// The characters that these fonts have together.
    pub fn new(fonts: &[Font]) -> FontCoverage {
        let mut bits = Vec::new();
        for character in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
            let word = character as usize / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (character % 64);
        }
        FontCoverage(bits)
    }

    fn has(&self, character: char) -> bool {
        let code = character as usize;
        is_invisible(character) || self.0.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The byte ranges of a text that no font has. Neighbours are one range, with the spaces between them.
    pub fn missing(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() {
            // Every font that can be read has ASCII.
            return Vec::new();
        }
        // A letter and its accent may be two characters in the text and one in the font (NFC).
        if text.nfc().all(|character| self.has(character)) {
            return Vec::new();
        }
        let mut missing: Vec<Range<usize>> = Vec::new();
        for (at, character) in text.char_indices().filter(|(_, character)| !self.has(*character)) {
            let end = at + character.len_utf8();
            match missing.last_mut() {
                Some(last)
                    if text[last.end..at]
                        .chars()
                        .all(|between| between.is_whitespace() || is_invisible(between)) =>
                {
                    last.end = end
                }
                _ => missing.push(at..end),
            }
        }
        missing
    }
}

/// Characters that are never drawn: controls, joiners, marks of direction, variation selectors, most spaces.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    ) || character.is_control()
        || (character.is_whitespace() && character != '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::FontCoverage;

    #[test]
    fn neighbours_are_one_range() {
        let coverage = FontCoverage(vec![u64::MAX, u64::MAX]);
        assert_eq!(coverage.missing("a £5 b é"), [2..4, 8..10]);
        assert_eq!(coverage.missing("مرحبا بك a é"), [0..15, 18..20]);
        assert!(coverage.missing("plain").is_empty());
    }
}
