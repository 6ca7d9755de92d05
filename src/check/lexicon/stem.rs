//! Floor 3: the words that a word may be derived from.
//! In: a word. Out: candidates, such as `helper` and `help` for `helpers`.
//! Must never: decide which of the candidates are words. The lexicon knows that.

use std::borrow::Cow;

/// Endings that leave the meaning of a word clear, and what replaces each.
const ENDINGS: [(&str, &str); 22] = [
    ("'s", ""),
    ("’s", ""),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
    ("ers", ""),
    ("ers", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("ily", "y"),
    ("ly", ""),
    ("ful", ""),
    ("fully", ""),
    ("less", ""),
    ("ness", ""),
    ("able", ""),
];

/// The words that a word may be derived from: without “un”, without an ending, without both.
pub fn stems(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let without_un = word.strip_prefix("un").filter(|rest| rest.len() > 3).map(Cow::Borrowed);
    let without_ending = ENDINGS.iter().filter_map(move |(ending, replacement)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        Some(if replacement.is_empty() {
            Cow::Borrowed(stem)
        } else {
            Cow::Owned(format!("{stem}{replacement}"))
        })
    });
    let negated = word.strip_prefix("un").filter(|rest| rest.len() > 6).into_iter();
    let without_both = negated.flat_map(|rest| {
        ["ful", "ed", "ing", "ly", "able"]
            .iter()
            .filter_map(move |end| rest.strip_suffix(end).map(Cow::Borrowed))
    });
    without_un.into_iter().chain(without_ending).chain(without_both)
}
