//! Floor 2: the options of an assembly.
//! In: the day and the wish to see drafts. Out: `AssembleOptions`.
//! Must never: read the clock: the caller names the day.

use crate::base::Date;

/// What a site is assembled for.
#[derive(Clone, Copy, Debug)]
pub struct AssembleOptions {
    /// The day that decides what is late, and which pages have ended.
    pub today: Date,
    /// The last day whose pages (`publish_on`) count as published. A later one than `today` shows what will be then.
    pub published_by: Date,
    /// Whether drafts and pages of a later day count as published.
    pub drafts: bool,
}
