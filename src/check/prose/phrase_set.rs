//! Floor 3: finds a few known phrases in any text.
//! In: a text, and phrases in lower case. Out: which phrase is there, and where.
//! Must never: find a phrase inside a longer word, or distinguish capitals or kinds of apostrophe.

use crate::check::lexicon::WordSet;

/// Phrases to look up at each word of a text. They are written in lower case, with straight apostrophes.
pub struct PhraseSet<const N: usize> {
    /// The first word of each.
    first: WordSet<N>,
    phrases: [&'static str; N],
}

impl<const N: usize> PhraseSet<N> {
    /// Builds the set at compile time.
    pub const fn of(phrases: [&'static str; N]) -> Self {
        PhraseSet { first: WordSet::of_first(phrases), phrases }
    }

    /// The index of the phrase that `words` begin with, and its length in `words` in bytes. `hash` is the
    /// hash of the first word.
    #[inline]
    pub fn begin(&self, hash: u32, words: &str) -> Option<(usize, usize)> {
        if !self.first.has(hash) {
            return None;
        }
        self.first.each(hash).find_map(|index| Some((index, matched_length(words, self.phrases[index])?)))
    }
}

/// The first place in `words` with one of these phrases as whole words: start and end in bytes. The phrases are
/// written in lower case, with straight apostrophes, and begin with two letters.
pub fn find(words: &str, phrases: &[&str]) -> Option<(usize, usize)> {
    let bytes = words.as_bytes();
    // No phrase begins like most words: comparing a bit for their first two letters saves comparing phrases.
    let beginnings = phrases.iter().fold(0u128, |all, phrase| all | beginning(phrase.as_bytes()));
    let mut at = 0;
    while at < bytes.len() {
        let (is_letter, length) = character(words, at);
        if is_letter && beginnings & beginning(&bytes[at..]) != 0 {
            let first_two =
                [bytes[at].to_ascii_lowercase(), bytes.get(at + 1).map_or(0, u8::to_ascii_lowercase)];
            if let Some(length) = phrases
                .iter()
                .filter(|phrase| phrase.as_bytes()[..2] == first_two)
                .find_map(|phrase| matched_length(&words[at..], phrase))
            {
                return Some((at, at + length));
            }
        }
        at += length;
        // A phrase cannot begin inside a word.
        if is_letter {
            while at < bytes.len()
                && let (true, length) = character(words, at)
            {
                at += length;
            }
        }
    }
    None
}

/// Whether the character at `at` is a letter or digit, and its length in bytes.
fn character(words: &str, at: usize) -> (bool, usize) {
    match words.as_bytes()[at] {
        byte if byte.is_ascii() => (byte.is_ascii_alphanumeric(), 1),
        _ => words[at..]
            .chars()
            .next()
            .map_or((false, 1), |letter| (letter.is_alphanumeric(), letter.len_utf8())),
    }
}

/// A bit for the first two letters, the same in upper and lower case. Several beginnings share each bit.
fn beginning(bytes: &[u8]) -> u128 {
    match bytes {
        [first, second, ..] => 1 << ((first & 31) << 2 | (second & 3)),
        _ => 0,
    }
}

/// How many bytes of `words` the phrase has, if they begin with it.
fn matched_length(words: &str, phrase: &str) -> Option<usize> {
    let mut letters = words.char_indices();
    for wanted in phrase.chars() {
        let (_, letter) = letters.next()?;
        if normalised(letter) != wanted {
            return None;
        }
    }
    let end = letters.offset();
    words[end..].chars().next().is_none_or(|next| !next.is_alphanumeric()).then_some(end)
}

/// A character as phrases are written: a lower-case letter, a straight apostrophe, a plain hyphen or space.
fn normalised(letter: char) -> char {
    match letter {
        '’' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{a0}' => ' ',
        letter => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn phrases_are_found_as_whole_words() {
        let phrases = ["self-harm", "carer's allowance", "abuse"];
        let found = |words: &'static str| find(words, &phrases).map(|(start, end)| &words[start..end]);
        assert_eq!(found("If you Self‑harm, tell us"), Some("Self‑harm"));
        assert_eq!(found("“Carer’s Allowance” is money"), Some("Carer’s Allowance"));
        assert_eq!(found("ŵ abuse"), Some("abuse"));
        assert_eq!(found("disabused, abuses, self-harming, carer's"), None);
        assert_eq!(found(""), None);
    }
}
