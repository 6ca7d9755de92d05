//! Floor 3: sets of the few words that a rule looks for.
//! In: words, at compile time. Out: whether a word of a text is one of them.
//! Must never: read the letters of a word of the text. Its hash is known already.

use super::layout::{hash, hash32};

/// A set of words, compared by their 32-bit hashes, so that capitals make no difference. About one pair of
/// words in two thousand million has the same hash.
pub struct WordSet<const N: usize> {
    marks: [u32; N],
    /// A Bloom filter over the hashes, which rejects most words at once.
    bloom: [u64; 16],
}

/// A Bloom filter over the words of a text. If the bit of a word is not set, the word is not in the text.
pub struct BloomFilter(Box<[u64; 256]>);

impl Default for BloomFilter {
    fn default() -> Self {
        BloomFilter(Box::new([0; 256]))
    }
}

impl BloomFilter {
    /// Adds the hash of a word.
    pub fn add(&mut self, mark: u32) {
        self.0[(mark >> 24) as usize] |= 1 << (mark >> 18 & 63);
    }

    fn may_hold(&self, mark: u32) -> bool {
        self.0[(mark >> 24) as usize] >> (mark >> 18 & 63) & 1 != 0
    }
}

impl<const N: usize> WordSet<N> {
    /// The set of these words.
    pub const fn of(words: [&str; N]) -> Self {
        WordSet::of_first(words)
    }

    /// The set of the first strings of a table's pairs.
    pub const fn of_table(table: [(&str, &str); N]) -> Self {
        let mut words = [""; N];
        let mut at = 0;
        while at < N {
            words[at] = table[at].0;
            at += 1;
        }
        WordSet::of(words)
    }

    /// The set of the first words of some phrases.
    pub const fn of_first(phrases: [&str; N]) -> Self {
        let mut marks = [0; N];
        let mut at = 0;
        while at < N {
            marks[at] = hash32(hash(first(phrases[at].as_bytes())));
            at += 1;
        }
        WordSet::marked(marks)
    }

    /// The set of words with these hashes.
    pub const fn marked(marks: [u32; N]) -> Self {
        let mut bloom = [0; 16];
        let mut at = 0;
        while at < N {
            bloom[(marks[at] >> 22 & 15) as usize] |= 1 << (marks[at] >> 26);
            at += 1;
        }
        WordSet { marks, bloom }
    }

    /// Whether the word with this hash is in the set.
    #[inline]
    pub fn has(&self, mark: u32) -> bool {
        self.bloom[(mark >> 22 & 15) as usize] >> (mark >> 26) & 1 != 0 && self.marks.contains(&mark)
    }

    /// The indices of the words with this hash, in the order of the list that the set was made from.
    pub fn each(&self, mark: u32) -> impl Iterator<Item = usize> {
        (0..N).filter(move |at| self.marks[*at] == mark)
    }

    /// Whether a text may have one of the words. `bloom` is the filter over the words of the text.
    pub fn may_be_in(&self, bloom: &BloomFilter) -> bool {
        self.marks.iter().any(|mark| bloom.may_hold(*mark))
    }
}

/// The text before the first space.
const fn first(phrase: &[u8]) -> &[u8] {
    let mut end = 0;
    while end < phrase.len() && phrase[end] != b' ' {
        end += 1;
    }
    phrase.split_at(end).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: WordSet<3> = WordSet::of(["per", "don't", "e.g"]);

    #[test]
    fn a_set_has_its_own_words_and_no_others() {
        let has = |word: &str| SET.has(hash32(hash(word.as_bytes())));
        assert!(["per", "Per", "PER", "don’t", "E.g"].into_iter().all(has));
        assert!(!["perhaps", "pe", "", "dont", "eg"].into_iter().any(has));
        let mut bloom = BloomFilter::default();
        ["perhaps", "pe", "eg"].into_iter().for_each(|word| bloom.add(hash32(hash(word.as_bytes()))));
        assert!(!SET.may_be_in(&bloom));
        bloom.add(hash32(hash("Don’t".as_bytes())));
        assert!(SET.may_be_in(&bloom));
    }
}
