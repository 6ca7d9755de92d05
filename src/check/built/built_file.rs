//! Floor 3: a file that we built, as rules see it.
//! In: nothing. Out: the type of a file with its summary and its page.
//! Must never: hold a copy of the bytes.

use super::summary::PageSummary;
use crate::base::Blob;
use crate::site::PageId;

/// A built file.
pub struct BuiltFile<'a> {
    /// Its path in the published folder.
    pub path: &'a str,
    /// Its bytes.
    pub content: &'a Blob,
    /// What it points at; empty for files that are not HTML.
    pub summary: &'a PageSummary,
    /// The page it shows.
    pub page: Option<PageId>,
}
