//! Floor 3: the files of editions on paper.
//! In: the editions of all pages. Out: one job for each PDF and each thumbnail.
//! Must never: typeset a leaflet: the files are made before the plan.

use super::plan::{Job, Plan, Rendered};

/// Plans every file of every edition.
pub fn plan(plan: &mut Plan<'_>) {
    for edition in plan.editions.all() {
        for (path, bytes) in edition.files() {
            let bytes = bytes.clone();
            plan.jobs.push(Job::new(path, edition.key, move || Rendered::plain(bytes.clone())));
        }
    }
}
