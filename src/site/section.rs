//! Floor 2: a folder of pages.
//! In: the folders that pages stand in. Out: a section with its page and what it lists.
//! Must never: list a page that readers cannot reach.

use super::page::PageId;

/// The number of a section in its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub u32);

/// A folder of pages; the folder of a language is a section too, and its page is home.
#[derive(Debug)]
pub struct Section {
    /// Which locale.
    pub locale: usize,
    /// `care-and-support`; empty for the top.
    pub folder: Box<str>,
    /// Its address with the language's prefix.
    pub address: Box<str>,
    /// Its page; none where the folder has no index.md, and then a plain list is made.
    pub page: Option<PageId>,
    /// What it is called.
    pub title: Box<str>,
    /// The section it stands in.
    pub parent: Option<SectionId>,
    /// Its own pages in their order.
    pub pages: Vec<PageId>,
    /// The sections in it, in their order.
    pub sections: Vec<SectionId>,
}
