//! Floor 0: how a language sorts and counts, and how it writes dates and numbers. The only file that uses
//! ICU.
//! In: the code of a language and of a region. Out: sort keys, plural categories, dates and numbers as text.
//! Must never: fail because a language is unknown: then the root locale of CLDR is used.

use super::Date;
use icu_calendar::{Date as Day, Gregorian};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Sorts, counts and formats as one language does.
pub struct Localizer {
    words: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
    plurals: Option<PluralRules>,
    days: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    numbers: Option<DecimalFormatter>,
}

impl Localizer {
    /// For a language as it is used in a region: `en`, `GB`.
    pub fn new(lang: &str, region: &str) -> Localizer {
        let known = |code: String| Locale::try_from_str(&code).ok();
        // Telephone numbers are written with 0–9 in every language, so all other numbers are too.
        let locale = known(format!("{lang}-{region}-u-nu-latn"))
            .or_else(|| known(format!("{lang}-u-nu-latn")))
            .unwrap_or(locale!("und-u-nu-latn"));
        let mut by_letter = CollatorOptions::default();
        by_letter.strength = Some(Strength::Primary);
        Localizer {
            words: collator(&locale, CollatorOptions::default()),
            letters: collator(&locale, by_letter),
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok(),
            days: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
        }
    }

    /// Bytes whose order is the order of the words in this language (Unicode Collation Algorithm, UTS 10).
    pub fn sort_key(&self, words: &str) -> Box<[u8]> {
        key(&self.words, words)
    }

    /// The letter under which an index lists the words. Two characters that the language sorts as one letter
    /// are one (Welsh `ll`); an accent is dropped where the language sorts the letter with the plain one.
    /// None where the words do not begin with a letter.
    pub fn index_letter(&self, words: &str) -> Option<String> {
        let by_letter = |words: &str| key(&self.letters, words);
        let mut signs = words.chars();
        let first = signs.next().filter(|sign| sign.is_alphabetic())?;
        let own = by_letter(first.encode_utf8(&mut [0; 4]));
        let second = signs.next().filter(|sign| sign.is_alphabetic());
        let both: Option<String> = second.map(|second| [first, second].iter().collect());
        let mut capital: String = first.to_uppercase().collect();
        if let Some(both) = both.filter(|both| !by_letter(both).starts_with(&own)) {
            capital.extend(both.chars().skip(1).flat_map(char::to_lowercase));
            return Some(capital);
        }
        let bare: String = capital.nfd().take(1).collect();
        Some(if by_letter(&bare) == own { bare } else { capital })
    }

    /// The plural category of a number: `one`, `few`, `other`.
    pub fn plural_category(&self, count: usize) -> &'static str {
        self.plurals.as_ref().map_or("other", |rules| name(rules.category_for(count)))
    }

    /// Every plural category that the language has.
    pub fn plural_categories(&self) -> Vec<&'static str> {
        self.plurals.as_ref().map_or(vec!["other"], |rules| rules.categories().map(name).collect())
    }

    /// A date in words: `22 November 2026`.
    pub fn format_date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let known = Day::try_new_gregorian(i32::from(year), month as u8, day as u8).ok();
        match (&self.days, known) {
            (Some(days), Some(day)) => days.format(&day).to_string(),
            _ => date.to_string(),
        }
    }

    /// A number with its separators: `1,234`.
    pub fn format_number(&self, number: usize) -> String {
        self.numbers
            .as_ref()
            .map_or_else(|| number.to_string(), |numbers| numbers.format(&Decimal::from(number)).to_string())
    }
}

/// The plural categories of all languages (CLDR).
pub const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// The collator of a language, or of the root locale, whose data is always compiled in.
fn collator(locale: &Locale, options: CollatorOptions) -> CollatorBorrowed<'static> {
    Collator::try_new(locale.into(), options)
        .or_else(|_| Collator::try_new(locale!("und").into(), options))
        .expect("the root collation is compiled in")
}

fn key(collator: &CollatorBorrowed<'static>, words: &str) -> Box<[u8]> {
    let mut key = Vec::with_capacity(words.len() * 2 + 8);
    let Ok(()) = collator.write_sort_key_to(words, &mut key);
    key.into()
}

