//! Floor 0: days as people write them: `30th November 2026`, `30/11/2026`.
//! In: the text of a field that should be a date. Out: the days that it may be.
//! Must never: choose between two readings: 03/04/2026 is another day in Britain than in the United States.

use super::Date;

/// The months in English, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A part of a written day.
enum Part {
    /// Its value, and how many digits it has.
    Number(u32, usize),
    Month(u32),
}

/// The days that a text may mean: one, or several where the order of its numbers is not plain to see. None
/// where it is no day of the calendar.
pub(super) fn readings(text: &str) -> Vec<Date> {
    use Part::{Month, Number};
    let text = text.trim().trim_matches(['“', '”', '‘', '’', '"', '\'']);
    // A time behind the day says nothing about the day.
    let text = match text.split_once(['T', ' ']) {
        Some((day, time)) if day.len() >= 8 && time.contains(':') => day,
        _ => text,
    };
    let is_separator = |letter: char| letter.is_whitespace() || "/.-,‐‑–—−".contains(letter);
    let mut parts = Vec::new();
    for word in text.split(is_separator).filter(|word| !word.is_empty()) {
        match part(word) {
            Some(part) => parts.push(part),
            None if is_said_too(word) => {}
            None => return Vec::new(),
        }
    }
    let mut days: Vec<Date> = match parts[..] {
        [Number(whole, 8)] => vec![(whole / 10_000, whole / 100 % 100, whole % 100)],
        [Number(year, 4), Number(one, 1..=2), Number(two, 1..=2)] => {
            // The right order is no question here, but some programs turn day and month round.
            let right = (year, one, two);
            vec![if day(right).is_some() { right } else { (year, two, one) }]
        }
        [Number(one, 1..=2), Number(two, 1..=2), Number(year, 4)] => {
            vec![(year, two, one), (year, one, two)]
        }
        [Number(one, 1..=2), Number(two, 1..=2), Number(three, 2)] => {
            vec![(2000 + three, two, one), (2000 + three, one, two), (2000 + one, two, three)]
        }
        [Number(first, 1..=2), Month(month), Number(year, 4)]
        | [Month(month), Number(first, 1..=2), Number(year, 4)]
        | [Number(year, 4), Month(month), Number(first, 1..=2)] => vec![(year, month, first)],
        [Number(first, 1..=2), Month(month), Number(year, 2)] => vec![(2000 + year, month, first)],
        _ => Vec::new(),
    }
    .into_iter()
    .filter_map(day)
    .collect();
    let mut seen = Vec::new();
    days.retain(|day| {
        !seen.contains(day) && {
            seen.push(*day);
            true
        }
    });
    days
}

/// A day of the calendar, from year, month and day.
fn day((year, month, day): (u32, u32, u32)) -> Option<Date> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

fn part(word: &str) -> Option<Part> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let is_day = matches!(word[digits..].to_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th");
        return word[..digits].parse().ok().filter(|_| is_day).map(|value| Part::Number(value, digits));
    }
    month(word).map(Part::Month)
}

/// `November`, `Nov`, `Sept`: three letters or more of a month's name.
fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&*word))?;
    Some(at as u32 + 1)
}

/// Words of a written day that say nothing new: `Monday`, `of`.
fn is_said_too(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(&*word, "of" | "the") || word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&*word))
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "30th November 2026",
            "30 Nov 2026",
            "Monday, 30th of November 2026",
            "November 30, 2026",
            "Nov 30th 2026",
            "30/11/2026",
            "30.11.2026",
            "30-11-2026",
            "11/30/2026",
            "2026/11/30",
            "2026.11.30",
            "2026-30-11",
            "2026–11–30",
            "20261130",
            "30 Nov 26",
            "2026-11-30T10:00:00Z",
            "2026-11-30 10:00",
            "“2026-11-30”",
        ] {
            let days: Vec<String> = readings(text).iter().map(ToString::to_string).collect();
            assert_eq!(days, ["2026-11-30"], "{text}");
        }
        let both: Vec<String> = readings("03/04/2026").iter().map(ToString::to_string).collect();
        assert_eq!(both, ["2026-04-03", "2026-03-04"]);
        assert_eq!(readings("5/5/2026").len(), 1);
        assert_eq!(readings("2026-3-4").len(), 1);
        assert_eq!(readings("30/11/26").len(), 2, "the 26th of 2030 is a day too");
        for text in ["31/02/2026", "November 2026", "2026", "last year", "", "1/2", "30 Nov 2026 by Mary"] {
            assert_eq!(readings(text), [], "{text}");
        }
    }
}
