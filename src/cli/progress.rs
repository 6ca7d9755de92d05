//! Floor 8: what is being done at this moment.
//! In: the name of a step. Out: a line that moves while somebody watches, and is gone afterwards.
//! Must never: be seen in a pipe, a file or a log.

use super::terminal;
use crate::disk::is_set;
use indicatif::ProgressBar;
use std::time::Duration;

/// A line with the present step.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub fn start() -> Self {
        // A line that moves is noise for a screen reader.
        let shown = terminal::is_watched_beside() && !is_set("NO_GRAPHICS");
        let bar = if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if shown {
            bar.enable_steady_tick(Duration::from_millis(100));
        }
        Progress(bar)
    }

    /// Names what is done now.
    pub fn step(&self, name: &'static str) {
        self.0.set_message(name);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
