//! Floor 7: what wakes the preview loop.
//! In: file changes, requests from browsers, finished leaflets. Out: one queue of events.
//! Must never: know what the loop does with an event.

use crate::disk::Stopwatch;
use crate::engine::LeafletSet;
use crate::workbench::{Form, WorkbenchResponse};
use std::sync::mpsc::Receiver;
use std::time::Duration;
use tokio::sync::oneshot;

/// One reason for the preview loop to do something.
pub(super) enum Event {
    /// Something happened to the files.
    FilesChanged,
    /// A browser asks the workbench.
    Workbench(Box<WorkbenchCall>),
    /// A browser opens a page at this address. With a sender, the answer has to wait for leaflets that are as
    /// new as the text.
    PageOpened(String, Option<oneshot::Sender<()>>),
    /// More leaflets are typeset.
    LeafletsReady(FinishedLeaflets),
}

/// A request to the workbench.
pub(super) struct WorkbenchCall {
    pub post: bool,
    /// `/_plainleaf/…`, percent-decoded, without the query.
    pub path: String,
    /// What follows the `?`, still encoded.
    pub query: String,
    pub form: Form,
    pub reply: oneshot::Sender<WorkbenchResponse>,
}

/// The leaflets that are typeset so far.
pub(super) struct FinishedLeaflets {
    /// The number of the task they belong to.
    pub number: u64,
    pub papers: LeafletSet,
    /// Whether any of them differs from before.
    pub changed: bool,
}

/// Programs save in several steps. The files are read when nothing has changed for this long.
const DEBOUNCE: Duration = Duration::from_millis(12);
/// After so many periods of [`DEBOUNCE`] they are read anyway, however many files are being written.
const MAX_BATCHES: usize = 20;

/// Waits until the files are quiet. Returns the other events that came meanwhile.
pub(super) fn debounce(events: &Receiver<Event>) -> Vec<Event> {
    let mut others = Vec::new();
    for _ in 0..MAX_BATCHES {
        let clock = Stopwatch::start();
        let mut changed = false;
        while let Ok(event) =
            events.recv_timeout(DEBOUNCE.saturating_sub(Duration::from_secs_f64(clock.seconds())))
        {
            match event {
                Event::FilesChanged => changed = true,
                other => others.push(other),
            }
        }
        if !changed {
            break;
        }
    }
    others
}
