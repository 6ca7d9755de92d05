//! Floor 0: one spelling for letters that can be written in two ways.
//! In: a text. Out: the same text with each accent joined to its letter (Unicode's form NFC).
//! Must never: change a letter that has one spelling only.

use super::hash64;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text with its accents joined to their letters: a Mac takes them apart in the names of files.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The hash of a path, the same however its letters are spelled.
#[must_use]
pub fn path_hash(path: &str) -> u64 {
    hash64(&composed(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_and_its_accent_are_one() {
        assert_eq!(composed("cafe\u{301}.md"), "café.md");
        assert_eq!(path_hash("tŷ.md"), path_hash("ty\u{302}.md"));
        assert_ne!(path_hash("ty.md"), path_hash("tŷ.md"));
    }
}
