//! Floor 4: the options of a build.
//! In: the options of the command line. Out: plain values.
//! Must never: read a clock. The day comes from outside.

use crate::base::Date;

/// The options of a build.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The day of the build. It decides what is published, expired and overdue.
    pub today: Date,
    /// Whether white space that no reader sees is removed from the pages.
    pub minify: bool,
    /// Whether drafts, and pages with a later date, are built too.
    pub drafts: bool,
    /// Whether the search index is made. A preview does without.
    pub search: bool,
    /// Whether leaflets are typeset.
    pub leaflets: bool,
}

impl Options {
    /// The options of `plainleaf build` on that day.
    pub fn on(today: Date) -> Self {
        Options { today, minify: true, drafts: false, search: true, leaflets: true }
    }
}
