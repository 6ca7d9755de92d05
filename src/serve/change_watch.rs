//! Floor 7: when the preview looks at the files.
//! In: file events of the system, and changes that no event announced. Out: how long to wait until the next
//! look.
//! Must never: rely on file events alone. No system reports everything (network drives, links, a full queue).

use super::event::Event;
use super::serve_event::{EventListener, ServeEvent};
use crate::disk::Watch;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often the files are looked at without an event.
const POLL_INTERVAL: Duration = Duration::from_secs(2);
/// The same where the system sends no events.
const QUICK_POLL_INTERVAL: Duration = Duration::from_millis(400);
/// After so many changes in a row without an event, the system is not relied on any more.
const MAX_MISSED_EVENTS: usize = 2;

/// Watches a site folder, by events, by polling or by both.
pub(super) struct ChangeWatch {
    watch: Option<Watch>,
    poll_interval: Duration,
    /// How many changes in a row came without an event.
    missed_events: usize,
    tell: EventListener,
}

impl ChangeWatch {
    /// Watches a folder. With `poll`, file events are not asked for.
    pub fn start(root: &Path, poll: bool, events: Sender<Event>, tell: EventListener) -> ChangeWatch {
        let mut changes = ChangeWatch { watch: None, poll_interval: POLL_INTERVAL, missed_events: 0, tell };
        if poll {
            changes.poll_interval = QUICK_POLL_INTERVAL;
            return changes;
        }
        let (watch, trouble) = Watch::start(root, move || drop(events.send(Event::FilesChanged)));
        changes.watch = Some(watch);
        if let Some(why) = trouble {
            changes.poll_quickly(why);
        }
        changes
    }

    /// The time from one look at the files to the next, if no event comes in between.
    pub fn interval(&self) -> Duration {
        self.poll_interval
    }

    /// The files are about to be looked at because of an event, or because somebody needs them now.
    pub fn announced(&mut self) {
        self.missed_events = 0;
        // A folder that is gone for the moment is no reason to poll.
        let _ = self.watch.as_mut().and_then(Watch::refresh);
    }

    /// The files are about to be looked at because the interval is over.
    pub fn interval_over(&mut self) {
        if let Some(why) = self.watch.as_mut().and_then(Watch::refresh) {
            self.poll_quickly(why);
        }
    }

    /// That look found a change.
    pub fn missed_event(&mut self) {
        self.missed_events += 1;
        if self.missed_events == MAX_MISSED_EVENTS {
            self.poll_quickly("the system does not tell of changes in this folder".into());
        }
    }

    fn poll_quickly(&mut self, why: String) {
        if self.poll_interval != QUICK_POLL_INTERVAL {
            self.poll_interval = QUICK_POLL_INTERVAL;
            (self.tell)(ServeEvent::Polls(why));
        }
    }
}
