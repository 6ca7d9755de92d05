//! Floor 3: facts about single words.
//! In: a word. Out: whether it is common, whether its spelling is known, its classes, and its syllables.
//! Must never: need time to load. `build.rs` makes the tables from `data/words`, and they are part of the
//! program. `layout.rs` describes their format.

mod by_rule;
pub mod layout;
mod stem;
mod syllables;
mod word_set;

pub use stem::stems;
pub use syllables::syllables;
pub use word_set::{BloomFilter, WordSet};

use layout::{COMMON, SLOTS, SPELLINGS, hash, hash32};

const FACTS: &[u8; SLOTS * 8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
const SPELLED: &[u8; SPELLINGS * 4] = include_bytes!(concat!(env!("OUT_DIR"), "/spelling.bin"));

/// Facts about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// A bit for each class of [`layout`] that it belongs to.
    pub classes: u16,
    /// The number of its syllables; 0 for an unknown word.
    pub syllables: u8,
}

impl WordFacts {
    /// The facts about a word. Capitals make no difference.
    pub fn of(word: &str) -> WordFacts {
        WordFacts::by(hash(word.as_bytes()))
    }

    /// The facts about the word with this hash, of [`layout::hash`].
    pub fn by(hash: u64) -> WordFacts {
        let mark = hash32(hash);
        let mut slot = hash as usize % SLOTS;
        loop {
            let bytes = &FACTS[slot * 8..slot * 8 + 8];
            match u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) {
                0 => return WordFacts::default(),
                found if found == mark => {
                    return WordFacts {
                        classes: u16::from_le_bytes([bytes[4], bytes[5]]),
                        syllables: bytes[6],
                    };
                }
                _ => slot = (slot + 1) % SLOTS,
            }
        }
    }

    /// Whether it belongs to at least one of these classes.
    pub fn is(self, class: u16) -> bool {
        self.classes & class != 0
    }
}

/// Whether a word is in the list of British English spellings. Capitals make no difference.
pub fn is_spelled(word: &str) -> bool {
    let hash = hash(word.as_bytes());
    let mark = hash32(hash);
    let mut slot = hash as usize % SPELLINGS;
    loop {
        let bytes = &SPELLED[slot * 4..slot * 4 + 4];
        match u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) {
            0 => return false,
            found if found == mark => return true,
            _ => slot = (slot + 1) % SPELLINGS,
        }
    }
}

/// Whether a word, or a word it may be derived from, is one of the 5,000 that are used most. In `well-known`
/// both parts must be.
pub fn is_common(word: &str) -> bool {
    word.split(['-', '\u{2011}'])
        .all(|part| WordFacts::of(part).is(COMMON) || stems(part).any(|stem| WordFacts::of(&stem).is(COMMON)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_hash_a_word_agree() {
        let text = "an I’d e.g self-harm electroconvulsive O'Neill’s x ÉCOLE école 12345678 Independent abcdefgh abcdefghi خدمات end".as_bytes();
        let gaps: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b' ').chain([text.len()]).collect();
        let mut start = 0;
        for end in gaps {
            assert_eq!(
                layout::hash_within(text, start, end),
                hash(&text[start..end]),
                "{}",
                str::from_utf8(&text[start..end]).unwrap()
            );
            start = end + 1;
        }
        assert_eq!(hash(b"Don't"), hash("don’t".as_bytes()));
        assert_ne!(hash("École".as_bytes()), hash("école".as_bytes()));
    }

    #[test]
    fn words_are_known() {
        for word in [
            "help",
            "Helped",
            "HELPING",
            "hospital",
            "child",
            "children",
            "went",
            "nurse’s",
            "well-known",
            "quickly",
            "helpers",
            "unhelpful",
        ] {
            assert!(is_common(word), "{word}");
        }
        for word in ["advocacy", "statutory", "probate", "electroconvulsive", "conservatorship", "xqz"] {
            assert!(!is_common(word), "{word}");
        }
        for word in ["organise", "Colour", "learnt", "isn’t", "carers", "wellbeing"] {
            assert!(is_spelled(word), "{word}");
        }
        for word in ["organize", "color", "recieve", "hospitel"] {
            assert!(!is_spelled(word), "{word}");
        }
    }
}
