//! Floor 3: estimates the syllables of a word by counting groups of vowels.
//! In: a word. Out: a number, at least 1.
//! Must never: differ from `syllables` in `data/words/make.py`, which lists the exceptions to this estimate.

/// A bit for each letter of the alphabet; it is set for the vowels.
const VOWELS: u32 = {
    let (vowels, mut bits, mut at) = (*b"aeiouy", 0, 0);
    while at < vowels.len() {
        bits |= 1 << (vowels[at] - b'a');
        at += 1;
    }
    bits
};

/// The number of syllables by rule: the groups of vowels, less one if the ending is silent.
pub fn by_rule(word: &str) -> usize {
    let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word).as_bytes();
    let is_vowel = |byte: u8| {
        let letter = (byte | 0x20).wrapping_sub(b'a');
        letter < 26 && VOWELS >> letter & 1 != 0
    };
    let mut count = 0;
    let mut was_vowel = false;
    for byte in word {
        let vowel = is_vowel(*byte);
        count += usize::from(vowel && !was_vowel);
        was_vowel = vowel;
    }
    let from_end = |at: usize| {
        word.len().checked_sub(at).and_then(|at| word.get(at)).copied().unwrap_or(0).to_ascii_lowercase()
    };
    let (last, second, third, fourth) = (from_end(1), from_end(2), from_end(3), from_end(4));
    let is_silent = match (second, last) {
        (b'l', b'e') => is_vowel(third),
        (_, b'e') => !is_vowel(second),
        (b'e', b's') => {
            // “wishes” and “boxes” have a syllable more than “makes”.
            let is_spoken = is_vowel(third)
                || b"sxzcg".contains(&third)
                || third == b'h' && (fourth == b's' || fourth == b'c');
            let is_like_tables = third == b'l' && word.len() > 4 && !is_vowel(fourth);
            word.len() > 3 && !is_spoken && !is_like_tables
        }
        (b'e', b'd') => word.len() > 3 && !is_vowel(third) && third != b't' && third != b'd',
        _ => false,
    };
    (count - usize::from(count > 1 && is_silent)).max(1)
}
