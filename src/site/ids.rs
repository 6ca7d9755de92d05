//! Floor 2: the numbers of pages and sections.
//! In: nothing. Out: `PageId` and `SectionId`, indexes into the tables of one `Site`.
//! Must never: be kept for another `Site`: the next build counts anew.

/// The number of a page in its site: pages sorted by path, then fallback pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub u32);

/// The number of a section in its site: sorted by locale, then by folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub u32);
