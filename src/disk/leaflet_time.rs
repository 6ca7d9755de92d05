//! Floor 6: the time that one leaflet may take.
//! In: nothing. Out: whether it is up.
//! Must never: end the setting of a leaflet that only needs a slow computer.

use super::Stopwatch;
use crate::render::{Budget, TimeIsUp};

/// The largest leaflet that is allowed takes a few seconds.
const SECONDS: f64 = 120.0;

/// Two minutes for each leaflet.
pub struct LeafletTime;

impl Budget for LeafletTime {
    fn begin(&self) -> TimeIsUp {
        let clock = Stopwatch::start();
        Box::new(move || clock.seconds() > SECONDS)
    }
}
