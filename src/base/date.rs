//! Floor 0: calendar days and intervals between them.
//! In: `2026-11-22`, `6 months`. Out: days to compare, and to add intervals to.
//! Must never: ask what day it is today, or panic on an interval that content gives.

use super::count_of;
use jiff::{Span, civil};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, written as `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// 1 January 2000: a fixed day to count from.
    pub const FIRST: Date = Date(civil::date(2000, 1, 1));

    /// Year, month (1–12), day (1–31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The day one interval later; the last day of the calendar (9999-12-31) where that would be beyond it.
    /// From the 31st, a month leads to the last day of a shorter month.
    #[must_use]
    pub fn plus(self, interval: Interval) -> Date {
        let count = i64::from(interval.count);
        let span = match interval.unit {
            IntervalUnit::Days => Span::new().try_days(count),
            IntervalUnit::Weeks => Span::new().try_weeks(count),
            IntervalUnit::Months => Span::new().try_months(count),
            IntervalUnit::Years => Span::new().try_years(count),
        };
        Date(span.and_then(|span| self.0.checked_add(span)).unwrap_or(civil::Date::MAX))
    }

    /// Whole days from `self` to `later`; negative where `later` is earlier.
    pub fn days_until(self, later: Date) -> i32 {
        self.0.until(later.0).map(|span| span.get_days()).unwrap_or(0)
    }
}

/// A text that is not a day of the calendar, written as year, month and day: `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a date such as 2026-11-22 (year, month, day)")
    }
}

impl std::error::Error for ParseDateError {}

impl FromStr for Date {
    type Err = ParseDateError;
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        // The library also reads times and other ways to write a day.
        let exact = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        let day = if exact { text.parse().ok() } else { None };
        day.map(Date).ok_or(ParseDateError)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// A length of time in calendar units, such as `12 months`: how often a page is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    count: u16,
    unit: IntervalUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum IntervalUnit {
    Days,
    Weeks,
    Months,
    Years,
}

impl Interval {
    /// This many days.
    pub const fn days(count: u16) -> Interval {
        Interval { count, unit: IntervalUnit::Days }
    }

    /// This many months.
    pub const fn months(count: u16) -> Interval {
        Interval { count, unit: IntervalUnit::Months }
    }
}

/// Why a text is not an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseIntervalError {
    /// It is not a number, a space and a unit.
    Shape,
    /// The number is not a whole number from 1 to 65535.
    Count,
    /// The unit is not days, weeks, months or years.
    Unit,
}

impl fmt::Display for ParseIntervalError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            ParseIntervalError::Shape => "not a number and a unit, such as 6 months",
            ParseIntervalError::Count => "not a whole number from 1 to 65535",
            ParseIntervalError::Unit => "not days, weeks, months or years",
        })
    }
}

impl std::error::Error for ParseIntervalError {}

impl FromStr for Interval {
    type Err = ParseIntervalError;
    fn from_str(text: &str) -> Result<Self, ParseIntervalError> {
        let (count, unit) = text.trim().split_once(' ').ok_or(ParseIntervalError::Shape)?;
        let count: u16 = count.parse().map_err(|_| ParseIntervalError::Count)?;
        let unit = match unit.trim().trim_end_matches('s') {
            "day" => IntervalUnit::Days,
            "week" => IntervalUnit::Weeks,
            "month" => IntervalUnit::Months,
            "year" => IntervalUnit::Years,
            _ => return Err(ParseIntervalError::Unit),
        };
        if count == 0 { Err(ParseIntervalError::Count) } else { Ok(Interval { count, unit }) }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            IntervalUnit::Days => "day",
            IntervalUnit::Weeks => "week",
            IntervalUnit::Months => "month",
            IntervalUnit::Years => "year",
        };
        out.write_str(&count_of(self.count.into(), unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(day: &str, interval: &str) -> String {
        day.parse::<Date>().unwrap().plus(interval.parse().unwrap()).to_string()
    }

    #[test]
    fn intervals_are_added_and_stay_in_the_calendar() {
        assert_eq!(later("2026-01-31", "1 month"), "2026-02-28");
        assert_eq!(later("2026-12-31", "1 day"), "2027-01-01");
        assert_eq!(later("2024-02-29", "1 years"), "2025-02-28");
        for interval in ["20000 years", "65535 years", "65535 months", "65535 weeks", "65535 days"] {
            let count = interval.split(' ').next().unwrap();
            assert!(interval.parse::<Interval>().unwrap().to_string().starts_with(count));
            for day in ["0000-01-01", "2026-11-22", "9999-12-31"] {
                assert!(later(day, interval).len() == 10, "{day} and {interval}");
            }
        }
        assert_eq!(later("2026-11-22", "20000 years"), "9999-12-31");
        let [first, last] = ["0000-01-01", "9999-12-31"].map(|day| day.parse::<Date>().unwrap());
        assert_eq!((first.days_until(last), last.days_until(first)), (3_652_424, -3_652_424));
    }

    #[test]
    fn what_is_no_day_and_no_interval_has_a_reason() {
        for text in ["", "2026-02-30", "22-11-2026", "2026-1-1", "2026-11-22T10:00", "20261122"] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError), "{text}");
        }
        use ParseIntervalError::{Count, Shape, Unit};
        let wrong =
            [("", Shape), ("month", Shape), ("0 days", Count), ("65536 days", Count), ("2 moons", Unit)];
        for (text, error) in wrong {
            assert_eq!(text.parse::<Interval>(), Err(error), "{text}");
        }
    }
}
