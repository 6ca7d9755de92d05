//! Floor 3: an exception that somebody decided on.
//! In: what a page allows, and what that hid. Out: one value that every report lists.
//! Must never: be silent: what is hidden is named with its reason and its end.

use crate::base::{Date, Finding, Location};
use crate::doc::Suppression;
use crate::site::Page;

/// An exception in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSuppression {
    /// The rule's id, as it was written.
    pub rule: Box<str>,
    /// Why.
    pub reason: Box<str>,
    /// The last day on which it holds; none where nobody said.
    pub until: Option<Date>,
    /// Where it is written.
    pub place: Location,
    /// The findings that it hides.
    pub hidden: Vec<Finding>,
}

impl ActiveSuppression {
    pub(super) fn new(page: &Page, allowed: &Suppression) -> ActiveSuppression {
        ActiveSuppression {
            rule: allowed.rule.value.clone(),
            reason: allowed.reason.clone(),
            until: allowed.until.map(|until| until.value),
            place: page.doc.location(allowed.rule.span),
            hidden: Vec::new(),
        }
    }
}
