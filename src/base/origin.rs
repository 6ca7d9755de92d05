//! Floor 0: who wrote the tags of a built page.
//! In: nothing. Out: the question about some tags of a page, and the answer for each.
//! Must never: hold a guess. A tag whose writer is not known has no origin.

use super::{Blob, Location, Span};

/// Who wrote a tag of a built page, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagOrigin {
    /// A template: its tag.
    Template(Location),
    /// An author's text: the Markdown that the tag was made from.
    Text(Location),
}

/// Asks who wrote some tags of a built page.
#[derive(Debug)]
pub struct OriginQuery<'p> {
    /// The path of the page in the published folder: `imha/index.html`.
    pub path: &'p str,
    /// The page as it is published.
    pub content: &'p Blob,
    /// The tags, from `<` to behind `>`.
    pub tags: Vec<Span>,
}

/// The origin of each tag of a query, in its order; none where it is not known.
pub type Origins = Vec<Option<TagOrigin>>;
