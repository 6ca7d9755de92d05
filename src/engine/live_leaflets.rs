//! Floor 4: leaflets that are typeset one by one, for a preview that does not wait for them.
//! In: a site, and which of its pages are being read. Out: the leaflets so far, for the next build to show.
//! Must never: report a finding about a text that has changed since.

use super::ArtifactCache;
use super::cache::{CachedLeaflet, CachedTheme};
use super::leaflets::{ready, typeset_one};
use crate::base::{Finding, Findings, Key, Reported, WorkerThread};
use crate::render::leaflet::{LeafletJob, jobs};
use crate::render::{Budget, EditionFiles, EditionLayout, Editions};
use crate::site::{PageId, Role, Site};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The leaflets of a site that are typeset so far, by file and layout.
#[derive(Clone, Debug, Default)]
pub struct LeafletSet {
    of: BTreeMap<(Arc<str>, EditionLayout), LeafletEntry>,
}

#[derive(Clone, Debug)]
struct LeafletEntry {
    /// Hash of everything it was made from.
    key: Key,
    /// Hash of the page's own file.
    doc: Key,
    /// None where it has errors.
    files: Option<Arc<EditionFiles>>,
    findings: Vec<Arc<Findings>>,
}

impl LeafletSet {
    /// The leaflets for a site that may be newer. An older leaflet stays until the newer one is typeset.
    pub(super) fn prints(&self, site: &Site) -> Reported<Editions> {
        let (mut prints, mut findings) = (Vec::new(), Findings::new());
        for (id, page) in site.published().filter(|_| !self.of.is_empty()) {
            for layout in EditionLayout::of_page(page) {
                let Some(paper) = self.of.get(&(page.doc.path.clone(), layout)) else { continue };
                let own = |note: &&Finding| {
                    paper.doc == page.doc.key
                        && note.location.file == page.doc.path
                        && note.related.is_empty()
                };
                findings.extend(paper.findings.iter().flat_map(|group| group.iter()).filter(own).cloned());
                prints.extend(paper.files.clone().map(|files| (id, layout, paper.key, files)));
            }
        }
        Reported::new(Editions::new(site, prints), findings)
    }
}

/// The pages whose leaflets are wanted when a page is opened: the page itself and its leaflets; for the page
/// of all leaflets, each of them.
pub fn related_pages(site: &Site, id: PageId) -> Vec<PageId> {
    let page = site.page(id);
    if page.role == Role::Leaflets {
        return site
            .live()
            .filter(|(_, other)| other.locale == page.locale && other.role == Role::Leaflet)
            .map(|(id, _)| id)
            .collect();
    }
    [id].into_iter().chain(page.leaflets.iter().copied()).collect()
}

/// Typesets the leaflets of a site, first those that are wanted first.
pub struct LeafletSetter {
    theme: Option<CachedTheme>,
    artifacts: Box<dyn ArtifactCache>,
    budget: Box<dyn Budget>,
    /// All leaflets are typeset on this one thread: each new thread would keep memory of its own.
    thread: WorkerThread,
}

impl LeafletSetter {
    /// A setter with a cache of earlier leaflets, and the time that each may take.
    pub fn new(artifacts: Box<dyn ArtifactCache>, budget: Box<dyn Budget>) -> LeafletSetter {
        LeafletSetter { theme: None, artifacts, budget, thread: WorkerThread::default() }
    }

    /// Drops the leaflets that are not wanted any more. Returns the jobs for the others, in the order of
    /// `wanted`.
    pub fn jobs(&mut self, site: &Site, wanted: &[PageId], papers: &mut LeafletSet) -> Vec<LeafletJob> {
        let (theme, _) = ready(&mut self.theme, site);
        let place: HashMap<PageId, usize> =
            wanted.iter().enumerate().rev().map(|(at, id)| (*id, at)).collect();
        let mut jobs = jobs(site, theme, |id| place.contains_key(&id));
        let name = |job: &LeafletJob| (site.page(job.page).doc.path.clone(), job.layout);
        let names: HashMap<_, _> = jobs.iter().map(|job| (name(job), job.key)).collect();
        // A page that cannot be read at the moment will need its leaflet again.
        let damaged = |file: &str| site.page_at(file).is_some_and(|id| site.page(id).doc.damaged);
        papers.of.retain(|name, _| names.contains_key(name) || damaged(&name.0));
        // A leaflet with the right key needs no job. Only its text must be recorded as this one.
        jobs.retain(|job| match papers.of.get_mut(&name(job)).filter(|paper| paper.key == job.key) {
            Some(paper) => {
                paper.doc = site.page(job.page).doc.key;
                false
            }
            None => true,
        });
        jobs.sort_by_key(|job| place[&job.page]);
        jobs
    }

    /// Typesets one leaflet and adds it to the set.
    pub fn set(&self, site: &Site, job: &LeafletJob, papers: &mut LeafletSet) {
        let Some((theme, _)) = &self.theme else { return };
        let CachedLeaflet { files, findings } =
            self.thread.run(|| typeset_one(site, theme, job, &*self.artifacts, &*self.budget));
        let doc = &site.page(job.page).doc;
        papers.of.insert(
            (doc.path.clone(), job.layout),
            LeafletEntry { key: job.key, doc: doc.key, files, findings },
        );
    }
}
