//! Floor 8: `plainleaf build`.
//! In: a site folder and an output folder. Out: the published site without the pages that have errors, or the errors
//! that prevent it.
//! Must never: publish a text with an error, or touch the published site while the whole site has one.

use super::arguments::SiteArgs;
use super::findings::FindingsReport;
use super::format::{Detail, Format};
use super::progress::Progress;
use super::terminal;
use super::timings::Timings;
use super::to_publish::{ToPublish, held_back_words, is_of};
use super::verdict::Verdict;
use crate::base::{Severity, Source, Sources, count_of, shell_word};
use crate::check::FinalFindings;
use crate::disk::{
    BuildStamp, DiskCache, LastGood, LeafletTime, Published, PublishedBuild, SiteReader, Target, UserError,
    describe_io_error, publish,
};
use crate::engine::{self, Build, HeldBack, Memo, Observer, Options, hold_back};
use crate::site::State;
use crate::site::coming::next_change;
use std::path::{Path, PathBuf};

/// Check the site and write its pages
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf build                      the site in this folder, into the folder public
  plainleaf build my-site              the site in my-site, into my-site/public
  plainleaf build --out /srv/www/help  into another folder, which must be empty or from an earlier build

A page with an error is held back: readers see its last good text, which the folder last-good keeps, or nothing. If the
error concerns the whole site, nothing is written and what was there before stays. The pages change in one step.")]
pub(super) struct BuildArgs {
    #[command(flatten)]
    site: SiteArgs,

    /// The folder to write the pages into [default: the folder "public" of the site].
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// Also build drafts, and pages with a later date.
    #[arg(long)]
    drafts: bool,

    /// Publish nothing if any page has an error.
    #[arg(long)]
    all_or_nothing: bool,

    /// Keep white space that no reader sees.
    #[arg(long)]
    no_minify: bool,

    /// Make web pages only, no PDF files.
    #[arg(long)]
    no_leaflets: bool,

    /// The style of the findings.
    #[arg(long, value_enum, default_value = "human", value_name = "STYLE")]
    format: Format,

    /// Print errors only.
    #[arg(long, short)]
    quiet: bool,

    /// Print notes too, and the exceptions in force.
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,

    /// Say at the end how long each stage took.
    #[arg(long)]
    timings: bool,
}

impl BuildArgs {
    /// The folder to write into.
    fn out_folder(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| match self.site.folder.as_path() {
            here if here == Path::new(".") => PathBuf::from("public"),
            folder => folder.join("public"),
        })
    }
}

/// The outcome of a build.
enum BuildOutcome {
    /// There are errors.
    Refused,
    /// Published, but for the pages that are held back.
    Published(Published, Vec<HeldBack>),
    /// Everything is as it was after the last build.
    Unchanged,
}

pub(super) fn run(args: &BuildArgs) -> Result<Verdict, UserError> {
    let mut timings = Timings::start();
    let progress = Progress::start();
    progress.step("Reading the site");
    timings.stage("list the files");
    let options = Options {
        today: args.site.today()?,
        minify: !args.no_minify,
        drafts: args.drafts,
        search: true,
        leaflets: !args.no_leaflets,
    };
    let mut reader = SiteReader::new(&args.site.folder)?;
    let listing = reader.look()?;
    let target = Target::new(&args.site.folder, &args.out_folder())?;

    timings.stage("compare with the last build, read the files");
    let stamp = BuildStamp::new(&target, &options);
    let unchanged = stamp.unchanged_by_stat(&listing);
    // Only findings need the text of the files, to show its lines.
    let silent = |last: &FinalFindings| last.findings.is_empty() && last.suppressions.is_empty();
    let sources = match &unchanged {
        Some(last) if silent(last) => Sources::default(),
        _ => reader.read_listed(&listing),
    };
    if let Some(FinalFindings { findings, suppressions }) =
        unchanged.or_else(|| stamp.unchanged_by_content(&listing, &sources))
    {
        drop(progress);
        let findings = FindingsReport::new(&findings, &suppressions, &sources, &args.site);
        return tell(args, &target, &mut timings, findings, &BuildOutcome::Unchanged);
    }

    progress.step("Building the pages");
    let cache = Box::new(DiskCache::open(&args.site.folder));
    let mut memo = Memo::new(cache).within(Box::new(LeafletTime));
    let build = engine::build_observed(&sources, &options, &mut memo, &mut timings);
    timings.stage("compare with what was published before");
    let last_good = LastGood::read(&args.site.folder);
    let to_publish = if args.all_or_nothing || args.drafts {
        ToPublish::all_or_nothing(build, &target, &options)
    } else {
        ToPublish::without_pages_at_fault(build, &target, &options, |build| {
            hold_back(build, &sources, last_good.pages(), &options, &mut memo)
        })
    };
    let is_refused = to_publish.is_refused();
    let ToPublish { build, findings, held_back } = to_publish;
    let outcome = if is_refused {
        BuildOutcome::Refused
    } else {
        progress.step("Writing the pages");
        timings.stage("write the files");
        let published = publish(&target, &build.outputs)?;
        if held_back.is_empty() {
            // The findings of the comparison belong to this one step from the old site to the new one.
            stamp.save(&PublishedBuild {
                listing: &listing,
                sources: &sources,
                published: &published,
                findings: &build.findings,
                suppressions: &build.suppressions,
            });
        }
        if !args.drafts {
            keep_texts(&last_good, &build, &sources, &held_back);
        }
        BuildOutcome::Published(published, held_back)
    };
    drop(progress);
    let report = FindingsReport::new(&findings, &build.suppressions, &sources, &args.site);
    let verdict = tell(args, &target, &mut timings, report, &outcome);
    let is_told =
        matches!(outcome, BuildOutcome::Published(..)) && args.format == Format::Human && !args.quiet;
    if let Some(next) = next_change(&build.site).filter(|_| is_told) {
        terminal::print(&format!("{next}\n"))?;
    }
    // The process ends here; freeing thousands of pages one by one would only keep people waiting.
    std::mem::forget((build, memo, sources, reader, listing));
    verdict
}

