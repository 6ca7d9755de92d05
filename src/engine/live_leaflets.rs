//! Floor 4: pages on paper that are set one by one, for a preview that does not wait for them.
//! In: a site, and which of its pages somebody looks at. Out: what is set so far; for the next build, what it
//! can show.
//! Must never: give out a finding about a text that has changed since.

use super::ArtifactCache;
use super::cache::{CachedLeaflet, CachedTheme};
use super::leaflets::{ready, set_one};
use crate::base::{Finding, Findings, Key, Reported, WorkerThread};
use crate::render::leaflet::{LeafletJob, jobs};
use crate::render::{EditionFiles, EditionLayout, Editions};
use crate::site::{PageId, Role, Site};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is set of a site so far, by file and layout.
#[derive(Clone, Debug, Default)]
pub struct LeafletSet {
    of: BTreeMap<(Arc<str>, EditionLayout), LeafletEntry>,
}

#[derive(Clone, Debug)]
struct LeafletEntry {
    /// Stands for all that it was made from.
    key: Key,
    /// The same of the page's own file.
    doc: Key,
    /// None where it has errors.
    printed: Option<Arc<EditionFiles>>,
    notes: Vec<Arc<Findings>>,
}

impl LeafletSet {
    /// What there is of a site that may be newer: an older print tells of itself until the newer one is set.
    pub(super) fn prints(&self, site: &Site) -> Reported<Editions> {
        let (mut prints, mut notes) = (Vec::new(), Findings::new());
        for (id, page) in site.live().filter(|_| !self.of.is_empty()) {
            for layout in EditionLayout::of(page) {
                let Some(paper) = self.of.get(&(page.doc.path.clone(), layout)) else { continue };
                let own = |note: &&Finding| {
                    paper.doc == page.doc.key
                        && note.location.file == page.doc.path
                        && note.related.is_empty()
                };
                notes.extend(paper.notes.iter().flat_map(|notes| notes.iter()).filter(own).cloned());
                prints.extend(paper.printed.clone().map(|printed| (id, layout, paper.key, printed)));
            }
        }
        Reported::new(Editions::new(site, prints), notes)
    }
}

/// The pages that are shown with a page, and so are wanted on paper with it: itself and its leaflets, or all
/// leaflets.
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

/// Sets the pages of a site, those first that somebody looks at.
pub struct LeafletSetter {
    press: Option<CachedTheme>,
    shelf: Box<dyn ArtifactCache>,
    /// The one thread that sets: each new one would keep memory of its own.
    thread: WorkerThread,
}

impl LeafletSetter {
    /// One with a shelf for what was set before.
    pub fn new(shelf: Box<dyn ArtifactCache>) -> LeafletSetter {
        LeafletSetter { press: None, shelf, thread: WorkerThread::default() }
    }

    /// Forgets what is not wanted any more; what is to be set, in the order in which it is wanted.
    pub fn orders(&mut self, site: &Site, wanted: &[PageId], papers: &mut LeafletSet) -> Vec<LeafletJob> {
        let (press, _) = ready(&mut self.press, site);
        let place: HashMap<PageId, usize> =
            wanted.iter().enumerate().rev().map(|(at, id)| (*id, at)).collect();
        let mut jobs = jobs(site, press, |id| place.contains_key(&id));
        let name = |order: &LeafletJob| (site.page(order.page).doc.path.clone(), order.layout);
        let names: HashMap<_, _> = jobs.iter().map(|order| (name(order), order.key)).collect();
        // A page that cannot be read for the moment will want its own back.
        let damaged = |file: &str| site.page_at(file).is_some_and(|id| site.page(id).doc.damaged);
        papers.of.retain(|name, _| names.contains_key(name) || damaged(&name.0));
        // What is set and right needs nothing; only that its text is this one must be known.
        jobs.retain(|order| match papers.of.get_mut(&name(order)).filter(|paper| paper.key == order.key) {
            Some(paper) => {
                paper.doc = site.page(order.page).doc.key;
                false
            }
            None => true,
        });
        jobs.sort_by_key(|order| place[&order.page]);
        jobs
    }

    /// Sets one page, and keeps it.
    pub fn set(&self, site: &Site, order: &LeafletJob, papers: &mut LeafletSet) {
        let Some((press, _)) = &self.press else { return };
        let CachedLeaflet { printed, notes } = self.thread.run(|| set_one(site, press, order, &*self.shelf));
        let doc = &site.page(order.page).doc;
        papers.of.insert(
            (doc.path.clone(), order.layout),
            LeafletEntry { key: order.key, doc: doc.key, printed, notes },
        );
    }
}
