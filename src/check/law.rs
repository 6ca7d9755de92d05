//! Floor 3: names of laws and benefits in running English text.
//! In: text; a page. Out: where a law is named, and whether rules about English text apply to the page.
//! Must never: take “act now” or “the Act” alone for the name of a law.

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

/// The 32-bit hash of “act”, the word that ends the names of laws.
pub const ACT: u32 = hash32(hash(b"act"));

/// The start and end, in bytes, of the name of a law whose word “Act” begins at byte `at`: “Health Act” in
/// `the Mental Health Act 1983`. `None` unless a capitalised word comes before “Act” or a year comes after it.
pub fn law_name(words: &str, at: usize) -> Option<(usize, usize)> {
    let end = at + "Act".len();
    let before = words[..at].strip_suffix(' ').filter(|_| words[at..].starts_with("Act"))?;
    let start = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    let before = &before[start..];
    let has_name = before.starts_with(char::is_uppercase)
        && before.chars().count() > 2
        && !["The", "This", "That", "Your", "Our", "Their"].contains(&before);
    let has_year = words[end..].trim_start().get(..4).is_some_and(|year| {
        (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|byte| byte.is_ascii_digit())
    });
    (has_name || has_year).then_some((if has_name { start } else { at }, end))
}

/// Whether the page is published today, is in English, and its text could be parsed.
pub fn is_read_in_english(site: &Site, page: &Page) -> bool {
    let lang = &site.locale(page).lang;
    page.state == State::Live && !page.doc.damaged && (&**lang == "en" || lang.starts_with("en-"))
}
