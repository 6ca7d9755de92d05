//! Floor 2: the options of an assembly.
//! In: the day and the wish to see drafts. Out: `AssembleOptions`.
//! Must never: read the clock: the caller names the day.

use crate::base::Date;

/// What a site is assembled for.
#[derive(Clone, Copy, Debug)]
pub struct AssembleOptions {
    /// The day that decides which pages are published.
    pub today: Date,
    /// Whether drafts and pages of a later day count as published.
    pub drafts: bool,
}
