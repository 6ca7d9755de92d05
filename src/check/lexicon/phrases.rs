//! Floor 3: phrases that rules look for, and what to say in their place.
//! In: the words of a prose, a list of `data/words`. Out: where a phrase of the list stands.
//! Must never: look at a list for a word that begins none of its phrases.

use super::layout::{self, SECOND};
use crate::check::prose::{Prose, WordRef};

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

/// Every phrase of a list (`INSTEAD`, `LOADED`, `IDIOMS`) whose first words are of `class`; of two that begin at one word the longer.
pub fn phrases<'p>(prose: &'p Prose<'_>, list: &'static [(&'static str, &'static str)], class: u16) -> impl Iterator<Item = Phrase<'p>> {
    let starts = prose.sentences().flat_map(|sentence| sentence.words()).filter(move |word| word.facts().is(class));
    starts.filter_map(move |first| {
        let mut start = first.text().to_lowercase().replace('’', "'");
        let alone = list.binary_search_by(|(phrase, _)| (*phrase).cmp(&start)).ok().map(|at| &list[at]);
        // Words such as “in” and “the” begin many phrases: the second word tells whether to look.
        let second = first.next().filter(|second| second.facts().is(SECOND)).map(|second| second.text().to_lowercase().replace('’', "'"));
        let longer = second.map_or(&[][..], |second| {
            start.push(' ');
            start.push_str(&second);
            &list[list.partition_point(|(phrase, _)| *phrase < start.as_str())..]
        });
        let likely = alone.into_iter().chain(longer.iter().take_while(|(phrase, _)| phrase.starts_with(start.as_str())));
        let found = likely.filter_map(|(phrase, instead)| Some((last_of(first, phrase)?, *phrase, *instead)));
        let (last, phrase, instead) = found.max_by_key(|(_, phrase, _)| phrase.len())?;
        Some(Phrase { words: (first, last), phrase, instead })
    })
}

/// The last word of a phrase that begins at this word, if the phrase stands there, with nothing but a gap between its words.
fn last_of<'p>(first: WordRef<'p>, phrase: &str) -> Option<WordRef<'p>> {
    let mut wanted = phrase.split(' ');
    let is = |word: WordRef<'_>, wanted: &str| word.text().len() <= wanted.len() + 4 && layout::hash(word.text().as_bytes()) == layout::hash(wanted.as_bytes());
    let mut word = wanted.next().filter(|wanted| is(first, wanted)).map(|_| first)?;
    for wanted in wanted {
        word = word.next().filter(|next| next.gap().trim().is_empty() && !next.gap().contains('\n') && is(*next, wanted))?;
    }
    Some(word)
}
