//! Floor 5: pages on paper, set beside the preview.
//! In: a site as it was built, and which pages somebody looks at. Out: what is set, as soon as those pages are done, and again when all are.
//! Must never: keep a page in the browser waiting, or go on with a site that is old.

use super::keeper::Knock;
use crate::disk::DiskShelf;
use crate::engine::{Build, Papers, Setter};
use crate::site::{PageId, Role};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// So many pages are kept on paper. A site above that has those that somebody looked at, and its leaflets.
const MOST: usize = 400;

/// A site to set.
pub(super) struct Task {
    /// Counts up; comes back with what is set.
    pub number: u64,
    pub build: Arc<Build>,
    /// The pages that somebody looks at, the latest first.
    pub asked: Vec<PageId>,
}

/// What is set so far.
pub(super) struct Done {
    /// The task's number.
    pub number: u64,
    pub papers: Papers,
    /// Whether anything is another than before.
    pub changed: bool,
}

/// Starts the setter on a thread of its own.
pub(super) fn start(site: &Path, knock: Sender<Knock>) -> Option<Sender<Task>> {
    let (give, tasks) = channel();
    let mut setter = Setter::new(Box::new(DiskShelf::open(site)));
    let work = move || {
        let mut papers = Papers::default();
        let mut next = tasks.recv().ok();
        while let Some(task) = next.take() {
            // A mistake of our own costs these leaflets, not the preview.
            let tell = |done| knock.send(Knock::Papers(done)).is_ok();
            next = catch_unwind(AssertUnwindSafe(|| set(&mut setter, &task, &tasks, &mut papers, tell))).unwrap_or_default();
            next = next.or_else(|| tasks.recv().ok());
        }
    };
    std::thread::Builder::new().name("papers".into()).spawn(work).ok().map(|_| give)
}

/// Sets what is wanted, until it is done or there is a newer task.
fn set(setter: &mut Setter, task: &Task, tasks: &Receiver<Task>, papers: &mut Papers, tell: impl Fn(Done) -> bool) -> Option<Task> {
    let site = &task.build.site;
    let leaflets = site.live().filter(|(_, page)| page.role == Role::Leaflet).map(|(id, _)| id);
    let others = site.live().filter(|(_, page)| page.role != Role::Leaflet).map(|(id, _)| id);
    let mut wanted = Vec::new();
    for id in task.asked.iter().copied().chain(leaflets).chain(others) {
        if !wanted.contains(&id) && wanted.len() < MOST {
            wanted.push(id);
        }
    }
    let orders = setter.orders(site, &wanted, papers);
    let asked = orders.iter().take_while(|order| task.asked.contains(&order.page)).count();
    let (first, rest) = orders.split_at(asked);
    for orders in [first, rest] {
        for order in orders {
            if let Ok(newer) = tasks.try_recv() {
                return Some(newer);
            }
            setter.set(site, order, papers);
        }
        tell(Done { number: task.number, papers: papers.clone(), changed: !orders.is_empty() });
    }
    None
}
