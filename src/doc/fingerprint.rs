//! Floor 1: short hashes by which a file remembers another text, or its own as it was.
//! In: the words of a page. Out: hexadecimal digits for front matter, the same on every machine.
//! Must never: depend on how lines end, or change from one version to the next: staff keep them in their
//! files.

use crate::base::{Key, KeyHasher};
use std::hash::Hash;

/// Eight hexadecimal digits of a title, a summary and the text below them (`reviewed_text`). Space around the
/// text and at the ends of its lines does not count.
pub fn of_text(title: Option<&str>, summary: Option<&str>, body: &str) -> String {
    let mut hasher = KeyHasher::new();
    title.hash(&mut hasher);
    summary.hash(&mut hasher);
    hash_lines(body, hasher).short()
}

/// Four hexadecimal digits of a heading and four of the text below it: `1a2b-3c4d` (`translated_from`).
pub fn of_part(heading: &str, body: &str) -> String {
    let short = |text: &str| hash_lines(text, KeyHasher::new()).short()[..4].to_string();
    format!("{}-{}", short(heading), short(body))
}

/// Whether a text can be what `translated_from` keeps: eight digits, then any number of parts.
pub fn is_fingerprints(kept: &str) -> bool {
    let hex =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut words = kept.split_whitespace();
    words.next().is_some_and(|whole| hex(whole, 8))
        && words
            .all(|part| part.split_once('-').is_some_and(|(heading, text)| hex(heading, 4) && hex(text, 4)))
}

fn hash_lines(text: &str, mut hasher: KeyHasher) -> Key {
    text.trim().lines().for_each(|line| line.trim_end().hash(&mut hasher));
    hasher.key()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files of staff hold these digits: a build that made others would call every page unreviewed.
    #[test]
    fn the_digits_stay_the_same() {
        assert_eq!(of_text(Some("A"), None, "\nText.  \r\nMore.\n"), "74d53e4c");
        assert_eq!(of_part("When", "Now.\n"), "3c4a-0aa4");
    }

    #[test]
    fn fingerprints_are_told_from_other_words() {
        assert!(is_fingerprints("12345678") && is_fingerprints("1234abcd 1a2b-3c4d 0000-ffff"));
        for wrong in ["", "yes", "1234567", "12345678 12", "12345678 1234-12345", "2026-11-22"] {
            assert!(!is_fingerprints(wrong), "{wrong}");
        }
    }
}
