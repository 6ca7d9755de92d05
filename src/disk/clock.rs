//! Floor 6: the clock.
//! In: nothing. Out: what time it is, and how long something took.
//! Must never: be read by the floors below. They get the date as a plain value.

use std::time::{Instant, SystemTime};

/// Now, in seconds since 1970.
pub(super) fn seconds() -> i64 {
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
