//! Floor 8: how long each stage of a command took.
//! In: the names of the stages, as they begin. Out: a table in milliseconds.
//! Must never: write into a file of the site, or where a program reads findings.

use crate::disk::Stopwatch;
use crate::engine::Observer;
use std::fmt::Write;

/// Measures stages, one after the other.
pub(super) struct Timings {
    whole: Stopwatch,
    /// Finished stages with their wall time in seconds.
    finished: Vec<(&'static str, f64)>,
    running: Option<(&'static str, Stopwatch)>,
}

impl Timings {
    /// Starts to count.
    pub fn start() -> Timings {
        Timings { whole: Stopwatch::start(), finished: Vec::new(), running: None }
    }

    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.whole.seconds()
    }

    /// Ends the stage that is running. One line for each stage, and one for the whole time.
    pub fn table(&mut self) -> String {
        self.end_stage();
        let mut table = "How long each stage took, in milliseconds:\n".to_string();
        for (name, seconds) in self.finished.iter().copied().chain([("everything", self.seconds())]) {
            // Writing into a string cannot fail.
            let _ = writeln!(table, "{:>10.1}  {name}", seconds * 1000.0);
        }
        table
    }

    fn end_stage(&mut self) {
        self.finished.extend(self.running.take().map(|(name, clock)| (name, clock.seconds())));
    }
}

impl Observer for Timings {
    fn stage(&mut self, name: &'static str) {
        self.end_stage();
        self.running = Some((name, Stopwatch::start()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_has_a_line_in_its_order() {
        let mut timings = Timings::start();
        timings.stage("read");
        timings.stage("write");
        let table = timings.table();
        let names: Vec<&str> = table.lines().skip(1).map(|line| &line[12..]).collect();
        assert_eq!(names, ["read", "write", "everything"], "{table}");
        assert!(table.lines().skip(1).all(|line| line[..10].trim().parse::<f64>().is_ok()), "{table}");
    }
}
