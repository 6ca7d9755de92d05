//! Floor 3: the syllables of a word that the table does not have.
//! In: a word. Out: a number, at least 1.
//! Must never: estimate a part of the word that the table has.

use super::WordFacts;
use super::by_rule::by_rule;

/// The number of syllables of a word that is not in the table. `has_parts` says that it may have a hyphen: then
/// its parts are looked up one by one.
pub fn syllables(word: &str, has_parts: bool) -> usize {
    if !has_parts || !word.contains(['-', '\u{2011}']) {
        return by_rule(word);
    }
    let count = |part: &str| {
        let facts = WordFacts::of(part);
        if facts.syllables > 0 { facts.syllables.into() } else { by_rule(part) }
    };
    word.split(['-', '\u{2011}']).filter(|part| !part.is_empty()).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_speak() {
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
            let known = WordFacts::of(word).syllables;
            assert_eq!(if known > 0 { known.into() } else { syllables(word, true) }, count, "{word}");
        }
    }
}
