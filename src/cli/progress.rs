//! Floor 8: the progress line.
//! In: the name of a step. Out: a moving line while somebody watches, gone afterwards.
//! Must never: appear in a pipe, a file or a log.

use super::terminal;
use crate::disk::is_set;
use indicatif::ProgressBar;
use std::time::Duration;

/// A line with the present step.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub fn start() -> Self {
        // A moving line is noise for a screen reader.
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
