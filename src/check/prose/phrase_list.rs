//! Floor 3: finds the phrases of a list in a text.
//! In: the words of a text, and a list made from `data/words`. Out: each phrase of the list that is in the
//! text, and what to write instead.
//! Must never: search a list for a word with which none of its phrases begins.

use super::{Prose, WordRef};
use crate::check::lexicon::layout;

/// A list of phrases, sorted by the hashes of their first two words. Most pairs of words in a text begin no phrase,
/// and the Bloom filter rejects most of these.
pub struct PhraseList {
    bloom: [u64; layout::BLOOM_WORDS],
    phrases: &'static [PhraseEntry],
}

impl PhraseList {
    /// The phrases that begin with the words with these hashes. If `second` is 0, the phrases of one word.
    #[inline(always)]
    fn beginning_with(&'static self, first: u32, second: u32) -> &'static [PhraseEntry] {
        let (index, bit) = layout::bloom_bit(first, second);
        if self.bloom[index] >> bit & 1 == 0 { &[] } else { self.search(first, second) }
    }

    #[inline(never)]
    fn search(&'static self, first: u32, second: u32) -> &'static [PhraseEntry] {
        let start = self.phrases.partition_point(|entry| (entry.first, entry.second) < (first, second));
        let length = self.phrases[start..]
            .iter()
            .take_while(|entry| (entry.first, entry.second) == (first, second))
            .count();
        &self.phrases[start..start + length]
    }
}

/// A phrase of a list.
struct PhraseEntry {
    /// The hash of its first word.
    first: u32,
    /// The hash of its second word; 0 if it has only one.
    second: u32,
    phrase: &'static str,
    instead: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A phrase that was found in a text.
pub struct Phrase<'p> {
    /// Its first and last word in the text.
    pub words: (WordRef<'p>, WordRef<'p>),
    /// The phrase as it is in the list.
    pub phrase: &'static str,
    /// What to write in its place.
    pub instead: &'static str,
}

/// The phrases of a list (`INSTEAD`, `LOADED`, `IDIOMS`) in a text. `class` is the class of words with which the
/// phrases of this list begin. If several phrases begin at one word, only the longest is returned.
pub fn phrases_in<'p>(
    prose: &'p Prose<'_>,
    list: &'static PhraseList,
    class: u16,
) -> impl Iterator<Item = Phrase<'p>> {
    prose.words().filter(move |word| word.facts().is(class)).filter_map(move |first| {
        let single = list.beginning_with(first.hash(), 0);
        // Words such as “in” and “the” begin many phrases: the second word narrows them down.
        let second = first.next().unwrap_or(first);
        let longer = if second.hash() > 0 { list.beginning_with(first.hash(), second.hash()) } else { &[] };
        if single.is_empty() && longer.is_empty() {
            return None;
        }
        let found = single
            .iter()
            .map(|entry| (first, entry))
            .chain(longer.iter().filter_map(|entry| Some((last_word(second, entry.phrase)?, entry))));
        let (last, entry) = found.max_by_key(|(_, entry)| entry.phrase.len())?;
        Some(Phrase { words: (first, last), phrase: entry.phrase, instead: entry.instead })
    })
}

/// What to write instead of a single word of `INSTEAD`, given in lower case.
pub fn instead_of(word: &str) -> Option<&'static str> {
    let hash = layout::hash32(layout::hash(word.as_bytes()));
    INSTEAD.beginning_with(hash, 0).first().map(|entry| entry.instead)
}

/// The last word of a phrase whose second word is `second`. `None` unless the rest of the phrase follows on the
/// same line, with nothing but white space between its words.
fn last_word<'p>(second: WordRef<'p>, phrase: &str) -> Option<WordRef<'p>> {
    let follows = |word: &WordRef<'_>| {
        matches!(word.gap(), " " | "\u{a0}") || word.gap().trim().is_empty() && !word.gap().contains('\n')
    };
    let mut word = Some(second).filter(follows)?;
    for wanted in phrase.split(' ').skip(2) {
        word = word
            .next()
            .filter(|next| next.hash() == layout::hash32(layout::hash(wanted.as_bytes())) && follows(next))?;
    }
    Some(word)
}
