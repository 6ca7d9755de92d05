//! Floor 3: the prose of a document: its passages, sentences and words.
//! In: a document and the standard of its language. Out: passages, sentences and words, each with its place
//! in the file.
//! Must never: be made twice for one document, or point at a place that is not in the file.

mod block_text;
mod characters;
mod collect;
mod model;
mod parts;
mod phrase_list;
mod phrase_set;
mod segment;
mod sentence_end;
#[cfg(test)]
mod tests;
mod view;

pub use block_text::{BlockText, for_each_block};
pub use model::Prose;
pub use parts::{ListItem, PassageKind, WordKind};
pub use phrase_list::{IDIOMS, INSTEAD, LOADED, Phrase, PhraseList, instead_of, phrases_in};
pub use phrase_set::{PhraseSet, find};
pub use view::{PassageRef, SentenceRef, WordRef};

use super::language_standard::LanguageStandard;
use super::lexicon::BloomFilter;
use super::profile_of;
use crate::doc::Document;

impl<'d> Prose<'d> {
    /// Collects the text of a document in one pass over its tree, and splits it in one pass over the text.
    pub fn of(document: &'d Document, standard: &'d LanguageStandard) -> Self {
        let collected = collect::collect(document);
        // A word and its space have five bytes or more on average, and a sentence has eight words or more.
        let expected_words = collected.text.len() / 5;
        let mut prose = Prose {
            document,
            standard,
            profile: profile_of(document),
            text: collected.text,
            runs: collected.runs,
            passages: collected.passages,
            sentences: Vec::with_capacity(expected_words / 8),
            words: Vec::with_capacity(expected_words),
            numbers: Vec::new(),
            bloom: BloomFilter::default(),
            flags: 0,
        };
        segment::split(&mut prose);
        prose
    }
}
