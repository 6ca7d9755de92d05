//! Floor 3: the finding that a leaflet cannot be made.
//! In: the cause, its location, and what to do about it. Out: one error of the rule `leaflet-setting`.
//! Must never: depend on another file of this folder; every stage that can fail uses it.

use crate::base::{Finding, Location, Severity, reported_rules};

/// An error that stops a leaflet. `help` tells the author or the designer what to change.
pub fn cannot_be_made(location: Location, message: impl Into<String>, help: impl Into<String>) -> Finding {
    Finding::new(&reported_rules::LEAFLET_SETTING, location, message, help)
}

/// Whether a list has an error: then there is no leaflet.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
