//! Floor 6: the clock.
//! In: a site folder. Out: today's date in the time zone of the site, and how long something took.
//! Must never: be read by the floors below. They get the date as a plain value.

use super::UserError;
use super::beneath::read_file;
use crate::base::{Date, TimeZone};
use crate::site::{SETTINGS, time_zone};
use std::path::Path;
use std::time::{Instant, SystemTime};

/// The largest settings that are read for their time zone, in bytes.
const LARGEST: u64 = 1_000_000;

/// Today, in the time zone of the site in this folder: wherever its computer stands, a page begins at midnight of its
/// readers. In the time zone of the United Kingdom where there is no site.
///
/// # Errors
/// If the clock shows a year that no calendar has.
pub fn today(folder: &Path) -> Result<Date, UserError> {
    zone(folder).day_at(seconds()).ok_or_else(|| {
        UserError::new(
            "The clock of this computer gives a day that cannot be right.",
            "Set the clock, or name the day yourself: --today 2026-11-22",
        )
    })
}

/// The day and the minute in the time zone of the site in this folder, as in `2026-11-22 14:05`.
pub(super) fn minute(folder: &Path) -> String {
    zone(folder).minute_at(seconds()).unwrap_or_default()
}

fn zone(folder: &Path) -> TimeZone {
    let text = read_file(&folder.join(SETTINGS), LARGEST).unwrap_or_default();
    time_zone(&String::from_utf8_lossy(&text))
}

/// Seconds since 1970.
fn seconds() -> i64 {
    now().div_euclid(1_000_000_000)
}

/// Measures wall time from the moment it is made.
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts counting.
    pub fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Nanoseconds since 1970. Earlier times count as 0, which means long ago here.
pub(super) fn nanoseconds(time: SystemTime) -> i64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}

/// Now, in nanoseconds since 1970.
pub(super) fn now() -> i64 {
    nanoseconds(SystemTime::now())
}
