//! Floor 3: the time that the setting of one leaflet may take.
//! In: nothing. Out: the promise of whoever has a clock to say when it is enough.
//! Must never: decide what is too much for paper: `leaflet/limits.rs` does, by counting. This ends what would never end.

/// Whether the time for one leaflet is over.
pub type TimeIsUp = Box<dyn Fn() -> bool + Send + Sync>;

/// Counts the time of leaflets.
pub trait Budget: Send + Sync {
    /// Begins to count for one leaflet.
    fn begin(&self) -> TimeIsUp;
}

/// All the time in the world, for a build without a clock.
pub struct Unlimited;

impl Budget for Unlimited {
    fn begin(&self) -> TimeIsUp {
        Box::new(|| false)
    }
}
