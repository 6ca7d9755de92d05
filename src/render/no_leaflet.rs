//! Floor 3: replaces the folder `leaflet` in a program without Typst (without the feature `pdf`).
//! In: what the functions of that folder take. Out: no jobs and no leaflets.
//! Must never: report that a leaflet was typeset.

use super::budget::Budget;
use super::editions::EditionFiles;
pub use super::layout::EditionLayout;
use crate::base::{Findings, Key, Reported};
use crate::site::{Locale, PageId, Site, Theme};

/// A theme without leaflets.
pub struct LeafletTheme {
    /// The same for all themes.
    pub key: Key,
}

impl LeafletTheme {
    /// The same for all themes: nothing is read.
    pub fn key(_: &Theme, _: &[Locale]) -> Key {
        Key::of(b"")
    }

    /// A theme without leaflets.
    pub fn new(theme: &Theme, locales: &[Locale]) -> Reported<LeafletTheme> {
        Reported::new(LeafletTheme { key: Self::key(theme, locales) }, Findings::new())
    }
}

/// A page to typeset. There are none.
#[derive(Clone, Copy, Debug)]
pub struct LeafletJob {
    /// The page.
    pub page: PageId,
    /// The layout to typeset it in.
    pub layout: EditionLayout,
    /// Cache key.
    pub key: Key,
}

/// No jobs.
pub fn jobs(_: &Site, _: &LeafletTheme, _: impl Fn(PageId) -> bool) -> Vec<LeafletJob> {
    Vec::new()
}

/// Typesets nothing.
pub fn make(_: &Site, _: &LeafletTheme, _: &LeafletJob, _: &dyn Budget) -> Reported<Option<EditionFiles>> {
    Reported::new(None, Findings::new())
}
