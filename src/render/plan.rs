//! Floor 3: promises.
//! In: what each format wants to publish. Out: one list, sorted by path, each with the key of all that goes into it.
//! Must never: make anything yet, or promise one path twice.

use super::frame::Frame;
use super::print::Prints;
use super::template::Templates;
use crate::base::{Diagnostic, Key, Noted, Notes, sort};
use crate::site::{PageId, Site};
use std::sync::Arc;

/// What a maker made.
pub struct Made {
    /// The file's content.
    pub bytes: Arc<[u8]>,
    /// What went wrong while it was made.
    pub notes: Notes,
}

impl Made {
    /// Bytes with nothing to say about them.
    pub fn plain(bytes: impl Into<Arc<[u8]>>) -> Made {
        Made { bytes: bytes.into(), notes: Notes::new() }
    }
}

type Maker<'s> = Box<dyn Fn() -> Made + Send + Sync + 's>;

/// A promise of one file.
pub struct Job<'s> {
    /// Its path from the root of the site.
    pub path: Arc<str>,
    /// Hash of the path, the recipe and all that goes into it: two jobs with one key make the same file.
    pub key: Key,
    /// The page it shows, for findings in the built file.
    pub page: Option<PageId>,
    make: Maker<'s>,
}

impl<'s> Job<'s> {
    /// A promise; `key` stands for what its bytes are made from.
    pub fn new(path: impl Into<Arc<str>>, key: Key, make: impl Fn() -> Made + Send + Sync + 's) -> Self {
        let path = path.into();
        let key = Key::of_value(&(key, &path));
        Job { path, key, page: None, make: Box::new(make) }
    }

    /// A promise whose key stands for its path too.
    pub fn with_key(path: impl Into<Arc<str>>, key: Key, make: impl Fn() -> Made + Send + Sync + 's) -> Self {
        Job { path: path.into(), key, page: None, make: Box::new(make) }
    }

    /// The same, known to show a page.
    pub fn of_page(mut self, page: PageId) -> Self {
        self.page = Some(page);
        self
    }

    /// Keeps the promise.
    pub fn make(&self) -> Made {
        (self.make)()
    }
}

/// Everything that will be published.
pub struct Plan<'s> {
    /// The site it is made from.
    pub site: &'s Site,
    /// The theme, ready to use.
    pub templates: &'s Templates,
    /// What there is on paper.
    pub(super) prints: &'s Prints,
    /// What all pages of a language share.
    pub(super) frames: Vec<Arc<Frame>>,
    /// The promises.
    pub jobs: Vec<Job<'s>>,
    notes: Notes,
}

impl<'s> Plan<'s> {
    pub(super) fn new(site: &'s Site, templates: &'s Templates, prints: &'s Prints) -> Plan<'s> {
        let frames = (0..site.locales.len()).map(|locale| Arc::new(Frame::new(site, templates, locale))).collect();
        Plan { site, templates, prints, frames, jobs: Vec::with_capacity(site.pages.len() + 64), notes: Notes::new() }
    }

    /// A finding about what was to be promised.
    pub(super) fn note(&mut self, note: Diagnostic) {
        self.notes.push(note);
    }

    pub(super) fn finish(mut self) -> Noted<Plan<'s>> {
        sort(&mut self.jobs, |a, b| a.path.cmp(&b.path));
        self.jobs.dedup_by(|later, first| later.path == first.path);
        let notes = std::mem::take(&mut self.notes);
        Noted::new(self, notes)
    }
}
