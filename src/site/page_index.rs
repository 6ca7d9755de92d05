//! Floor 2: the index of pages by path and address.
//! In: 64-bit hashes of paths and addresses with page numbers. Out: the page at a path or an address.
//! Must never: compare the paths themselves: a lookup trusts the hash.

use super::ids::PageId;
use crate::base::{BuildIdentityHasher, hash64, path_hash};
use std::collections::HashMap;

/// Page numbers by 64-bit hash.
pub(crate) type PagesByHash = HashMap<u64, PageId, BuildIdentityHasher>;

/// Finds pages by path and by address. Lookup is by 64-bit hash without a comparison of the path: a collision
/// is vanishingly unlikely, and the comparison would dominate the cost.
#[derive(Debug)]
pub(crate) struct PageIndex {
    /// The site's own pages by the path of their file.
    pub by_path: PagesByHash,
    /// All pages by address. A fallback page replaces an unpublished page at the same address.
    pub by_address: PagesByHash,
    /// Fallback pages by the path that a translation would have.
    pub by_untranslated_path: PagesByHash,
}

impl PageIndex {
    /// The page whose file is at this path from the site folder.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        self.by_path.get(&path_hash(path)).copied()
    }

    /// The fallback page for the file that would be at this path.
    pub fn fallback_at(&self, path: &str) -> Option<PageId> {
        self.by_untranslated_path.get(&path_hash(path)).copied()
    }

    /// The page at this address, the language's prefix included.
    pub fn page_with_address(&self, address: &str) -> Option<PageId> {
        self.by_address.get(&hash64(address)).copied()
    }
}
