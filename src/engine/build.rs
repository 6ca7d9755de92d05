//! Floor 4: the corridor itself. Read this first.
//! In: sources and options. Out: the build.
//! Must never: do a stage's work.

#[cfg(feature = "pdf")]
use super::LeafletSet;
use super::memo::{Memo, RenderedJob};
use super::{Options, Output, search};
use crate::base::{Finding, Report, Reported, Severity, Sources, join, par_map};
use crate::check::ActiveSuppression;
use crate::check::built::BuiltFile;
use crate::render::Editions;
use crate::site::{AssembleOptions, Site};
use crate::{check, render, site};

/// A whole site, built.
pub struct Build {
    /// The site it was made from.
    pub site: Site,
    /// Every file, sorted by path.
    pub outputs: Vec<Output>,
    /// Everything that was found, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// Every exception in force, with what it hides.
    pub suppressions: Vec<ActiveSuppression>,
}

impl Build {
    /// What there is to say about addresses that were published before and are no more: for this one build,
    /// and not to be kept.
    /// `before` are the paths of all files that were published; without any nothing is said.
    pub fn compare(&self, before: &[String], opts: &Options) -> Vec<Finding> {
        let papers = opts.leaflets && cfg!(feature = "pdf");
        let is_there = |path: &str| {
            let kept = self.outputs.binary_search_by(|output| (*output.path).cmp(path)).is_ok();
            // Who builds without leaflets knows that there are none.
            kept || (!papers && path.ends_with(".pdf"))
        };
        check::removed_addresses(&self.site, before, is_there)
    }

    /// How many findings are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Pure: the same sources and options give the same build, byte for byte.
pub fn build(sources: &Sources, opts: &Options, memo: &mut Memo) -> Build {
    pipeline(sources, opts, memo, |site, memo| on_paper(site, opts, memo))
}

/// The same with those pages on paper that are set already, by somebody else.
#[cfg(feature = "pdf")]
pub fn build_with(sources: &Sources, opts: &Options, papers: &LeafletSet, memo: &mut Memo) -> Build {
    pipeline(sources, opts, memo, |site, _| papers.prints(site))
}

fn pipeline(
    sources: &Sources,
    opts: &Options,
    memo: &mut Memo,
    on_paper: impl FnOnce(&Site, &mut Memo) -> Reported<Editions>,
) -> Build {
    let mut report = Report::new();
    let pieces = report.take(memo.read(sources)); // each file alone, in parallel
    let site =
        report.take(site::assemble(pieces, AssembleOptions { today: opts.today, drafts: opts.drafts })); // the whole site, always afresh
    let topics = report.take(memo.judge(&site)); // each page's words alone, in parallel
    let templates = report.take(memo.templates(&site, opts));
    let prints = report.take(on_paper(&site, memo)); // each leaflet alone, in parallel
    // Judges and makers never meet: they may look at the site at the same time.
    let (judged, plan) = join(|| check::run(&site, &topics), || render::plan(&site, &templates, &prints));
    report.add(judged); // changes nothing
    let mut plan = report.take(plan); // a sorted list of promises
    let (all, passed) = check::tally(&site, &report);
    render::add_statements(&mut plan, render::CheckTally { all, passed }); // how the checks went, in the accessibility statement
    let done = report.take(memo.render(&plan)); // each output alone, in parallel
    report.add(check::built::judge(&site, &built_files(&done))); // the pages as they came out
    let found = report.take(search::index(&site, opts, &done, memo)); // once a publish, and only if words changed
    drop(plan);
    let check::FinalFindings { findings, suppressions: exceptions } = check::apply(&site, &report);
    Build { site, outputs: gather(&done, found), findings, suppressions: exceptions }
}

#[cfg(feature = "pdf")]
use super::leaflets::set as on_paper;

/// Without Typst there is nothing on paper.
#[cfg(not(feature = "pdf"))]
fn on_paper(_: &Site, _: &Options, _: &mut Memo) -> Reported<Editions> {
    Reported::new(Editions::default(), crate::base::Findings::new())
}

fn built_files(done: &[RenderedJob]) -> Vec<BuiltFile<'_>> {
    done.iter()
        .map(|RenderedJob { kept, page }| BuiltFile {
            content: &kept.output.bytes,
            summary: &kept.summary,
            page: *page,
        })
        .collect()
}

/// All outputs, sorted by path.
fn gather(done: &[RenderedJob], found: Vec<Output>) -> Vec<Output> {
    let mut outputs: Vec<Output> = par_map(done, |done| done.kept.output.clone());
    // The plan is sorted already.
    if !found.is_empty() {
        outputs.extend(found);
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
    }
    outputs
}
