//! Floor 0: results that come with findings.
//! In: the findings of each stage. Out: all of them, in the order in which they came.
//! Must never: drop a finding, or print one.

use super::Finding;
use std::sync::Arc;

/// The findings of one stage or file.
pub type Findings = Vec<Finding>;

/// The result of a stage: a value, and the findings about it. A stage never fails; it reports.
#[derive(Clone, Debug)]
pub struct Reported<T> {
    /// The result.
    pub value: T,
    /// The findings, in shared groups: a cached result reports its findings again without copying them.
    pub findings: Vec<Arc<Findings>>,
}

impl<T> Reported<T> {
    /// A value with its findings.
    pub fn new(value: T, findings: Findings) -> Self {
        Reported { value, findings: if findings.is_empty() { Vec::new() } else { vec![Arc::new(findings)] } }
    }
}

/// All findings of a build.
#[derive(Clone, Debug, Default)]
pub struct Report {
    groups: Vec<Arc<Findings>>,
}

impl Report {
    /// A report without findings.
    pub fn new() -> Self {
        Report::default()
    }

    /// Adds the findings of a stage and returns its value.
    pub fn take<T>(&mut self, result: Reported<T>) -> T {
        self.groups.extend(result.findings);
        result.value
    }

    /// Adds findings.
    pub fn add(&mut self, findings: Findings) {
        if !findings.is_empty() {
            self.groups.push(Arc::new(findings));
        }
    }

    /// All findings, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.groups.iter().flat_map(|group| group.iter())
    }
}
