//! Floor 3: finds the phrases of a list in a prose.
//! In: the words of a prose, and a list made from `data/words`. Out: each phrase of the list, and what to write
//! instead.
//! Must never: search a list for a word that begins none of its phrases.

use super::{Prose, WordRef};
use crate::check::lexicon::layout;

/// A list of phrases, sorted by the hashes of their first two words. The Bloom filter says for most pairs of words
/// that no phrase begins with them.
pub struct PhraseList {
    bloom: [u64; layout::BLOOM_WORDS],
    phrases: &'static [PhraseEntry],
}

impl PhraseList {
    /// The phrases that begin with these two words, or are the first word alone.
    #[inline(always)]
    fn begin(&'static self, first: u32, second: u32) -> &'static [PhraseEntry] {
        let (at, bit) = layout::bloom_bit(first, second);
        if self.bloom[at] >> bit & 1 == 0 { &[] } else { self.search(first, second) }
    }

    #[inline(never)]
    fn search(&'static self, first: u32, second: u32) -> &'static [PhraseEntry] {
        let from = self.phrases.partition_point(|listed| (listed.first, listed.second) < (first, second));
        let length = self.phrases[from..]
            .iter()
            .take_while(|listed| (listed.first, listed.second) == (first, second))
            .count();
        &self.phrases[from..from + length]
    }
}

/// A phrase of a list.
struct PhraseEntry {
    /// The hash of its first word.
    first: u32,
    /// The hash of its second word; 0 where it has none.
    second: u32,
    phrase: &'static str,
    instead: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// A phrase that was found.
pub struct Phrase<'p> {
    /// Its first and last word.
    pub words: (WordRef<'p>, WordRef<'p>),
    /// As it stands in the list.
    pub phrase: &'static str,
    /// What to say in its place.
    pub instead: &'static str,
}

/// Every phrase of a list (`INSTEAD`, `LOADED`, `IDIOMS`) whose first words are of `class`. Where several begin
/// at one word, the longest.
pub fn phrases_in<'p>(
    prose: &'p Prose<'_>,
    list: &'static PhraseList,
    class: u16,
) -> impl Iterator<Item = Phrase<'p>> {
    prose.words().filter(move |word| word.facts().is(class)).filter_map(move |first| {
        let alone = list.begin(first.hash(), 0);
        // Words such as “in” and “the” begin many phrases: the second word tells which to look at.
        let second = first.next().unwrap_or(first);
        let longer = if second.hash() > 0 { list.begin(first.hash(), second.hash()) } else { &[] };
        if alone.is_empty() && longer.is_empty() {
            return None;
        }
        let found = alone
            .iter()
            .map(|listed| (first, listed))
            .chain(longer.iter().filter_map(|listed| Some((last_of(second, listed.phrase)?, listed))));
        let (last, listed) = found.max_by_key(|(_, listed)| listed.phrase.len())?;
        Some(Phrase { words: (first, last), phrase: listed.phrase, instead: listed.instead })
    })
}

/// What to write instead of a single word of `INSTEAD`, given in lower case.
pub fn instead_of(word: &str) -> Option<&'static str> {
    INSTEAD.begin(layout::hash32(layout::hash(word.as_bytes())), 0).first().map(|listed| listed.instead)
}

/// The last word of a phrase whose second word is `second`; none unless the rest of the phrase follows, on one
/// line and with nothing but spaces between its words.
fn last_of<'p>(second: WordRef<'p>, phrase: &str) -> Option<WordRef<'p>> {
    let joins = |word: &WordRef<'_>| {
        matches!(word.gap(), " " | "\u{a0}") || word.gap().trim().is_empty() && !word.gap().contains('\n')
    };
    let mut word = Some(second).filter(joins)?;
    for wanted in phrase.split(' ').skip(2) {
        word = word
            .next()
            .filter(|next| next.hash() == layout::hash32(layout::hash(wanted.as_bytes())) && joins(next))?;
    }
    Some(word)
}
