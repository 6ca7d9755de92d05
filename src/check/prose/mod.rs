//! Floor 3: the prose of a document: its passages, sentences and words.
//! In: a document and the standard of its language. Out: passages, sentences and words, each with its place
//! in the file.
//! Must never: be made twice for one document, or point at something that is not in the file.

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
    /// Reads the tree of a document in one pass, and its text in another.
    pub fn of(document: &'d Document, standard: &'d LanguageStandard) -> Self {
        let gathered = collect::collect(document);
        let guess = gathered.text.len() / 5;
        let mut prose = Prose {
            document,
            standard,
            profile: profile_of(document),
            text: gathered.text,
            runs: gathered.pieces,
            passages: gathered.passages,
            sentences: Vec::with_capacity(guess / 8),
            words: Vec::with_capacity(guess),
            numbers: Vec::new(),
            bloom: BloomFilter::default(),
            marks: 0,
        };
        segment::split(&mut prose);
        prose
    }
}
