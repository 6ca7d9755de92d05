//! Floor 0: days, and how often something is due.
//! In: `2026-11-22`, `6 months`. Out: calendar days that can be compared and added to.
//! Must never: ask what day it is today.

use jiff::{ToSpan, civil};
use std::fmt;
use std::str::FromStr;

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// A day to count from.
    pub const FIRST: Date = Date(civil::date(2000, 1, 1));

    /// Year, month (1–12), day (1–31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The day that is one interval later; the last day there is, where that lies beyond the calendar.
    pub fn plus(self, every: Interval) -> Date {
        let span = match every.unit {
            IntervalUnit::Days => i64::from(every.count).days(),
            IntervalUnit::Weeks => i64::from(every.count).weeks(),
            IntervalUnit::Months => i64::from(every.count).months(),
            IntervalUnit::Years => i64::from(every.count).years(),
        };
        Date(self.0.checked_add(span).unwrap_or(civil::Date::MAX))
    }

    /// Whole days from `self` to `later`.
    pub fn days_until(self, later: Date) -> i32 {
        self.0.until(later.0).map(|span| span.get_days()).unwrap_or(0)
    }
}

impl FromStr for Date {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let exact = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        if !exact {
            return Err(());
        }
        text.parse::<civil::Date>().map(Date).map_err(|_| ())
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

/// How often: `12 months`.
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
    /// A number of days.
    pub const fn days(count: u16) -> Interval {
        Interval { count, unit: IntervalUnit::Days }
    }

    /// A number of months.
    pub const fn months(count: u16) -> Interval {
        Interval { count, unit: IntervalUnit::Months }
    }
}

impl FromStr for Interval {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (count, unit) = text.trim().split_once(' ').ok_or(())?;
        let count: u16 = count.parse().map_err(|_| ())?;
        let unit = match unit.trim().trim_end_matches('s') {
            "day" => IntervalUnit::Days,
            "week" => IntervalUnit::Weeks,
            "month" => IntervalUnit::Months,
            "year" => IntervalUnit::Years,
            _ => return Err(()),
        };
        if count == 0 { Err(()) } else { Ok(Interval { count, unit }) }
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
        write!(out, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}
