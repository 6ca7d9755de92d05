//! Floor 4: one page as it would be, without building the others.
//! In: the files, one of them perhaps not saved yet, and its path. Out: what is found in that file, and its
//! page.
//! Must never: set a leaflet, or touch what is kept of pages that were made.

use super::{Memo, Options};
use crate::base::{Finding, Report, Sources};
use crate::site::{AssembleOptions, Site, State};
use crate::{check, render, site};
use std::sync::Arc;

/// What a file would come to.
pub struct PagePreview {
    /// The site with this file in it.
    pub site: Site,
    /// What is found in the file. Rules that read built pages have not spoken.
    pub findings: Vec<Finding>,
    /// The page; none where the file makes none.
    pub page: Option<Arc<[u8]>>,
}

/// Looks at the file `path` of these sources.
pub fn preview_page(sources: &Sources, opts: &Options, memo: &mut Memo, path: &str) -> PagePreview {
    let mut report = Report::new();
    let pieces = report.take(memo.read(sources));
    let site = report.take(site::assemble(pieces, AssembleOptions { today: opts.today, drafts: true }));
    let topics = report.take(memo.judge(&site));
    let templates = report.take(memo.templates(&site, opts));
    report.add(check::run(&site, &topics));
    let prints = render::Editions::default();
    let plan = report.take(render::plan(&site, &templates, &prints));
    let page = site.page_at(path).filter(|id| site.page(*id).state == State::Live);
    let job = page
        .and_then(|id| plan.jobs.iter().find(|job| job.page == Some(id) && job.path == site.page(id).output));
    let page = job.map(|job| {
        let made = job.render();
        report.add(made.notes);
        made.bytes
    });
    drop(plan);
    let findings = check::apply(&site, &report)
        .findings
        .into_iter()
        .filter(|finding| &*finding.location.file == path)
        .collect();
    PagePreview { site, findings, page }
}
