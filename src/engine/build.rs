//! Floor 4: the pipeline from source files to a finished site. Read this first.
//! In: sources and options. Out: every output file, and every finding.
//! Must never: do a stage's work itself.
//!
//! One function, [`stages`], runs them in order, a statement or two for each. It serves the whole build,
//! the build of the preview server and the preview of a single page.
//!
//! Rules run in four of its stages, from the smallest view to the largest: on one file (`memo.read`), on the
//! words of one page (`memo.judge`), on the whole site (`check::run`) and on the built pages
//! (`check::built::judge`). [`Build::compare`] is the fifth place. It stands outside, because it needs the list
//! of files that were published before. The other stages report findings too, about what they cannot use.
//! A site with pages that wait for a day is built once more for each of these days: see `to_come`.
//!
//! The memo keeps seven results from one build to the next: files read, words judged, the theme's templates,
//! the theme's leaflet layouts, leaflets, rendered files and the search index. Leaflets, photos and the search index
//! also go to the artifact cache on the disk. Everything else is computed afresh in each build.

use super::cache::RenderedJob;
use super::guard::guarded;
use super::{LeafletSet, Memo, Observer, Options, Output, leaflets, search, to_come};
use crate::base::{Date, Finding, Report, Reported, Severity, Sources, join, par_map};
use crate::check::ActiveSuppression;
use crate::check::built::BuiltFile;
use crate::render::Editions;
use crate::site::{AssembleOptions, Site};
use crate::{check, render, site};
use std::collections::HashSet;

/// A whole site, built.
pub struct Build {
    /// The site it was made from.
    pub site: Site,
    /// Every file, sorted by path.
    pub outputs: Vec<Output>,
    /// Every finding, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// Every suppression in force, with the findings it hides.
    pub suppressions: Vec<ActiveSuppression>,
}

impl Build {
    /// Findings about addresses that were published before and are gone now. They belong to this one build
    /// and must not be saved with it.
    /// `before` holds the paths of all files that were published; if it is empty, there are no findings.
    #[must_use]
    pub fn compare(&self, before: &[String], opts: &Options) -> Vec<Finding> {
        let papers = opts.leaflets && render::CAN_TYPESET;
        let output = |path: &str| {
            let at = self.outputs.binary_search_by(|output| (*output.path).cmp(path));
            at.ok().map(|at| &self.outputs[at])
        };
        // A PDF of a page that was taken down cannot stay. Its readers are led to the page by the host.
        let host_rules = output("_redirects").map(|rules| rules.bytes.bytes()).unwrap_or_default();
        let host_rules = String::from_utf8_lossy(&host_rules);
        let start = format!("{}/", self.site.settings.root);
        let led_on: HashSet<&str> =
            host_rules.lines().filter_map(|rule| rule.split_once(' ')?.0.strip_prefix(&*start)).collect();
        let is_there = |path: &str| {
            // A build without leaflets did not remove them.
            output(path).is_some() || led_on.contains(path) || (!papers && path.ends_with(".pdf"))
        };
        check::removed_addresses(&self.site, before, is_there)
    }

    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Builds a site. Pure: the same sources and options give the same build, byte for byte.
pub fn build(sources: &Sources, opts: &Options, memo: &mut Memo) -> Build {
    build_observed(sources, opts, memo, &mut ())
}

/// Builds a site and tells an observer which stage begins.
pub fn build_observed(
    sources: &Sources,
    opts: &Options,
    memo: &mut Memo,
    observer: &mut dyn Observer,
) -> Build {
    let request = BuildRequest { sources, opts, pages: Pages::All, observer };
    pipeline(request, memo, &|site, memo| leaflets::typeset(site, opts, memo))
}

/// Builds a site with leaflets that were typeset before, beside this build.
pub fn build_with(sources: &Sources, opts: &Options, papers: &LeafletSet, memo: &mut Memo) -> Build {
    let request = BuildRequest { sources, opts, pages: Pages::All, observer: &mut () };
    pipeline(request, memo, &|site, _| papers.prints(site))
}

/// Which pages the pipeline renders. The site is always assembled and checked whole.
#[derive(Clone, Copy)]
pub(super) enum Pages<'p> {
    /// Every output file. The built pages are checked, and indexed for search.
    All,
    /// The page of one source file, by its path. The built page is neither checked nor indexed.
    One(&'p str),
}

/// What the pipeline works on.
pub(super) struct BuildRequest<'r> {
    pub sources: &'r Sources,
    pub opts: &'r Options,
    pub pages: Pages<'r>,
    pub observer: &'r mut dyn Observer,
}

