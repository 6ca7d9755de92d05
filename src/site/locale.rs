//! Floor 2: a language of the site.
//! In: its code and the theme's strings. Out: its name, direction, prefix and words.
//! Must never: leave a text without language and direction.

use super::section::SectionId;
use super::theme::Strings;
use crate::base::Date;

/// One language.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47: `cy`.
    pub lang: Box<str>,
    /// `ltr` or `rtl`.
    pub dir: Box<str>,
    /// In its own words: `Cymraeg`.
    pub name: Box<str>,
    /// What its addresses begin with: empty for the default language, else `/cy`.
    pub prefix: Box<str>,
    /// The theme's words.
    pub strings: Strings,
    /// The section of its folder.
    pub home: SectionId,
}

impl Locale {
    /// Whether its lines begin on the right.
    pub fn is_rtl(&self) -> bool {
        &*self.dir == "rtl"
    }

    /// A day in words: `22 November 2026`.
    pub fn long_date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        format!("{day} {} {year}", self.strings.get(&format!("month_{month}")))
    }

    /// Whether a code can be a language's: two or three letters, then parts of two to eight letters or digits.
    pub fn is_code(code: &str) -> bool {
        let mut parts = code.split('-');
        let first = parts.next().unwrap_or("");
        (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    }
}
