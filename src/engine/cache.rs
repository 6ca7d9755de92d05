//! Floor 4: the entries of the memo.
//! In: results of the stages. Out: the same, with their findings, to be kept from one build to the next.
//! Must never: decide when a result may be used again. Its key does.

use super::Output;
use crate::base::{BuildIdentityHasher, Findings, Key};
use crate::check::Topics;
use crate::check::built::PageSummary;
use crate::doc::ParsedFile;
use crate::render::{EditionFiles, leaflet::LeafletTheme};
use crate::site::PageId;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Results by the hash of everything they are made from.
pub(super) type CacheTable<T> = HashMap<Key, T, BuildIdentityHasher>;

/// A source file, parsed, with the findings of the rules for single files.
pub(super) struct CachedFile {
    pub file: ParsedFile,
    pub findings: Option<Arc<Findings>>,
}

/// The topics of a page's words, with the findings of the rules for words.
#[derive(Clone)]
pub(super) struct CachedWords {
    pub topics: Topics,
    pub findings: Option<Arc<Findings>>,
}

/// A rendered file.
pub struct CachedOutput {
    /// The output.
    pub output: Output,
    /// What it links to and loads.
    pub summary: PageSummary,
}

/// A rendered file, with the findings of rendering it.
#[derive(Clone)]
pub(super) struct CacheEntry {
    pub kept: Arc<CachedOutput>,
    pub findings: Option<Arc<Findings>>,
}

/// A job of the plan, done.
pub struct RenderedJob {
    /// The file.
    pub kept: Arc<CachedOutput>,
    /// The page it shows.
    pub page: Option<PageId>,
}

/// A leaflet, typeset.
pub struct CachedLeaflet {
    /// None where it has errors.
    pub(super) files: Option<Arc<EditionFiles>>,
    pub(super) findings: Vec<Arc<Findings>>,
}

/// The theme's leaflet layouts, and the findings in them.
pub(super) type CachedTheme = (Arc<LeafletTheme>, Vec<Arc<Findings>>);

/// Removes the entries that are not in use. All keys in use must be in the table.
pub(super) fn retain<T>(table: &mut CacheTable<T>, in_use: impl ExactSizeIterator<Item = Key>) {
    // A table with no more entries than that holds nothing else.
    if table.len() > in_use.len() {
        let in_use: HashSet<Key, BuildIdentityHasher> = in_use.collect();
        table.retain(|key, _| in_use.contains(key));
    }
}
