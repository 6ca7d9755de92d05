//! Floor 2: a language of the site.
//! In: its line in site.toml and the theme's words. Out: its name, direction, address prefix and words; dates,
//! numbers and titles in its own form and order.
//! Must never: leave a text without language and direction.

use super::ids::SectionId;
use super::language::{Language, address_prefix, fallback_chain};
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
    /// The fonts of leaflets in it, the first choice first.
    pub fonts: Vec<Box<str>>,
    /// The country whose customs dates and numbers follow: `GB`.
    pub region: Box<str>,
    /// The numbers of the locales that a page is shown in where this one lacks it, the first choice first.
    /// Empty for the default language.
    pub fallbacks: Vec<usize>,
    /// Whether readers find it: the default language, and every other that has a published page of its own.
    pub live: bool,
    /// What its addresses begin with: empty for the default language, else `/cy`.
    pub prefix: Box<str>,
    /// The theme's words.
    pub strings: Strings,
    /// The section of its folder.
    pub home: SectionId,
    pub(crate) localizer: Localizer,
}

impl Locale {
    /// Whether it is written from right to left.
    pub fn is_rtl(&self) -> bool {
        &*self.dir == "rtl"
    }

    /// The locale of language `at`; what site.toml does not say of it, the theme's words do. `live` says
    /// whether it has published pages, `home` is the section of its folder.
    pub(super) fn new(
        at: usize,
        languages: &[Language],
        strings: Strings,
        live: bool,
        home: SectionId,
    ) -> Locale {
        let language = &languages[at];
        let code = &language.code.value;
        let of_theme = |name: &str| strings.0.get(name).cloned();
        Locale {
            lang: code.clone(),
            dir: language.direction.clone().or_else(|| of_theme("direction")).unwrap_or_else(|| "ltr".into()),
            name: language.name.clone().or_else(|| of_theme("language_name")).unwrap_or_else(|| code.clone()),
            fonts: if language.fonts.is_empty() {
                of_theme("fonts").into_iter().collect()
            } else {
                language.fonts.clone()
            },
            region: language.region.clone(),
            fallbacks: fallback_chain(languages, at),
            live,
            prefix: address_prefix(languages, at),
            localizer: Localizer::new(code, &language.region),
            strings,
            home,
        }
    }

    /// A day in words: `22 November 2026`.
    pub fn format_date(&self, date: Date) -> String {
        self.localizer.format_date(date)
    }

    /// The names of the twelve months as dates use them, January first.
    pub fn months(&self) -> Vec<String> {
        let is_around = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '،' | ',' | '.');
        let name = |day: String| {
            self.format_date(day.parse().unwrap_or(Date::FIRST)).trim_matches(is_around).to_string()
        };
        (1..=12).map(|month| name(format!("2026-{month:02}-01"))).collect()
    }

    /// The theme's words for a number of things: `pages` and 3 make “3 pages”.
    pub fn counted(&self, name: &str, count: usize) -> String {
        self.strings
            .get(&format!("{name}_{}", self.localizer.plural_category(count)))
            .replace("{count}", &self.localizer.format_number(count))
    }

    /// A number as it is written in this language.
    pub fn format_number(&self, number: usize) -> String {
        self.localizer.format_number(number)
    }

    /// Bytes that sort as the language sorts titles (a collation key). Quotation marks and other signs before
    /// the first word do not count.
    pub fn sort_key(&self, title: &str) -> Box<[u8]> {
        self.localizer.sort_key(title.trim_start_matches(|sign: char| !sign.is_alphanumeric()))
    }

    /// The letter that an index lists a title under: `A` for “Älter” where the language sorts it there, `Ll`
    /// for “llais” in Welsh. `None` where the title begins with no letter.
    pub fn index_letter(&self, title: &str) -> Option<String> {
        self.localizer.index_letter(title.trim_start_matches(|sign: char| !sign.is_alphanumeric()))
    }
}
