//! Floor 3: the build plan: every output file, its cache key and how to render it.
//! In: the files that each format wants to publish. Out: one list of jobs, sorted by path.
//! Must never: render a file before it is asked to, or hold two jobs for one path.

use super::editions::Editions;
use super::shared_context::{SharedContext, site_key};
use super::template::Templates;
use crate::base::{Finding, Findings, Key, Reported, par_sort};
use crate::site::{PageId, Site};
use std::sync::Arc;

/// A rendered file.
pub struct Rendered {
    /// The file's content.
    pub bytes: Arc<[u8]>,
    /// The findings of its rendering.
    pub notes: Findings,
}

impl Rendered {
    /// A file without findings.
    pub fn plain(bytes: impl Into<Arc<[u8]>>) -> Rendered {
        Rendered { bytes: bytes.into(), notes: Findings::new() }
    }
}

type Render<'s> = Box<dyn Fn() -> Rendered + Send + Sync + 's>;

/// How to render one output file.
pub struct Job<'s> {
    /// Its path from the root of the site.
    pub path: Arc<str>,
    /// Hash of the path, the recipe and all that goes into it: two jobs with one key make the same file.
    pub key: Key,
    /// The page it shows, for findings in the built file.
    pub page: Option<PageId>,
    make: Render<'s>,
}

impl<'s> Job<'s> {
    /// A job; `key` is the hash of all that the bytes are made from, except the path.
    pub fn new(path: impl Into<Arc<str>>, key: Key, make: impl Fn() -> Rendered + Send + Sync + 's) -> Self {
        let path = path.into();
        let key = Key::of_value(&(key, &path));
        Job { path, key, page: None, make: Box::new(make) }
    }

    /// A job whose key covers its path too.
    pub fn with_key(
        path: impl Into<Arc<str>>,
        key: Key,
        make: impl Fn() -> Rendered + Send + Sync + 's,
    ) -> Self {
        Job { path: path.into(), key, page: None, make: Box::new(make) }
    }

    /// The same job, which shows this page.
    pub fn of_page(mut self, page: PageId) -> Self {
        self.page = Some(page);
        self
    }

    /// Renders the file.
    pub fn render(&self) -> Rendered {
        (self.make)()
    }
}

/// Everything that will be published.
pub struct Plan<'s> {
    /// The site it is made from.
    pub site: &'s Site,
    /// The theme, ready to use.
    pub templates: &'s Templates,
    /// The editions on paper.
    pub(super) prints: &'s Editions,
    /// What all pages of a language share.
    pub(super) frames: Vec<Arc<SharedContext>>,
    /// The jobs.
    pub jobs: Vec<Job<'s>>,
    notes: Findings,
}

impl<'s> Plan<'s> {
    pub(super) fn new(site: &'s Site, templates: &'s Templates, prints: &'s Editions) -> Plan<'s> {
        let shown = site_key(site);
        let frames = (0..site.locales.len())
            .map(|locale| Arc::new(SharedContext::new(site, templates, shown, locale)))
            .collect();
        Plan {
            site,
            templates,
            prints,
            frames,
            jobs: Vec::with_capacity(site.pages.len() + 64),
            notes: Findings::new(),
        }
    }

    /// Adds a finding about a file that cannot be planned.
    pub(super) fn note(&mut self, note: Finding) {
        self.notes.push(note);
    }

    pub(super) fn finish(mut self) -> Reported<Plan<'s>> {
        par_sort(&mut self.jobs, |a, b| a.path.cmp(&b.path));
        self.jobs.dedup_by(|later, first| later.path == first.path);
        let notes = std::mem::take(&mut self.notes);
        Reported::new(self, notes)
    }
}