impl fmt::Debug for Localizer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Localizer({})", self.plural_categories().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: &str, mut words: Vec<&str>) -> String {
        let localizer = Localizer::new(lang, "GB");
        words.sort_by_cached_key(|word| localizer.sort_key(word));
        words.join(" ")
    }

    #[test]
    fn each_language_sorts_in_its_own_order() {
        // In Welsh ch comes after c, dd after d, ff after f, ng after g, ll after l, ph after p, rh after r,
        // th after t.
        let welsh = "cyngor chwaer dafydd ddoe fawr ffôn gofal ngŵr hawl llais meddwl pobl phen rôl rhaid tafod thema";
        let mut mixed: Vec<&str> = welsh.split(' ').collect();
        mixed.reverse();
        assert_eq!(sorted("cy", mixed.clone()), welsh);
        assert_ne!(sorted("en", mixed), welsh);
        assert_eq!(sorted("cy", vec!["llan", "lwc", "Lôn", "lol"]), "lol Lôn lwc llan");
        assert_eq!(
            sorted("pl", vec!["łza", "lzy", "ma", "zaraz", "żaba", "źle"]),
            "lzy łza ma zaraz źle żaba"
        );
        assert_eq!(
            sorted("ro", vec!["șapte", "sut", "ta", "țara", "tu", "înger", "iz"]),
            "iz înger sut șapte ta tu țara"
        );
        assert_eq!(sorted("ar", vec!["باب", "أمل", "ثوب", "تين", "ابن"]), "ابن أمل باب تين ثوب");
        assert_eq!(sorted("ur", vec!["ٹال", "تار", "پل", "بات", "یار", "ے"]), "بات پل تار ٹال یار ے");
        assert_eq!(sorted("pa", vec!["ਮਦਦ", "ਕੰਮ", "ਸਹਾਇਤਾ", "ਹੱਕ", "ੳ", "ਅੱਖਰ"]), "ੳ ਅੱਖਰ ਸਹਾਇਤਾ ਹੱਕ ਕੰਮ ਮਦਦ");
        assert_eq!(
            sorted("en", vec!["zoo", "Éclair", "eclair", "apple", "Apple"]),
            "apple Apple eclair Éclair zoo"
        );
    }

    #[test]
    fn words_begin_with_the_letters_of_their_language() {
        let initial =
            |lang: &str, words: &str| Localizer::new(lang, "GB").index_letter(words).unwrap_or_default();
        for (words, letter) in [
            ("Llais", "Ll"),
            ("chwaer", "Ch"),
            ("Ddoe", "Dd"),
            ("ffôn", "Ff"),
            ("Ngŵr", "Ng"),
            ("phen", "Ph"),
            ("Rhaid", "Rh"),
            ("thema", "Th"),
            ("lôn", "L"),
            ("cyngor", "C"),
            ("Ŵyn", "W"),
            ("Kenya", "K"),
            ("IMHA", "I"),
            ("0800", ""),
            ("", ""),
        ] {
            assert_eq!(initial("cy", words), letter, "{words}");
        }
        for (lang, words, letter) in [
            ("en", "Llama", "L"),
            ("en", "École", "E"),
            ("pl", "Łódź", "Ł"),
            ("pl", "chleb", "C"),
            ("ro", "Șapte", "Ș"),
            ("ro", "înger", "Î"),
            ("ar", "أمل", "ا"),
            ("ar", "Onside", "O"),
            ("ur", "ٹال", "ٹ"),
            ("pa", "ਮਦਦ", "ਮ"),
            ("pa", "ਕਾਨੂੰਨ", "ਕ"),
        ] {
            assert_eq!(initial(lang, words), letter, "{words}");
        }
    }

    #[test]
    fn numbers_and_days_are_said_as_the_language_says_them() {
        let say = |lang: &str| {
            let localizer = Localizer::new(lang, "GB");
            (localizer.format_date("2026-11-22".parse().unwrap()), localizer.format_number(12345))
        };
        let both = |day: &str, number: &str| (day.to_string(), number.to_string());
        assert_eq!(say("en"), both("22 November 2026", "12,345"));
        assert_eq!(say("cy"), both("22 Tachwedd 2026", "12,345"));
        assert_eq!(say("pl"), both("22 listopada 2026", "12\u{a0}345"));
        assert_eq!(say("ro"), both("22 noiembrie 2026", "12.345"));
        assert_eq!(say("ur"), both("22 نومبر، 2026", "12,345"));
        assert_eq!(say("ar"), both("22 نوفمبر 2026", "12,345"));
        assert_eq!(say("pa"), both("22 ਨਵੰਬਰ 2026", "12,345"));
        assert_eq!(say("xx"), both("2026 M11 22", "12,345"));
    }

    #[test]
    fn a_number_asks_for_its_form() {
        let forms = |lang: &str| {
            (0..=12)
                .map(|count| Localizer::new(lang, "GB").plural_category(count))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(forms("cy"), "zero one two few other other many other other other other other other");
        assert_eq!(forms("pl"), "many one few few few many many many many many many many many");
        assert_eq!(forms("ar"), "zero one two few few few few few few few few many many");
        assert_eq!(Localizer::new("ro", "GB").plural_category(20), "other");
        assert_eq!(forms("xx").replace(" other", ""), "other");
    }
}
