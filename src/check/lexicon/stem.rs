//! Floor 3: the words that a word may be derived from.
//! In: a word. Out: `helper` for `helpers`, `help` for `helper`.
//! Must never: decide which of them exist: the lexicon does.

use std::borrow::Cow;

/// Endings that keep the meaning clear, and what replaces them.
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

/// The words that a word may be derived from, the likeliest first.
pub fn stems(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let whole = word.strip_prefix("un").filter(|rest| rest.len() > 3).map(Cow::Borrowed);
    let of_endings = ENDINGS.iter().filter_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        Some(if instead.is_empty() { Cow::Borrowed(stem) } else { Cow::Owned(format!("{stem}{instead}")) })
    });
    let negated = word.strip_prefix("un").filter(|rest| rest.len() > 6).into_iter();
    let of_negated = negated.flat_map(|rest| {
        ["ful", "ed", "ing", "ly", "able"]
            .iter()
            .filter_map(move |end| rest.strip_suffix(end).map(Cow::Borrowed))
    });
    whole.into_iter().chain(of_endings).chain(of_negated)
}
