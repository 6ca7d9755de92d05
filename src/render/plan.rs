//! Floor 3: the build plan: every output file, its cache key and how to render it.
//! In: the jobs that each kind of output adds. Out: one list of jobs, sorted by path.
//! Must never: render a file while planning, or hold two jobs for one path.

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
    /// What was found while it was rendered.
    pub notes: Findings,
}

impl Rendered {
    /// A file without findings.
    pub fn plain(bytes: impl Into<Arc<[u8]>>) -> Rendered {
        Rendered { bytes: bytes.into(), notes: Findings::new() }
    }
}

/// Renders the bytes of a job.
type Render<'s> = Box<dyn Fn() -> Rendered + Send + Sync + 's>;

/// How to render one output file.
pub struct Job<'s> {
    /// Its path from the root of the site.
    pub path: Arc<str>,
    /// Hash of the path and of everything that the bytes are made from: two jobs with one key make the same
    /// file.
    pub key: Key,
    /// The page it shows: findings in the built file are reported at that page's source.
    pub page: Option<PageId>,
    render: Render<'s>,
}

impl<'s> Job<'s> {
    /// A job. `key` is the hash of everything that the bytes are made from, except the path.
    pub fn new(
        path: impl Into<Arc<str>>,
        key: Key,
        render: impl Fn() -> Rendered + Send + Sync + 's,
    ) -> Self {
        let path = path.into();
        let key = Key::of_value(&(key, &path));
        Job { path, key, page: None, render: Box::new(render) }
    }

    /// A job whose `key` covers its path too.
    pub fn with_key(
        path: impl Into<Arc<str>>,
        key: Key,
        render: impl Fn() -> Rendered + Send + Sync + 's,
    ) -> Self {
        Job { path: path.into(), key, page: None, render: Box::new(render) }
    }

    /// The same job, marked as showing a page.
    pub fn of_page(mut self, page: PageId) -> Self {
        self.page = Some(page);
        self
    }

    /// Renders the file.
    pub fn render(&self) -> Rendered {
        (self.render)()
    }
}

/// Everything that will be published.
pub struct Plan<'s> {
    /// The site it is made from.
    pub site: &'s Site,
    /// The theme, ready to use.
    pub templates: &'s Templates,
    /// The editions on paper.
    pub(super) editions: &'s Editions,
    /// What all pages of a language share, in the order of the locales.
    pub(super) shared: Vec<Arc<SharedContext>>,
    /// The jobs. Sorted by path once the plan is finished.
    pub jobs: Vec<Job<'s>>,
    findings: Findings,
}

impl<'s> Plan<'s> {
    /// A plan without jobs.
    pub(super) fn new(site: &'s Site, templates: &'s Templates, editions: &'s Editions) -> Plan<'s> {
        let site_key = site_key(site);
        let shared = (0..site.locales.len())
            .map(|locale| Arc::new(SharedContext::new(site, templates, site_key, locale)))
            .collect();
        Plan {
            site,
            templates,
            editions,
            shared,
            jobs: Vec::with_capacity(site.pages.len() + 64),
            findings: Findings::new(),
        }
    }

    /// Reports something that cannot be planned.
    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Sorts the jobs. Of two jobs for one path the one that was added first stays.
    pub(super) fn finish(mut self) -> Reported<Plan<'s>> {
        par_sort(&mut self.jobs, |a, b| a.path.cmp(&b.path));
        self.jobs.dedup_by(|later, first| later.path == first.path);
        let findings = std::mem::take(&mut self.findings);
        Reported::new(self, findings)
    }
}
