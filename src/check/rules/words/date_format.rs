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
use crate::check::prose::{Prose, WordKind};
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

/// Months that are cut short.
const CUT: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];
static SHORT: WordSet<12> = WordSet::of(CUT);

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for word in prose.numbers().chain(prose.words_of(&SHORT)) {
        let last = word.before();
        let text = word.text();
        if word.kind() == WordKind::Number {
            if let Some((day, month, year)) =
                numbers(text).filter(|_| !last.is_some_and(|last| is_reference(last.text())))
            {
                let full = year
                    .filter(|_| (1..=31).contains(&day) && (1..=12).contains(&month))
                    .map(|year| format!("{day} {} {year}", MONTHS[month as usize - 1]));
                // Which of two small numbers is the month, only the author knows.
                let sure = full.filter(|_| day > 12 || text.len() == 10 && text.as_bytes()[4] == b'-');
                let help = match &sure {
                    Some(full) => format!("Write: {full}"),
                    None => "Write the month as a word: 6 August 2026".to_string(),
                };
                let finding =
                    found.add(word.location(), format!("The date “{text}” is written in numbers."), help);
                if prose.profile != Profile::Easy {
                    finding.set_severity(Severity::Warning);
                }
                if let Some(with) = sure.filter(|_| word.span().of(prose.document.text()) == text) {
                    finding.fix =
                        Some(Fix { edits: vec![Edit { span: word.span(), replacement: with }], safe: true });
                }
            }
            continue;
        }
        let Some(month) = short_month(text) else { continue };
        let day = last.is_some_and(|last| word.gap() == " " && is_day(last.text()));
        let after = word.next().is_some_and(|next| {
            matches!(next.gap(), " " | ". ") && (is_day(next.text()) || is_year(next.text()))
        });
        if day || after {
            let finding = found.add(
                word.location(),
                format!("The month {text} is cut short."),
                format!("Write: {month}"),
            );
            finding.set_severity(Severity::Warning);
            let dot = prose.text()[word.range().end..].starts_with('.');
            if day && !dot && word.span().of(prose.document.text()) == text {
                finding.fix = Some(Fix {
                    edits: vec![Edit { span: word.span(), replacement: month.to_string() }],
                    safe: true,
                });
            }
        }
    }
}

/// Day, month and, with four digits, year of a date in numbers: 06/08/2026, 6.8.2026, 06-08-26, 2026-08-06.
/// The day comes first.
fn numbers(text: &str) -> Option<(u32, u32, Option<u32>)> {
    let sign = *text.as_bytes().get(..5)?.iter().find(|byte| !byte.is_ascii_digit())?;
    let mut parts = text.split(char::from(sign));
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let all_digits = [first, second, third]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() || !all_digits || !b"/.-".contains(&sign) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    match (first.len(), second.len(), third.len()) {
        (4, 2, 2) if sign == b'-' && fits(c, b) && (1900..2200).contains(&a) => Some((c, b, Some(a))),
        (1..=2, 1..=2, 4) if (fits(a, b) || fits(b, a)) && (1900..2200).contains(&c) => Some((a, b, Some(c))),
        // 1.2.26 is a version, and 01.02.26 a date.
        (2, 2, 2) if fits(a, b) || sign == b'/' && fits(b, a) => Some((a, b, None)),
        (1..=2, 1..=2, 2) if sign == b'/' && fits(a, b) => Some((a, b, None)),
        _ => None,
    }
}

/// Whether the word before says that the numbers count something else than days.
fn is_reference(word: &str) -> bool {
    ["version", "v", "section", "paragraph", "part", "chapter", "sort", "code"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn short_month(word: &str) -> Option<&'static str> {
    let at = CUT.iter().position(|known| *known == word)?;
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
        ][at],
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
    fn only_what_has_one_meaning_is_mended() {
        assert_eq!(
            mended(&RULE, "25/12/2026, 2026-08-06 and 6 Aug 2026"),
            "25 December 2026, 6 August 2026 and 6 August 2026"
        );
        for text in ["06/08/2026", "25/12/26", "12/25/2026", "Sept 2026", "6 Dec. 2026"] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
