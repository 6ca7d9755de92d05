//! Floor 4: what a build is asked for, besides its sources.
//! In: the command line's words. Out: plain values.
//! Must never: read a clock: the day comes from outside.

use crate::base::Date;

/// What a build is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The day on which the site is built: decides what is published, expired and overdue.
    pub today: Date,
    /// Whether white space that no reader sees is taken out of the pages.
    pub minify: bool,
    /// Whether drafts and pages of a later day are built too.
    pub drafts: bool,
    /// Whether the search is made: a preview does without.
    pub search: bool,
    /// Whether pages are set for paper too.
    pub leaflets: bool,
}

impl Options {
    /// What `plainleaf build` uses on that day.
    pub fn on(today: Date) -> Self {
        Options { today, minify: true, drafts: false, search: true, leaflets: true }
    }
}