/// Typesets the leaflets of a site, or says which exist already.
pub(super) type LeafletStage<'l> = &'l dyn Fn(&Site, &mut Memo) -> Reported<Editions>;

/// Builds the site of today, and finds the errors of the days on which pages begin. A file that a stage panics about is
/// left out, with a finding.
pub(super) fn pipeline(request: BuildRequest<'_>, memo: &mut Memo, leaflets: LeafletStage<'_>) -> Build {
    let BuildRequest { sources, opts, pages, observer } = request;
    let mut build = guarded(sources, memo, |sources, memo| {
        let request = BuildRequest { sources, opts, pages, observer: &mut *observer };
        stages(request, opts.today, memo, leaflets)
    });
    let days = to_come::days(&build.site);
    if matches!(pages, Pages::All) && !days.is_empty() {
        observer.stage("build the days on which pages begin");
        let opts = &Options { search: false, ..*opts };
        for day in days {
            let later = guarded(sources, memo, |sources, memo| {
                let request = BuildRequest { sources, opts, pages: Pages::All, observer: &mut () };
                stages(request, day, memo, leaflets)
            });
            to_come::add_errors(&mut build.findings, later.findings, day);
        }
    }
    build
}

/// Runs the stages. `published_by` is the last day whose pages are published.
fn stages(
    request: BuildRequest<'_>,
    published_by: Date,
    memo: &mut Memo,
    leaflets: LeafletStage<'_>,
) -> Build {
    let BuildRequest { sources, opts, pages, observer } = request;
    let mut report = Report::new();

    observer.stage("parse and check each file");
    let files = report.take(memo.read(sources)); // in parallel

    observer.stage("assemble the site");
    let options = AssembleOptions { today: opts.today, published_by, drafts: opts.drafts };
    let site = report.take(site::assemble(files, options));

    observer.stage("check the words of each page");
    let topics = report.take(memo.judge(&site)); // in parallel

    observer.stage("compile the theme");
    let templates = report.take(memo.templates(&site, opts));

    observer.stage("typeset the leaflets");
    let editions = report.take(leaflets(&site, memo)); // in parallel

    observer.stage("check the site, plan its files");
    // Rules and renderers do not depend on each other: both only read the site.
    let (judged, plan) = join(|| check::run(&site, &topics), || render::plan(&site, &templates, &editions));
    report.add(judged);
    let mut plan = report.take(plan); // a list of jobs, sorted by path
    let (all, passed) = check::tally(&site, &report);
    let tally = render::CheckTally { all, passed };
    render::add_statements(&mut plan, tally); // accessibility statements

    observer.stage("render the files");
    let rendered = report.take(match pages {
        Pages::All => memo.render(&plan), // in parallel
        Pages::One(path) => memo.render_page(&plan, path),
    });

    let mut index = Vec::new();
    if matches!(pages, Pages::All) {
        observer.stage("check the built pages");
        // Pages with findings are rendered once more, with marks that say where each tag comes from.
        report.add(check::built::judge(&site, &built_files(&rendered), |queries| {
            let traced = templates.traced();
            let mut plan = render::plan(&site, &traced, &editions).value;
            render::add_statements(&mut plan, tally);
            render::tag_origins(&plan, queries)
        }));

        observer.stage("index the words for search");
        index = report.take(search::index(&site, opts, &rendered, memo));
    }

    observer.stage("apply severities and suppressions");
    drop(plan);
    let check::FinalFindings { findings, suppressions } = check::apply(&site, &report);
    Build { site, outputs: gather(&rendered, index), findings, suppressions }
}

fn built_files(rendered: &[RenderedJob]) -> Vec<BuiltFile<'_>> {
    rendered
        .iter()
        .map(|RenderedJob { kept, page }| BuiltFile {
            path: &kept.output.path,
            content: &kept.output.bytes,
            summary: &kept.summary,
            page: *page,
        })
        .collect()
}

/// All outputs, sorted by path.
fn gather(rendered: &[RenderedJob], index: Vec<Output>) -> Vec<Output> {
    let mut outputs: Vec<Output> = par_map(rendered, |job| job.kept.output.clone());
    // The plan is sorted already.
    if !index.is_empty() {
        outputs.extend(index);
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
    }
    outputs
}
