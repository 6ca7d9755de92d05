//! Floor 6: the clock.
//! In: a site folder. Out: today's date in the time zone of the site, and how long something took.
//! Must never: be read by the floors below. They get the date as a plain value.

use super::UserError;
use crate::base::Date;
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
    let path = folder.join(SETTINGS);
    let is_plain =
        std::fs::symlink_metadata(&path).is_ok_and(|about| about.is_file() && about.len() < LARGEST);
    let text = if is_plain { std::fs::read_to_string(path).unwrap_or_default() } else { String::new() };
    let seconds = now().div_euclid(1_000_000_000);
    time_zone(&text).day_at(seconds).ok_or_else(|| {
        UserError::new(
            "The clock of this computer gives a day that cannot be right.",
            "Set the clock, or name the day yourself: --today 2026-11-22",
        )
    })
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
