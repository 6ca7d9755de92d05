//! Floor 3: the steps of setting one leaflet.
//! In: each step, and who counts the time. Out: an end, where there would be none.
//! Must never: be reached by a leaflet that `limits.rs` lets through.

use crate::render::TimeIsUp;
use std::sync::atomic::{AtomicU64, Ordering};

/// Typst asks for a font each time it sets a stretch of letters. A leaflet of 300 pages in large print asks about 200,000
/// times, and each time takes some kilobytes. So this bounds the memory, and it is the same on every computer.
const MOST_STEPS: u64 = 5_000_000;

/// The clock is looked at once in so many steps.
const BETWEEN_LOOKS: u64 = 256;

/// Counts the steps of one leaflet.
pub struct StepCounter {
    steps: AtomicU64,
    time_is_up: TimeIsUp,
}

/// The panic with which the setting of a leaflet is given up: Typst has no other way out.
pub struct GivenUp;

impl StepCounter {
    /// A counter at the beginning of a leaflet.
    pub fn new(time_is_up: TimeIsUp) -> StepCounter {
        StepCounter { steps: AtomicU64::new(0), time_is_up }
    }

    /// One step more.
    ///
    /// # Panics
    /// With [`GivenUp`] if there were too many, or the time is up.
    pub fn step(&self) {
        let steps = self.steps.fetch_add(1, Ordering::Relaxed);
        if steps > MOST_STEPS || (steps.is_multiple_of(BETWEEN_LOOKS) && (self.time_is_up)()) {
            std::panic::panic_any(GivenUp);
        }
    }
}
