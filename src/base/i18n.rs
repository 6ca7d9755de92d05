//! Floor 0: how a language sorts, counts, and says days and numbers. The one file that knows ICU.
//! In: the code of a language and of a region. Out: keys to sort by, the form of words that a number asks
//! for, days and numbers in words.
//! Must never: fail because a language is not known: then it does as the root of all languages does.

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

/// What a language does with words, numbers and days.
pub struct Localizer {
    words: CollatorBorrowed<'static>,
    letters: CollatorBorrowed<'static>,
    plurals: Option<PluralRules>,
    days: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    numbers: Option<DecimalFormatter>,
}

impl Localizer {
    /// Of a language as it is used in a region: `en`, `GB`.
    pub fn new(lang: &str, region: &str) -> Localizer {
        let known = |code: String| Locale::try_from_str(&code).ok();
        // Numbers of phones and rooms are written 0–9 in every language here: so are all others, for a reader
        // to compare.
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

    /// Bytes that sort as the language sorts these words.
    pub fn sort_key(&self, words: &str) -> Box<[u8]> {
        key(&self.words, words)
    }

    /// The letter that words begin with, as the language sees it: two signs that it sorts as one letter are
    /// one (Welsh `ll`), and a letter with
    /// an accent is the one without where it is sorted there. None where they begin with no letter.
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

    /// Which form of words a number asks for: `one`, `few`, `other`.
    pub fn plural_category(&self, count: usize) -> &'static str {
        self.plurals.as_ref().map_or("other", |rules| name(rules.category_for(count)))
    }

    /// Every form that the language tells apart.
    pub fn plural_categories(&self) -> Vec<&'static str> {
        self.plurals.as_ref().map_or(vec!["other"], |rules| rules.categories().map(name).collect())
    }

    /// A day in words: `22 November 2026`.
    pub fn format_date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let known = Day::try_new_gregorian(i32::from(year), month as u8, day as u8).ok();
        match (&self.days, known) {
            (Some(days), Some(day)) => days.format(&day).to_string(),
            _ => date.to_string(),
        }
    }

    /// A number as it is written: `1,234`.
    pub fn format_number(&self, number: usize) -> String {
        self.numbers
            .as_ref()
            .map_or_else(|| number.to_string(), |numbers| numbers.format(&Decimal::from(number)).to_string())
    }
}

/// Every name that a form of words can have, in any language.
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

/// The data is in the program, for every language: that it lacks even the root's is not to be expected.
fn collator(locale: &Locale, options: CollatorOptions) -> CollatorBorrowed<'static> {
    Collator::try_new(locale.into(), options)
        .or_else(|_| Collator::try_new(locale!("und").into(), options))
        .expect("the order of the root is in the program")
}

fn key(collator: &CollatorBorrowed<'static>, words: &str) -> Box<[u8]> {
    let mut key = Vec::with_capacity(words.len() * 2 + 8);
    let Ok(()) = collator.write_sort_key_to(words, &mut key);
    key.into()
}

impl fmt::Debug for Localizer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Tongue({})", self.plural_categories().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: &str, mut words: Vec<&str>) -> String {
        let tongue = Localizer::new(lang, "GB");
        words.sort_by_cached_key(|word| tongue.sort_key(word));
        words.join(" ")
    }

    #[test]
    fn each_language_sorts_in_its_own_order() {
        // The letters of Welsh: ch after c, dd after d, ff after f, ng after g, ll after l, ph after p, rh
        // after r, th after t.
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
            let tongue = Localizer::new(lang, "GB");
            (tongue.format_date("2026-11-22".parse().unwrap()), tongue.format_number(12345))
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
