//! Floor 3: hard words in Easy Read.
//! In: a glossary and running text. Out: the first use of each word on the page.
//! Must never: find a word inside another, or mark one twice.

use crate::site::{Glossary, GlossaryWord};

/// The words that a page has not used yet, and those that it has.
pub struct GlossaryMatcher<'s> {
    waiting: Vec<(String, &'s GlossaryWord)>,
    /// In the order of their first use.
    pub used: Vec<&'s GlossaryWord>,
    explained: usize,
}

impl<'s> GlossaryMatcher<'s> {
    /// All words of a glossary, long ones first: “community treatment order” before “community”.
    pub fn of(glossary: &'s Glossary) -> Self {
        let mut waiting: Vec<_> = glossary
            .words
            .iter()
            .map(|word| (word.term.to_lowercase(), word))
            .filter(|(term, _)| !term.is_empty())
            .collect();
        waiting.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(&b.0)));
        GlossaryMatcher { waiting, used: Vec::new(), explained: 0 }
    }

    /// For text whose words are not explained.
    pub fn none() -> Self {
        GlossaryMatcher { waiting: Vec::new(), used: Vec::new(), explained: 0 }
    }

    /// Whether no word waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The words that were used since this was asked last.
    pub fn new_ones(&mut self) -> Vec<&'s GlossaryWord> {
        let new = self.used[self.explained..].to_vec();
        self.explained = self.used.len();
        new
    }

    /// The first word in a text that waits: what stands before it, the word, what stands after it.
    pub fn next_in<'t>(&mut self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let as_long =
            |letter: char| letter.to_lowercase().map(char::len_utf8).sum::<usize>() == letter.len_utf8();
        if !text.is_ascii() && !text.chars().all(as_long) {
            // A letter whose small form is longer or shorter: places in the two would differ.
            return None;
        }
        let lower = text.to_lowercase();
        let mut best: Option<(usize, usize, usize)> = None;
        for (which, (term, _)) in self.waiting.iter().enumerate() {
            if let Some((start, end)) = find_whole(&lower, term)
                && best.is_none_or(|(_, first, _)| start < first)
            {
                best = Some((which, start, end));
            }
        }
        let (which, start, end) = best?;
        let (_, word) = self.waiting.remove(which);
        self.used.push(word);
        Some((&text[..start], &text[start..end], &text[end..]))
    }
}

/// Where `term` stands as a word of its own, perhaps with an `s` for the plural.
fn find_whole(text: &str, term: &str) -> Option<(usize, usize)> {
    let letter = |c: char| c.is_alphanumeric() || c == '-';
    let mut from = 0;
    while let Some(start) = text[from..].find(term).map(|at| from + at) {
        let mut end = start + term.len();
        let before = text[..start].chars().next_back();
        if text[end..].starts_with('s') && !text[end + 1..].starts_with(letter) {
            end += 1;
        }
        if !before.is_some_and(letter) && !text[end..].starts_with(letter) {
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
