//! Floor 4: pages on paper that are set one by one, for a preview that does not wait for them.
//! In: a site, and which of its pages somebody looks at. Out: what is set so far; for the next build, what it can show.
//! Must never: give out a finding about a text that has changed since.

use super::Shelf;
use super::leaflets::{Ready, Set, ready, set_one};
use crate::base::{Alone, Diagnostic, Key, Noted, Notes};
use crate::render::leaflet::{Order, orders};
use crate::render::{Layout, Printed, Prints};
use crate::site::{PageId, Role, Site};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is set of a site so far, by file and layout.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    of: BTreeMap<(Arc<str>, Layout), Paper>,
}

#[derive(Clone, Debug)]
struct Paper {
    /// Stands for all that it was made from.
    key: Key,
    /// The same of the page's own file.
    doc: Key,
    /// None where it has errors.
    printed: Option<Arc<Printed>>,
    notes: Vec<Arc<Notes>>,
}

impl Papers {
    /// What there is of a site that may be newer: an older print tells of itself until the newer one is set.
    pub(super) fn prints(&self, site: &Site) -> Noted<Prints> {
        let (mut prints, mut notes) = (Vec::new(), Notes::new());
        for (id, page) in site.live().filter(|_| !self.of.is_empty()) {
            for layout in Layout::of(page) {
                let Some(paper) = self.of.get(&(page.doc.path.clone(), layout)) else { continue };
                let own = |note: &&Diagnostic| paper.doc == page.doc.key && note.place.file == page.doc.path && note.also.is_empty();
                notes.extend(paper.notes.iter().flat_map(|notes| notes.iter()).filter(own).cloned());
                prints.extend(paper.printed.clone().map(|printed| (id, layout, paper.key, printed)));
            }
        }
        Noted::new(Prints::new(site, prints), notes)
    }
}

/// The pages that are shown with a page, and so are wanted on paper with it: itself and its leaflets, or all leaflets.
pub fn shown_with(site: &Site, id: PageId) -> Vec<PageId> {
    let page = site.page(id);
    if page.role == Role::Leaflets {
        return site.live().filter(|(_, other)| other.locale == page.locale && other.role == Role::Leaflet).map(|(id, _)| id).collect();
    }
    [id].into_iter().chain(page.leaflets.iter().copied()).collect()
}

/// Sets the pages of a site, those first that somebody looks at.
pub struct Setter {
    press: Option<Ready>,
    shelf: Box<dyn Shelf>,
    /// The one thread that sets: each new one would keep memory of its own.
    thread: Alone,
}

impl Setter {
    /// One with a shelf for what was set before.
    pub fn new(shelf: Box<dyn Shelf>) -> Setter {
        Setter { press: None, shelf, thread: Alone::default() }
    }

    /// Forgets what is not wanted any more; what is to be set, in the order in which it is wanted.
    pub fn orders(&mut self, site: &Site, wanted: &[PageId], papers: &mut Papers) -> Vec<Order> {
        let (press, _) = ready(&mut self.press, site);
        let place: HashMap<PageId, usize> = wanted.iter().enumerate().rev().map(|(at, id)| (*id, at)).collect();
        let mut orders = orders(site, press, |id| place.contains_key(&id));
        let name = |order: &Order| (site.page(order.page).doc.path.clone(), order.layout);
        let names: HashMap<_, _> = orders.iter().map(|order| (name(order), order.key)).collect();
        // A page that cannot be read for the moment will want its own back.
        let damaged = |file: &str| site.page_at(file).is_some_and(|id| site.page(id).doc.damaged);
        papers.of.retain(|name, _| names.contains_key(name) || damaged(&name.0));
        // What is set and right needs nothing; only that its text is this one must be known.
        orders.retain(|order| match papers.of.get_mut(&name(order)).filter(|paper| paper.key == order.key) {
            Some(paper) => {
                paper.doc = site.page(order.page).doc.key;
                false
            }
            None => true,
        });
        orders.sort_by_key(|order| place[&order.page]);
        orders
    }

    /// Sets one page, and keeps it.
    pub fn set(&self, site: &Site, order: &Order, papers: &mut Papers) {
        let Some((press, _)) = &self.press else { return };
        let Set { printed, notes } = self.thread.run(|| set_one(site, press, order, &*self.shelf));
        let doc = &site.page(order.page).doc;
        papers.of.insert((doc.path.clone(), order.layout), Paper { key: order.key, doc: doc.key, printed, notes });
    }
}
