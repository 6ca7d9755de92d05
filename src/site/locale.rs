//! Floor 2: a language of the site.
//! In: its code and the theme's strings. Out: its name, direction, prefix and words.
//! Must never: leave a text without language and direction.

use super::language::Language;
use super::section::SectionId;
use super::theme::Strings;
use crate::base::{Date, Localizer};

/// One language.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47: `cy`.
    pub lang: Box<str>,
    /// `ltr` or `rtl`.
    pub dir: Box<str>,
    /// In its own words: `Cymraeg`.
    pub name: Box<str>,
    /// What leaflets in it are set in, the first choice first.
    pub fonts: Vec<Box<str>>,
    /// Where it is used: `GB`.
    pub region: Box<str>,
    /// The locales that a page is shown in where this one does not have it, the first choice first. None of
    /// the default language.
    pub fallbacks: Vec<usize>,
    /// Whether readers find it: the default language, and every other that has a page of its own.
    pub live: bool,
    /// What its addresses begin with: empty for the default language, else `/cy`.
    pub prefix: Box<str>,
    /// The theme's words.
    pub strings: Strings,
    /// The section of its folder.
    pub home: SectionId,
    tongue: Localizer,
}

impl Locale {
    /// Whether its lines begin on the right.
    pub fn is_rtl(&self) -> bool {
        &*self.dir == "rtl"
    }

    /// The locale of one of the site's languages; what the site does not say of it, the theme does.
    pub(super) fn new(at: usize, languages: &[Language], strings: Strings) -> Locale {
        let language = &languages[at];
        let code = &language.code.value;
        let said = |name: &str| strings.0.get(name).cloned();
        let place = |code: &str| languages.iter().position(|other| *other.code.value == *code);
        let mut fallbacks: Vec<usize> =
            language.fallback.iter().filter_map(|code| place(&code.value)).chain([0]).collect();
        fallbacks.dedup();
        Locale {
            lang: code.clone(),
            dir: language.direction.clone().or_else(|| said("direction")).unwrap_or_else(|| "ltr".into()),
            name: language.name.clone().or_else(|| said("language_name")).unwrap_or_else(|| code.clone()),
            fonts: if language.fonts.is_empty() {
                said("fonts").into_iter().collect()
            } else {
                language.fonts.clone()
            },
            region: language.region.clone(),
            fallbacks: if at == 0 { Vec::new() } else { fallbacks },
            live: at == 0,
            prefix: if at == 0 { "".into() } else { format!("/{code}").into() },
            tongue: Localizer::new(code, &language.region),
            strings,
            home: SectionId(0),
        }
    }

    /// A day in words: `22 November 2026`.
    pub fn format_date(&self, date: Date) -> String {
        self.tongue.format_date(date)
    }

    /// The names of the months, as they stand in a day.
    pub fn months(&self) -> Vec<String> {
        let sign =
            |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || matches!(sign, '،' | ',' | '.');
        let month =
            |day: String| self.format_date(day.parse().unwrap_or(Date::FIRST)).trim_matches(sign).to_string();
        (1..=12).map(|number| month(format!("2026-{number:02}-01"))).collect()
    }

    /// The theme's words for so many of a thing: `pages` and 3 make “3 pages”.
    pub fn counted(&self, name: &str, count: usize) -> String {
        self.strings
            .get(&format!("{name}_{}", self.tongue.plural_category(count)))
            .replace("{count}", &self.tongue.format_number(count))
    }

    /// A number as it is written in this language.
    pub fn format_number(&self, number: usize) -> String {
        self.tongue.format_number(number)
    }

    /// Bytes that sort as the language sorts a title; quotation marks before its first word do not count.
    pub fn sort_key(&self, title: &str) -> Box<[u8]> {
        self.tongue.sort_key(title.trim_start_matches(|sign: char| !sign.is_alphanumeric()))
    }

    /// The letter that a title stands under: `A` for “Älter” where the language sorts it there, `Ll` for
    /// “llais” in Welsh. None where it begins
    /// with no letter.
    pub fn index_letter(&self, title: &str) -> Option<String> {
        self.tongue.index_letter(title.trim_start_matches(|sign: char| !sign.is_alphanumeric()))
    }

    /// Whether a code can be a language's: two or three letters, then parts of two to eight letters or
    /// digits.
    pub fn is_code(code: &str) -> bool {
        let mut parts = code.split('-');
        let first = parts.next().unwrap_or("");
        (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    }
}
