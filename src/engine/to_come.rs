//! Floor 4: errors that are certain to come, because pages wait for their day.
//! In: a site, its findings, and a way to build it as it will be on a later day. Out: the findings, with the errors of
//! those days among them.
//! Must never: leave an error for a day on which nobody is there to mend it.
//!
//! A page with `publish_on` is judged as on its day: its links, what its address or its old addresses collide with, its
//! leaflets, and what other pages say of it. So the site is built once more for each such day, with nothing else changed.
//! Most results are those of today, and the memo holds them.

use crate::base::{Date, Finding, Severity};
use crate::site::{Site, State};
use std::collections::BTreeSet;

/// The days on which a page of the site begins, in their order. Drafts have none: somebody must publish them.
pub(super) fn days(site: &Site) -> BTreeSet<Date> {
    let waiting = site.pages.iter().filter(|page| page.state == State::Waiting);
    let waiting = waiting.map(|page| &page.doc.front_matter).filter(|front| !front.draft);
    waiting.filter_map(|front| front.publish_on.as_ref()).map(|day| day.value).collect()
}

/// Adds the errors of `later`, the findings of the site as it will be on `day`, to those of today. One that is known
/// already, as a warning about a page that waits, becomes an error.
pub(super) fn add_errors(findings: &mut Vec<Finding>, later: Vec<Finding>, day: Date) {
    for mut error in later.into_iter().filter(|finding| finding.severity == Severity::Error) {
        let is_same = |known: &&mut Finding| {
            (&known.location, known.rule, &known.message) == (&error.location, error.rule, &error.message)
        };
        match findings.iter_mut().find(is_same) {
            Some(known) => known.set_severity(Severity::Error),
            None => {
                error.help =
                    format!("{} It counts from {day} on, when a page begins.", error.help.trim_end());
                findings.push(error);
            }
        }
    }
    findings.sort_by(|a, b| (&a.location, a.rule, &a.message).cmp(&(&b.location, b.rule, &b.message)));
}
