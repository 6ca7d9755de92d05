//! Floor 3: where each page of the reading PDF goes.
//! In: the places that the imposition chose. Out: the same, by page object.
//! Must never: hold two places for one page.

use super::object::Offset;
use lopdf::ObjectId;
use std::collections::BTreeMap;

/// Where a page of the reading PDF goes.
#[derive(Debug, Clone, Copy)]
pub struct PageMove {
    /// The index of the side that it is placed on.
    pub side: usize,
    /// The page object of that side.
    pub onto: ObjectId,
    /// How far the page moves from its old place to its new one, in points.
    pub by: Offset,
}

/// Where every page goes, by its page object.
pub type PageMoves = BTreeMap<ObjectId, PageMove>;
