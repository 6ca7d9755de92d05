//! Floor 3: which signs the fonts of a leaflet have.
//! In: fonts, a text. Out: the stretches of it that paper would show as boxes.
//! Must never: let a sign through that no font has.

use std::ops::Range;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization;

/// A bit for each sign that at least one font has.
pub struct FontCoverage(Vec<u64>);

impl FontCoverage {
    /// What these fonts have together.
    pub fn of(fonts: &[Font]) -> FontCoverage {
        let mut bits = Vec::new();
        for sign in fonts.iter().flat_map(|font| font.info().coverage.iter()) {
            let at = sign as usize / 64;
            if bits.len() <= at {
                bits.resize(at + 1, 0);
            }
            bits[at] |= 1 << (sign % 64);
        }
        FontCoverage(bits)
    }

    fn has(&self, sign: char) -> bool {
        let code = sign as usize;
        is_unseen(sign) || self.0.get(code / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// The stretches of a text that no font has, neighbours together with the spaces between them.
    pub fn missing(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() {
            // Every font that can be read at all has these.
            return Vec::new();
        }
        // A letter and its accent may be two signs in the text and one in the font.
        if text.nfc().all(|sign| self.has(sign)) {
            return Vec::new();
        }
        let mut missing: Vec<Range<usize>> = Vec::new();
        for (at, sign) in text.char_indices().filter(|(_, sign)| !self.has(*sign)) {
            let end = at + sign.len_utf8();
            match missing.last_mut() {
                Some(last)
                    if text[last.end..at]
                        .chars()
                        .all(|between| between.is_whitespace() || is_unseen(between)) =>
                {
                    last.end = end
                }
                _ => missing.push(at..end),
            }
        }
        missing
    }
}

/// Signs that steer others and are never drawn.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || sign.is_control()
        || (sign.is_whitespace() && sign != '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::FontCoverage;

    #[test]
    fn neighbours_are_one_stretch() {
        let signs = FontCoverage(vec![u64::MAX, u64::MAX]);
        assert_eq!(signs.missing("a £5 b é"), [2..4, 8..10]);
        assert_eq!(signs.missing("مرحبا بك a é"), [0..15, 18..20]);
        assert!(signs.missing("plain").is_empty());
    }
}
