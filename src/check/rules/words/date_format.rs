//! A date in numbers, or with a month cut short
//!
//! A date is written in full: 6 August 2026. 06/08/2026 is August for some readers and June for others: that is an
//! error in Easy Read and a warning elsewhere. A month that is cut short, as in 6 Aug, is a warning. English only.
//!
//! **Helps:** people who come from other countries, and people who find numbers hard.
//! **Source:** NHS, Numbers, measurements, dates and time; W3C, Making Content Usable, 3.6.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Come on 6 August 2026. Read version 1.2.26.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! Come on 06/08/2026.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The law changed on 2026-02-01.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Come on 6 Aug 2026.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::Profile;
use crate::check::lexicon::WordSet;
use crate::check::prose::{Prose, WordKind, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "date-format",
        Severity::Error,
        "Some readers take the day for the month, and come on the wrong day.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("date_format.rs"),
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Short forms of months.
const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];
static SHORT: WordSet<12> = WordSet::of(SHORT_MONTHS);

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for word in prose.numbers().chain(prose.words_of(&SHORT)) {
        if word.kind() == WordKind::Number {
            judge_number(prose, word, found);
        } else {
            judge_month(prose, word, found);
        }
    }
}

/// Reports a word that is a date in numbers.
fn judge_number(prose: &Prose, word: WordRef, found: &mut Reporter) {
    let text = word.text();
    if word.before().is_some_and(|before| is_reference(before.text())) {
        return;
    }
    let Some((day, month, year)) = numeric_date(text) else { return };
    let full = year
        .filter(|_| (1..=31).contains(&day) && (1..=12).contains(&month))
        .map(|year| format!("{day} {} {year}", MONTHS[month as usize - 1]));
    // If both numbers can be the month, only the author knows which it is.
    let certain = full.filter(|_| day > 12 || text.len() == 10 && text.as_bytes()[4] == b'-');
    let help = match &certain {
        Some(full) => format!("Write: {full}"),
        None => "Write the month as a word: 6 August 2026".to_string(),
    };
    let finding = found.add(word.location(), format!("The date “{text}” is written in numbers."), help);
    if prose.profile != Profile::Easy {
        finding.set_severity(Severity::Warning);
    }
    if let Some(replacement) = certain.filter(|_| word.span().of(prose.document.text()) == text) {
        finding.fix = Some(Fix { edits: vec![Edit { span: word.span(), replacement }], safe: true });
    }
}

/// Reports a word that is the short form of a month in a date.
fn judge_month(prose: &Prose, word: WordRef, found: &mut Reporter) {
    let text = word.text();
    let Some(month) = full_month(text) else { return };
    let follows_day = word.before().is_some_and(|before| word.gap() == " " && is_day(before.text()));
    let precedes_number = word.next().is_some_and(|next| {
        matches!(next.gap(), " " | ". ") && (is_day(next.text()) || is_year(next.text()))
    });
    if !follows_day && !precedes_number {
        return;
    }
    let finding =
        found.add(word.location(), format!("The month {text} is cut short."), format!("Write: {month}"));
    finding.set_severity(Severity::Warning);
    let has_stop = prose.text()[word.range().end..].starts_with('.');
    if follows_day && !has_stop && word.span().of(prose.document.text()) == text {
        finding.fix =
            Some(Fix { edits: vec![Edit { span: word.span(), replacement: month.to_string() }], safe: true });
    }
}

/// Day, month and, if it has four digits, year of a date in numbers: 06/08/2026, 6.8.2026, 06-08-26, 2026-08-06.
/// The day comes first, as in British English, except in the last form (ISO 8601).
fn numeric_date(text: &str) -> Option<(u32, u32, Option<u32>)> {
    let separator = *text.as_bytes().get(..5)?.iter().find(|byte| !byte.is_ascii_digit())?;
    let mut parts = text.split(char::from(separator));
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let all_digits = [first, second, third]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() || !all_digits || !b"/.-".contains(&separator) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let lengths = (first.len(), second.len(), third.len());
    let (first, second, third) = (number(first)?, number(second)?, number(third)?);
    let is_date = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let is_year = |year: u32| (1900..2200).contains(&year);
    let slashes = separator == b'/';
    match lengths {
        (4, 2, 2) if separator == b'-' && is_date(third, second) && is_year(first) => {
            Some((third, second, Some(first)))
        }
        (1..=2, 1..=2, 4) if (is_date(first, second) || is_date(second, first)) && is_year(third) => {
            Some((first, second, Some(third)))
        }
        // 1.2.26 is a version, and 01.02.26 is a date.
        (2, 2, 2) if is_date(first, second) || slashes && is_date(second, first) => {
            Some((first, second, None))
        }
        (1..=2, 1..=2, 2) if slashes && is_date(first, second) => Some((first, second, None)),
        _ => None,
    }
}

/// Whether the word before numbers says that they are not a date.
fn is_reference(word: &str) -> bool {
    ["version", "v", "section", "paragraph", "part", "chapter", "sort", "code"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// The name of a month, from its short form.
fn full_month(word: &str) -> Option<&'static str> {
    let index = SHORT_MONTHS.iter().position(|known| *known == word)?;
    Some(
        [
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "September",
            "October",
            "November",
            "December",
        ][index],
    )
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() <= 2
        && digits.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
        && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy, mended};

    #[test]
    fn numbers_that_are_no_date() {
        for text in [
            "Open 24/7, ratio 1/2/3, version 1.2.26 or 01.02.2026-a, section 01.02.26.",
            "Sort code 20-11-26. Dial 01432 123456. Blood pressure 120/80.",
            "From 2025/26, in 2025-26, on 32/13/2026 or 00/00/2026.",
            "Mar Jones and Jan Smith. Jan and 5 others. Section 5.2.1",
            "6 August 2026, May 2026, March 5",
            "`06/08/2026` and https://a.uk/2026-08-06",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(
                &RULE,
                "06/08/2026, 6.8.2026, 06-08-26, 2026-08-06, 6 Aug, Sept 2026, 1st Dec. 2026"
            ),
            ["06/08/2026", "6.8.2026", "06-08-26", "2026-08-06", "Aug", "Sept", "Dec"]
        );
    }

    #[test]
    fn only_dates_with_one_meaning_are_mended() {
        assert_eq!(
            mended(&RULE, "25/12/2026, 2026-08-06 and 6 Aug 2026"),
            "25 December 2026, 6 August 2026 and 6 August 2026"
        );
        for text in ["06/08/2026", "25/12/26", "12/25/2026", "Sept 2026", "6 Dec. 2026"] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
