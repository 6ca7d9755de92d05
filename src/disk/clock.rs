//! Floor 6: the clock.
//! In: nothing. Out: today's date in the time zone of this computer, and how long something took.
//! Must never: be read by the floors below. They get the date as a plain value.

use super::UserError;
use crate::base::Date;
use std::time::{Instant, SystemTime};

/// Today, in the time zone of this computer.
///
/// # Errors
/// If the clock shows a year that no calendar has.
pub fn today() -> Result<Date, UserError> {
    jiff::ZonedDateTime::now().date().to_string().parse().map_err(|_| {
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
