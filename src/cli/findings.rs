//! Floor 8: what every output style gets.
//! In: findings, suppressions and the files they are in. Out: the same, with lines and columns at hand.
//! Must never: decide how anything is said.

use super::arguments::SiteArgs;
use super::line_index::FileLines;
use super::summary::Summary;
use crate::base::{Finding, Severity, Sources};
use crate::check::ActiveSuppression;

/// Findings and suppressions, and what is needed to say where they are.
pub(super) struct FindingsReport<'a> {
    pub list: Vec<&'a Finding>,
    pub exceptions: &'a [ActiveSuppression],
    pub places: FileLines,
    pub site: &'a SiteArgs,
    /// Figures about the whole site, where they were asked for.
    pub summary: Option<&'a Summary>,
}

impl<'a> FindingsReport<'a> {
    pub fn new(
        list: &'a [Finding],
        exceptions: &'a [ActiveSuppression],
        sources: &Sources,
        site: &'a SiteArgs,
    ) -> Self {
        let all = || list.iter().chain(exceptions.iter().flat_map(|exception| &exception.hidden));
        let also = all().flat_map(|finding| finding.related.iter().map(|(place, _)| place));
        let places = all()
            .map(|finding| &finding.location)
            .chain(also)
            .chain(exceptions.iter().map(|exception| &exception.place));
        FindingsReport {
            list: list.iter().collect(),
            exceptions,
            places: FileLines::of(places, sources),
            site,
            summary: None,
        }
    }

    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }
}
