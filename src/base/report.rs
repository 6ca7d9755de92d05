//! Floor 0: values that come with notes.
//! In: what each stage found. Out: one list of findings in the order of files and lines.
//! Must never: drop a finding, or print one.

use super::Finding;
use std::sync::Arc;

/// Findings that are kept and replayed together.
pub type Findings = Vec<Finding>;

/// A stage's result: the value, and what was found while making it. A stage never fails; it notes.
#[derive(Clone, Debug)]
pub struct Reported<T> {
    /// What was made.
    pub value: T,
    /// What was found, in shared groups so that kept results replay theirs at no cost.
    pub findings: Vec<Arc<Findings>>,
}

impl<T> Reported<T> {
    /// A value with its notes.
    pub fn new(value: T, notes: Findings) -> Self {
        Reported { value, findings: if notes.is_empty() { Vec::new() } else { vec![Arc::new(notes)] } }
    }
}

/// Everything that a build found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    groups: Vec<Arc<Findings>>,
}

impl Report {
    /// An empty one.
    pub fn new() -> Self {
        Report::default()
    }

    /// Takes the notes of a stage and hands on its value.
    pub fn take<T>(&mut self, noted: Reported<T>) -> T {
        self.groups.extend(noted.findings);
        noted.value
    }

    /// Adds findings.
    pub fn add(&mut self, notes: Findings) {
        if !notes.is_empty() {
            self.groups.push(Arc::new(notes));
        }
    }

    /// All findings as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.groups.iter().flat_map(|group| group.iter())
    }
}
