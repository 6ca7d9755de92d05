//! Floor 3: names of laws and benefits in running English words.
//! In: running words; a page. Out: where laws and benefits are named, and whether the page is read in
//! English.
//! Must never: take “act now” or “the Act” by itself for the name of a law.

use super::lexicon::layout::{hash, hash32};
use crate::site::{Page, Site, State};

/// Benefits and services that differ between the nations of the United Kingdom, apart from Acts.
pub const BENEFITS: [&str; 18] = [
    "universal credit",
    "personal independence payment",
    "adult disability payment",
    "housing benefit",
    "child benefit",
    "attendance allowance",
    "carer's allowance",
    "carer support payment",
    "employment and support allowance",
    "jobseeker's allowance",
    "disability living allowance",
    "pension credit",
    "council tax reduction",
    "council tax support",
    "discretionary housing payment",
    "legal aid",
    "court of protection",
    "continuing healthcare",
];

/// The hash of the word that ends the names of laws.
pub const ACT: u32 = hash32(hash(b"act"));

/// The bytes of the name of a law whose word “Act” stands at `at`: “Health Act” in `the Mental Health Act
/// 1983`.
/// Before “Act” there must be a word with a capital, or after it a year.
pub fn act(words: &str, at: usize) -> Option<(usize, usize)> {
    let end = at + "Act".len();
    let before = words[..at].strip_suffix(' ').filter(|_| words[at..].starts_with("Act"))?;
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    let before = &before[start..];
    let named = before.starts_with(char::is_uppercase)
        && before.chars().count() > 2
        && !["The", "This", "That", "Your", "Our", "Their"].contains(&before);
    let year = words[end..].trim_start().get(..4).is_some_and(|year| {
        (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|byte| byte.is_ascii_digit())
    });
    (named || year).then_some((if named { start } else { at }, end))
}

/// Whether the page is published today, is in English, and its text could be read.
pub fn is_read_in_english(site: &Site, page: &Page) -> bool {
    let lang = &site.locale(page).lang;
    page.state == State::Live && !page.doc.damaged && (&**lang == "en" || lang.starts_with("en-"))
}
