//! Floor 3: a suppression in force, with which a page declares an exception from a rule.
//! In: an entry of `allow`, and the findings that it hides. Out: one value that every report lists.
//! Must never: be left out of a report: each is listed with its reason and its last day.

use crate::base::{Date, Finding, Location};
use crate::doc::Suppression;
use crate::site::Page;

/// A suppression in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSuppression {
    /// The rule's id, as the page writes it.
    pub rule: Box<str>,
    /// The reason that the page gives.
    pub reason: Box<str>,
    /// The last day on which it applies. `None` if the page names no end.
    pub until: Option<Date>,
    /// Where in the page it is written.
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
