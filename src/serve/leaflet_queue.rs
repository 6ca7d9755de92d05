//! Floor 7: the leaflets of the preview, typeset on a thread of their own.
//! In: a build, and which pages are being read. Out: leaflets, as soon as those of these pages are done, and
//! again when all are.
//! Must never: keep a page in the browser waiting, or go on with an old build.

use super::event::{Event, FinishedLeaflets};
use crate::disk::{DiskCache, LeafletTime};
use crate::engine::{Build, LeafletSet, LeafletSetter, related_pages};
use crate::site::{Page, PageId, Role};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// Up to this many pages, all leaflets of a site are typeset. Of a larger site only those of the pages being
/// read: the others would slow down whoever writes.
const WHOLE: usize = 100;

/// A build whose leaflets are wanted.
pub(super) struct LeafletTask {
    /// Counts up. The result carries the same number.
    pub number: u64,
    pub build: Arc<Build>,
    /// The pages being read, the latest first.
    pub asked: Vec<PageId>,
}

/// The most pages that are remembered as being read.
const REMEMBERED: usize = 100;

/// The leaflets so far, and what is wanted.
pub(super) struct LeafletQueue {
    /// The leaflets so far, perhaps of an older build.
    pub papers: LeafletSet,
    /// The files of the pages being read, the latest last.
    looked_at: Vec<Arc<str>>,
    setter: Option<Sender<LeafletTask>>,
    /// Requests that wait for leaflets as new as the text.
    waiting: Vec<oneshot::Sender<()>>,
    /// The number of the newest task.
    number: u64,
}

impl LeafletQueue {
    /// An empty queue, with its thread.
    pub fn new(site: &Path, events: Sender<Event>) -> LeafletQueue {
        let (give, tasks) = channel();
        let mut setter = LeafletSetter::new(Box::new(DiskCache::open(site)), Box::new(LeafletTime));
        let work = move || {
            let mut papers = LeafletSet::default();
            let mut next: Option<LeafletTask> = tasks.recv().ok();
            while let Some(task) = next.take() {
                let number = task.number;
                let tell = |done| drop(events.send(Event::LeafletsReady(done)));
                let done =
                    catch_unwind(AssertUnwindSafe(|| set(&mut setter, &task, &tasks, &mut papers, tell)));
                // A panic costs these leaflets, not the preview, and nobody waits for them any longer.
                next = done.unwrap_or_else(|_| {
                    tell(FinishedLeaflets { number, papers: papers.clone(), changed: false });
                    None
                });
                next = next.or_else(|| tasks.recv().ok());
            }
        };
        let setter = std::thread::Builder::new().name("leaflets".into()).spawn(work).ok().map(|_| give);
        LeafletQueue {
            papers: LeafletSet::default(),
            looked_at: Vec::new(),
            setter,
            waiting: Vec::new(),
            number: 0,
        }
    }

    /// A page is opened. `waiting` is told when its leaflets are as new as its text.
    pub fn looks_at(&mut self, build: &Arc<Build>, address: &str, waiting: Option<oneshot::Sender<()>>) {
        let site = &build.site;
        let Some(address) = address.strip_prefix(&*site.settings.root) else { return };
        let folder = &address[..address.rfind('/').map_or(0, |at| at + 1)];
        let old = |page: &Page| page.doc.front_matter.redirect_from.iter().any(|old| *old.value == *address);
        let page = site
            .page_with_address(folder)
            .or_else(|| site.live().find(|(_, page)| old(page)).map(|(id, _)| id));
        let files: Vec<Arc<str>> = page
            .map_or(Vec::new(), |id| related_pages(site, id))
            .iter()
            .map(|id| site.page(*id).doc.path.clone())
            .collect();
        let known = self.looked_at.ends_with(&files);
        self.looked_at.retain(|file| !files.contains(file));
        self.looked_at.extend(files);
        self.looked_at.drain(..self.looked_at.len().saturating_sub(REMEMBERED));
        let waits = waiting.is_some();
        self.waiting.extend(waiting);
        if waits || !known {
            self.give(build);
        }
    }

    /// Asks for the leaflets of a build.
    pub fn give(&mut self, build: &Arc<Build>) {
        self.number += 1;
        let asked = self.looked_at.iter().rev().filter_map(|file| build.site.page_at(file)).collect();
        let task = LeafletTask { number: self.number, build: build.clone(), asked };
        if self.setter.as_ref().is_none_or(|setter| setter.send(task).is_err()) {
            self.waiting.clear();
        }
    }

    /// Takes finished leaflets. Whether any of them changed.
    pub fn take(&mut self, done: FinishedLeaflets) -> bool {
        self.papers = done.papers;
        done.changed
    }

    /// Tells the waiting requests, if no newer task is under way.
    pub fn tell(&mut self, number: u64) {
        if number == self.number {
            for waiting in self.waiting.drain(..) {
                // The browser may have gone.
                let _ = waiting.send(());
            }
        }
    }
}

/// Typesets what is wanted, until it is done or a newer task comes. Returns the newer task.
fn set(
    setter: &mut LeafletSetter,
    task: &LeafletTask,
    tasks: &Receiver<LeafletTask>,
    papers: &mut LeafletSet,
    tell: impl Fn(FinishedLeaflets),
) -> Option<LeafletTask> {
    let site = &task.build.site;
    let mut wanted = task.asked.clone();
    if site.published().count() <= WHOLE {
        let (leaflets, others): (Vec<_>, Vec<_>) = site
            .published()
            .map(|(id, page)| (id, page.role == Role::Leaflet))
            .partition(|(_, leaflet)| *leaflet);
        wanted.extend(leaflets.into_iter().chain(others).map(|(id, _)| id));
    }
    let jobs = setter.jobs(site, &wanted, papers);
    let asked = jobs.iter().take_while(|job| task.asked.contains(&job.page)).count();
    let (first, rest) = jobs.split_at(asked);
    for jobs in [first, rest] {
        for job in jobs {
            if let Ok(newer) = tasks.try_recv() {
                return Some(newer);
            }
            setter.set(site, job, papers);
        }
        tell(FinishedLeaflets { number: task.number, papers: papers.clone(), changed: !jobs.is_empty() });
    }
    None
}
