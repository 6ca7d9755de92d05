//! Floor 2: finding the words of a glossary.
//! In: the words, and running text. Out: the word that stands first in the text; the word of a term.
//! Must never: match a part of a longer word, or go through all words for each piece of text.

use super::glossary::GlossaryWord;
use std::collections::HashMap;
use std::ops::Range;

/// The words of a glossary, by how they begin.
#[derive(Debug, Default)]
pub struct GlossaryTerms {
    /// By the letters before the first space or other sign: terms in lower case, each with the number of its word. Long
    /// ones first: “community treatment order” before “community”.
    by_start: HashMap<Box<str>, Vec<(Box<str>, usize)>>,
    /// The number of each word, by its term as written.
    by_term: HashMap<Box<str>, usize>,
}

impl GlossaryTerms {
    /// Sorts the words of a glossary.
    pub(super) fn new(words: &[GlossaryWord]) -> GlossaryTerms {
        let mut terms = GlossaryTerms::default();
        for (number, word) in words.iter().enumerate() {
            terms.by_term.insert(word.term.clone(), number);
            let lower = word.term.to_lowercase();
            if !lower.is_empty() {
                terms.by_start.entry(start_of(&lower).into()).or_default().push((lower.into(), number));
            }
        }
        for list in terms.by_start.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        }
        terms
    }

    /// The number of a word, by its term as written.
    pub fn number_of(&self, term: &str) -> Option<usize> {
        self.by_term.get(term).copied()
    }

    /// The first whole word in a text in lower case, with an `s` for the plural if there is one: its number and its place.
    /// `is_wanted` says which words count.
    pub fn first_in(&self, text: &str, is_wanted: impl Fn(usize) -> bool) -> Option<(usize, Range<usize>)> {
        let mut is_inside = false;
        for (at, letter) in text.char_indices() {
            if !is_inside && let Some((number, length)) = self.at_start(&text[at..], &is_wanted) {
                return Some((number, at..at + length));
            }
            is_inside = in_word(letter);
        }
        None
    }

    /// The longest word that a text begins with: its number and its length in bytes.
    fn at_start(&self, text: &str, is_wanted: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let start = start_of(text);
        let fits = |(term, number): &&(Box<str>, usize)| {
            is_wanted(*number) && text.starts_with(&**term) && whole_length(text, term).is_some()
        };
        let lists = [Some(start), start.strip_suffix('s')].into_iter().flatten();
        let found = lists.filter_map(|start| self.by_start.get(start)?.iter().find(|entry| fits(entry)));
        let (term, number) = found.max_by_key(|(term, _)| term.len())?;
        Some((*number, whole_length(text, term)?))
    }
}

/// The length of a term that a text begins with, with its plural; `None` if a longer word begins there.
fn whole_length(text: &str, term: &str) -> Option<usize> {
    let rest = &text[term.len()..];
    if rest.starts_with('s') && !rest[1..].starts_with(in_word) {
        return Some(term.len() + 1);
    }
    (!rest.starts_with(in_word)).then_some(term.len())
}

fn start_of(text: &str) -> &str {
    &text[..text.find(|letter| !in_word(letter)).unwrap_or(text.len())]
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(terms: &[&str], text: &str) -> Option<(usize, Range<usize>)> {
        let word = |term: &&str| GlossaryWord { term: (*term).into(), id: "".into(), definition: 0 };
        let words: Vec<GlossaryWord> = terms.iter().map(word).collect();
        GlossaryTerms::new(&words).first_in(text, |_| true)
    }

    #[test]
    fn words_are_found_whole() {
        assert_eq!(first(&["Advocate"], "your advocates help"), Some((0, 5..14)));
        assert_eq!(first(&["advocate"], "non-advocate advocate."), Some((0, 13..21)));
        assert_eq!(first(&["section"], "sectional"), None);
        assert_eq!(first(&["bus", "bu"], "a bus"), Some((0, 2..5)));
        assert_eq!(first(&["right", "right to help"], "the right to helps"), Some((1, 4..18)));
        assert_eq!(first(&["right", "right to help"], "the right to helpers"), Some((0, 4..9)));
        assert_eq!(first(&["(a)", "é"], "x (a) é"), Some((0, 2..5)));
        assert_eq!(first(&["b", "a"], "a b"), Some((1, 0..1)));
    }
}
