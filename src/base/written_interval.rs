//! Floor 0: intervals as people write them: `yearly`, `every 6 months`, `twelve months`.
//! In: the text of a field that should be an interval. Out: the interval that it means.
//! Must never: guess a number that is not there.

use super::Interval;

/// Words that are an interval by themselves.
const WORDS: [(&str, &str); 12] = [
    ("annual", "1 year"),
    ("annually", "1 year"),
    ("yearly", "1 year"),
    ("year", "1 year"),
    ("once a year", "1 year"),
    ("half-yearly", "6 months"),
    ("twice a year", "6 months"),
    ("quarterly", "3 months"),
    ("monthly", "1 month"),
    ("month", "1 month"),
    ("weekly", "1 week"),
    ("week", "1 week"),
];

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Short names of units.
const UNITS: [(&str, &str); 6] =
    [("mth", "month"), ("mo", "month"), ("yr", "year"), ("wk", "week"), ("y", "year"), ("w", "week")];

/// The interval that a text means; `None` where it is not plain.
pub(super) fn written_interval(text: &str) -> Option<Interval> {
    let lower = text.to_lowercase();
    let words = lower.trim_matches(['“', '”', '"', '\'', ' ', '.']).trim_start_matches("every ").trim();
    if let Some((_, interval)) = WORDS.iter().find(|(known, _)| *known == words) {
        return interval.parse().ok();
    }
    let split = words.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0);
    let (count, unit) = match split {
        Some(at) => (words[..at].to_string(), &words[at..]),
        None => {
            let (number, unit) = words.split_once([' ', '-'])?;
            let number = NUMBERS.iter().position(|known| *known == number)?;
            ((number + 1).to_string(), unit)
        }
    };
    let unit = unit.trim_matches([' ', '-']).trim_end_matches('s');
    let unit = UNITS.iter().find(|(short, _)| *short == unit).map_or(unit, |(_, long)| *long);
    format!("{count} {unit}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::written_interval;

    #[test]
    fn intervals_as_people_write_them() {
        for (text, interval) in [
            ("yearly", "1 year"),
            ("12months", "12 months"),
            ("12 Months", "12 months"),
            ("twelve months", "12 months"),
            ("every 6 months", "6 months"),
            ("every year", "1 year"),
            ("6-months", "6 months"),
            ("2 yrs", "2 years"),
            ("“6 months”", "6 months"),
        ] {
            assert_eq!(
                written_interval(text).map(|interval| interval.to_string()).as_deref(),
                Some(interval),
                "{text}"
            );
        }
        for text in ["often", "12", "months", "0 months", "a while"] {
            assert!(written_interval(text).is_none(), "{text}");
        }
    }
}
