//! Floor 3: glossary words in Easy Read.
//! In: a glossary and running text. Out: the first use of each word on the page.
//! Must never: match a part of a longer word, or one word twice.

use crate::site::{Glossary, GlossaryWord};
use std::collections::HashSet;

/// Finds the first use of each glossary word in the text of one page.
pub struct GlossaryMatcher<'s> {
    /// `None` for text whose words are not explained.
    glossary: Option<&'s Glossary>,
    /// The numbers of the words in `used`.
    seen: HashSet<usize>,
    /// In the order of their first use.
    pub used: Vec<&'s GlossaryWord>,
    /// How many of `used` were taken.
    taken: usize,
}

impl<'s> GlossaryMatcher<'s> {
    /// Matches all words of a glossary.
    pub fn new(glossary: &'s Glossary) -> Self {
        GlossaryMatcher { glossary: Some(glossary), ..Self::none() }
    }

    /// Matches nothing: for text whose words are not explained.
    pub fn none() -> Self {
        GlossaryMatcher { glossary: None, seen: HashSet::new(), used: Vec::new(), taken: 0 }
    }

    /// Whether no word is left to match.
    pub fn is_empty(&self) -> bool {
        self.glossary.is_none_or(|glossary| glossary.words.len() <= self.used.len())
    }

    /// The words that were used since the last call.
    pub fn take_new(&mut self) -> Vec<&'s GlossaryWord> {
        let new = self.used[self.taken..].to_vec();
        self.taken = self.used.len();
        new
    }

    /// The first unused word in a text: the text before it, the word as written, the text after it.
    pub fn next_in<'t>(&mut self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let glossary = self.glossary?;
        let keeps_length =
            |letter: char| letter.to_lowercase().map(char::len_utf8).sum::<usize>() == letter.len_utf8();
        if !text.is_ascii() && !text.chars().all(keeps_length) {
            // Offsets in the lower-case text would not be offsets in the text.
            return None;
        }
        let is_new = |number: usize| !self.seen.contains(&number);
        let (number, place) = glossary.terms.first_in(&text.to_lowercase(), is_new)?;
        self.seen.insert(number);
        self.used.push(&glossary.words[number]);
        Some((&text[..place.start], &text[place.clone()], &text[place.end..]))
    }
}
