//! Floor 3: how many syllables a word has.
//! In: a word and what is known of it. Out: a number, never nought.
//! Must never: differ from `syllables` in `data/words/make.py`: the list of exceptions is made for this very rule.

use super::Facts;

/// The syllables of a word.
pub fn syllables(word: &str, facts: Facts) -> usize {
    if facts.syllables > 0 {
        return facts.syllables.into();
    }
    let parts = word.split(['-', '\u{2011}']).filter(|part| !part.is_empty());
    let count = |part: &str| {
        let facts = Facts::of(part);
        if facts.syllables > 0 { facts.syllables.into() } else { by_rule(part) }
    };
    if word.contains(['-', '\u{2011}']) { parts.map(count).sum() } else { by_rule(word) }
}

/// Groups of vowels, without an ending that is not heard.
fn by_rule(word: &str) -> usize {
    let word = word.trim_end_matches("'s").trim_end_matches("’s").as_bytes();
    let is_vowel = |byte: u8| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let mut count = 0;
    let mut before = false;
    for byte in word {
        let vowel = is_vowel(*byte);
        count += usize::from(vowel && !before);
        before = vowel;
    }
    let from_end = |at: usize| word.len().checked_sub(at).and_then(|at| word.get(at)).copied().unwrap_or(0).to_ascii_lowercase();
    let (last, second, third, fourth) = (from_end(1), from_end(2), from_end(3), from_end(4));
    let is_silent = match (second, last) {
        (b'l', b'e') => is_vowel(third),
        (_, b'e') => !is_vowel(second),
        (b'e', b's') => {
            let hissed = is_vowel(third) || b"sxzcg".contains(&third) || third == b'h' && (fourth == b's' || fourth == b'c');
            let table = third == b'l' && word.len() > 4 && !is_vowel(fourth);
            word.len() > 3 && !hissed && !table
        }
        (b'e', b'd') => word.len() > 3 && !is_vowel(third) && third != b't' && third != b'd',
        _ => false,
    };
    (count - usize::from(count > 1 && is_silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_heard() {
        for (word, count) in [
            ("help", 1),
            ("helped", 1),
            ("wanted", 2),
            ("table", 2),
            ("tables", 2),
            ("people", 2),
            ("advocate", 3),
            ("independent", 4),
            ("wishes", 2),
            ("makes", 1),
            ("business", 2),
            ("area", 3),
            ("well-being", 3),
            ("the", 1),
            ("nhs", 1),
        ] {
            assert_eq!(syllables(word, Facts::of(word)), count, "{word}");
        }
    }
}
