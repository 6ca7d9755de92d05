//! Floor 3: glossary words in Easy Read.
//! In: a glossary and running text. Out: the first use of each word on the page.
//! Must never: match a part of a longer word, or one word twice.

use crate::site::{Glossary, GlossaryWord};

/// Finds the first use of each glossary word in the text of one page.
pub struct GlossaryMatcher<'s> {
    /// Words that the page has not used yet, with their terms in lower case.
    unused: Vec<(String, &'s GlossaryWord)>,
    /// In the order of their first use.
    pub used: Vec<&'s GlossaryWord>,
    /// How many of `used` were taken.
    taken: usize,
}

impl<'s> GlossaryMatcher<'s> {
    /// Matches all words of a glossary, long ones first: “community treatment order” before “community”.
    pub fn new(glossary: &'s Glossary) -> Self {
        let mut unused: Vec<_> = glossary
            .words
            .iter()
            .map(|word| (word.term.to_lowercase(), word))
            .filter(|(term, _)| !term.is_empty())
            .collect();
        unused.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        GlossaryMatcher { unused, used: Vec::new(), taken: 0 }
    }

    /// Matches nothing: for text whose words are not explained.
    pub fn none() -> Self {
        GlossaryMatcher { unused: Vec::new(), used: Vec::new(), taken: 0 }
    }

    /// Whether no word is left to match.
    pub fn is_empty(&self) -> bool {
        self.unused.is_empty()
    }

    /// The words that were used since the last call.
    pub fn take_new(&mut self) -> Vec<&'s GlossaryWord> {
        let new = self.used[self.taken..].to_vec();
        self.taken = self.used.len();
        new
    }

    /// The first unused word in a text: the text before it, the word as written, the text after it.
    pub fn next_in<'t>(&mut self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let keeps_length =
            |letter: char| letter.to_lowercase().map(char::len_utf8).sum::<usize>() == letter.len_utf8();
        if !text.is_ascii() && !text.chars().all(keeps_length) {
            // Offsets in the lower-case text would not be offsets in the text.
            return None;
        }
        let lower = text.to_lowercase();
        let mut best: Option<(usize, usize, usize)> = None;
        for (index, (term, _)) in self.unused.iter().enumerate() {
            if let Some((start, end)) = find_whole(&lower, term)
                && best.is_none_or(|(_, first, _)| start < first)
            {
                best = Some((index, start, end));
            }
        }
        let (index, start, end) = best?;
        let (_, word) = self.unused.remove(index);
        self.used.push(word);
        Some((&text[..start], &text[start..end], &text[end..]))
    }
}

/// The byte range of the first whole word `term`, with an `s` for the plural if there is one.
fn find_whole(text: &str, term: &str) -> Option<(usize, usize)> {
    let in_word = |c: char| c.is_alphanumeric() || c == '-';
    let mut from = 0;
    while let Some(start) = text[from..].find(term).map(|at| from + at) {
        let mut end = start + term.len();
        let before = text[..start].chars().next_back();
        if text[end..].starts_with('s') && !text[end + 1..].starts_with(in_word) {
            end += 1;
        }
        if !before.is_some_and(in_word) && !text[end..].starts_with(in_word) {
            return Some((start, end));
        }
        from = start + term.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find_whole;

    #[test]
    fn words_are_found_whole() {
        assert_eq!(find_whole("your advocates help", "advocate"), Some((5, 14)));
        assert_eq!(find_whole("non-advocate advocate.", "advocate"), Some((13, 21)));
        assert_eq!(find_whole("sectional", "section"), None);
    }
}
