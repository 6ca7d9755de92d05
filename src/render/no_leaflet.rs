//! Floor 3: leaflets, in a program without Typst (feature `pdf`), in the place of the folder `leaflet`.
//! In: what that folder takes. Out: nothing that could be set, so nothing is.
//! Must never: report that a leaflet was set.

use super::editions::EditionFiles;
pub use super::layout::EditionLayout;
use crate::base::{Findings, Key, Reported};
use crate::site::{Locale, PageId, Site, Theme};

/// A theme without leaflets.
pub struct LeafletTheme {
    /// The same for all.
    pub key: Key,
}

impl LeafletTheme {
    /// Stands for nothing.
    pub fn key(_: &Theme, _: &[Locale]) -> Key {
        Key::of(b"")
    }

    /// Nothing of the theme is read.
    pub fn new(theme: &Theme, locales: &[Locale]) -> Reported<LeafletTheme> {
        Reported::new(LeafletTheme { key: Self::key(theme, locales) }, Findings::new())
    }
}

/// A page that would be set.
#[derive(Clone, Copy, Debug)]
pub struct LeafletJob {
    /// Which.
    pub page: PageId,
    /// How.
    pub layout: EditionLayout,
    /// Stands for all that it would be made from.
    pub key: Key,
}

/// No page is to be set.
pub fn jobs(_: &Site, _: &LeafletTheme, _: impl Fn(PageId) -> bool) -> Vec<LeafletJob> {
    Vec::new()
}

/// Sets nothing.
pub fn make(_: &Site, _: &LeafletTheme, _: &LeafletJob) -> Reported<Option<EditionFiles>> {
    Reported::new(None, Findings::new())
}