/// Keeps the texts that readers see now, for the day on which one of them gets an error.
fn keep_texts(last_good: &LastGood, build: &Build, sources: &Sources, held_back: &[HeldBack]) {
    let is_published = |path: &str| {
        let page = build.site.page_at(path).map(|id| build.site.page(id));
        page.is_some_and(|page| page.state != State::Waiting)
    };
    let published: Vec<&Source> = sources.iter().filter(|source| is_published(&source.path)).collect();
    if let Err(error) = last_good.keep(&published, |path| is_of(held_back, path)) {
        terminal::print_aside(&format!(
            "The site was published. But the folder last-good could not be written: {}. If a page gets an error, \
             readers may see an older text of it, or none.\n",
            describe_io_error(&error)
        ));
    }
}

/// Prints the findings, the outcome and, if asked for, the timings.
fn tell(
    args: &BuildArgs,
    target: &Target,
    timings: &mut Timings,
    findings: FindingsReport<'_>,
    outcome: &BuildOutcome,
) -> Result<Verdict, UserError> {
    timings.stage("print the findings");
    let detail = match (args.quiet, args.verbose) {
        (true, _) => Detail::Errors,
        (_, true) => Detail::All,
        _ => Detail::Problems,
    };
    let elsewhere = if detail == Detail::Problems { not_shown(args, &findings) } else { String::new() };
    let mut printout = args.format.render(findings, detail);
    if !args.quiet || matches!(outcome, BuildOutcome::Refused) {
        let end = format!("{}{elsewhere}\n", summary(target.shown(), timings.seconds(), outcome));
        printout = printout.around("", &end);
    }
    terminal::print_out(&printout)?;
    if args.timings {
        terminal::print_aside(&timings.table());
    }
    Ok(match outcome {
        BuildOutcome::Unchanged => Verdict::Fine,
        BuildOutcome::Published(_, held_back) if held_back.is_empty() => Verdict::Fine,
        _ => Verdict::Problems,
    })
}

/// “ 16 notes: plainleaf check shows them.” Empty where nothing is left out.
fn not_shown(args: &BuildArgs, findings: &FindingsReport<'_>) -> String {
    let (notes, exceptions) = (findings.count(Severity::Info), findings.exceptions.len());
    let is_quiet = notes == findings.list.len();
    let counted = [(notes, "note"), (if is_quiet { exceptions } else { 0 }, "exception")];
    let counted: Vec<String> = counted
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| count_of(number, word))
        .collect();
    let all: usize = notes + if is_quiet { exceptions } else { 0 };
    let folder = match args.site.folder.as_path() {
        here if here == Path::new(".") => String::new(),
        folder => format!(" {}", shell_word(&folder.to_string_lossy())),
    };
    let them = if all == 1 { "it" } else { "them" };
    match all {
        0 => String::new(),
        _ => format!(" {}: plainleaf check{folder} shows {them}.", counted.join(" and ")),
    }
}

/// What was published, in one line without its end.
fn summary(out: &str, seconds: f64, outcome: &BuildOutcome) -> String {
    match outcome {
        BuildOutcome::Refused => format!(
            "Nothing was published, and {out} is as it was before. Mend the errors, then build again."
        ),
        BuildOutcome::Unchanged => {
            format!("Nothing has changed since the last build; {out} is up to date ({seconds:.2} s).")
        }
        BuildOutcome::Published(Published { written, kept, removed, set_aside, .. }, held_back) => {
            let changed = match (written, removed) {
                (0, 0) => "none changed".to_string(),
                (written, 0) => format!("{written} changed"),
                (written, removed) => format!("{written} changed, {removed} removed"),
            };
            let aside = match set_aside {
                0 => String::new(),
                // The pages are made from the files in content: what is changed here is lost with the next build.
                count => format!(
                    " In {out}, {} had been changed by hand. What that held is now in the folder .plainleaf/set-aside of your site. Change the files in content instead.",
                    count_of(*count, "file")
                ),
            };
            format!(
                "Built {} into {out} ({changed}) in {seconds:.2} s.{aside}{}",
                count_of(written + kept, "file"),
                held_back_words(held_back)
            )
        }
    }
}
