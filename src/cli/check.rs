//! Floor 8: `plainleaf check`.
//! In: a site folder. Out: its findings. With `--fix`, those with a safe fix are fixed first.
//! Must never: write pages, or change a text where a person should decide.

use super::arguments::SiteArgs;
use super::findings::FindingsReport;
use super::format::Format;
use super::progress::Progress;
use super::summary::Summary;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Finding, Severity, Sources, count_of};
use crate::disk::{DiskCache, LeafletTime, SiteReader, Target, UserError, replace_text};
use crate::engine::apply_fixes;
use crate::engine::{self, Build, Memo, Options};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Check the site and say what to mend; write no pages
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf check                  the site in this folder
  plainleaf check my-site --fix    mend what can be mended safely, then say what is left
  plainleaf check --format json    for another program
  plainleaf check --built public   the pages (.html) in a folder, of any website, without their Markdown")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    site: SiteArgs,

    /// Check the finished web pages (.html) in this folder instead. They may belong to any website.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["folder", "today", "fix", "drafts"])]
    built: Option<PathBuf>,

    /// Fix in your files what can be fixed safely, and say what was changed.
    #[arg(long)]
    fix: bool,

    /// Also check drafts, and pages with a later date.
    #[arg(long)]
    drafts: bool,

    /// The style of the findings.
    #[arg(long, value_enum, default_value = "human", value_name = "STYLE")]
    format: Format,

    /// Print errors only.
    #[arg(long, short)]
    quiet: bool,
}

/// The most rounds of fixing. A fix may cause another finding, and of fixes that overlap one is applied in
/// each round. The limit stops rules that never agree; a test makes sure that there are none.
const ROUNDS: usize = 100;

pub(super) fn run(args: &CheckArgs) -> Result<Verdict, UserError> {
    if let Some(folder) = &args.built {
        return super::check_built::run(folder, args.format, args.quiet);
    }
    let progress = Progress::start();
    progress.step("Reading the site");
    // The search index needs no checks.
    let options = Options { drafts: args.drafts, search: false, ..Options::on(args.site.today()?) };
    let mut reader = SiteReader::new(&args.site.folder)?;
    let mut sources = reader.read()?;
    progress.step("Checking the site");
    let cache = Box::new(DiskCache::open(&args.site.folder));
    let mut memo = Memo::new(cache).within(Box::new(LeafletTime));
    let mut build = engine::build(&sources, &options, &mut memo);
    let mut changed: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for _ in 0..if args.fix { ROUNDS } else { 0 } {
        if !mend_all(&args.site, &sources, &build.findings, &mut changed)? {
            break;
        }
        sources = reader.read()?;
        build = engine::build(&sources, &options, &mut memo);
    }
    if let Some(target) = Target::usual(&args.site.folder) {
        // What `build` would say: an address that was published may not lead nowhere.
        build.findings.extend(build.compare(&target.published(), &options));
        build.findings.sort_by(|a, b| (&a.location, a.rule).cmp(&(&b.location, b.rule)));
    }
    drop(progress);
    tell(args, &sources, &build, &changed)?;
    let verdict = if build.count(Severity::Error) > 0 { Verdict::Problems } else { Verdict::Fine };
    // The process ends here; freeing thousands of pages one by one would only keep people waiting.
    std::mem::forget((build, memo, sources, reader));
    Ok(verdict)
}

/// Applies every safe fix, file by file. Whether any was applied.
fn mend_all(
    site: &SiteArgs,
    sources: &Sources,
    findings: &[Finding],
    changed: &mut BTreeMap<Arc<str>, usize>,
) -> Result<bool, UserError> {
    let mut any = false;
    for group in findings.chunk_by(|a, b| a.location.file == b.location.file) {
        let file = &group[0].location.file;
        let text = sources.get(file).and_then(|file| file.text()).filter(|_| file.starts_with("content/"));
        let Some(text) = text else { continue };
        let (after, places) = apply_fixes(text, group);
        if places > 0 && *after != **text {
            replace_text(&site.folder, file, text, &after)?;
            *changed.entry(file.clone()).or_default() += places;
            any = true;
        }
    }
    Ok(any)
}

fn tell(
    args: &CheckArgs,
    sources: &Sources,
    build: &Build,
    changed: &BTreeMap<Arc<str>, usize>,
) -> Result<(), UserError> {
    let mends: String = changed
        .iter()
        .map(|(file, places)| {
            format!("Mended {} in {}.\n", args.site.shown(file), count_of(*places, "place"))
        })
        .collect();
    let summary = Summary::of(build);
    let findings = FindingsReport::new(&build.findings, &build.suppressions, sources, &args.site);
    let printout = args.format.render(FindingsReport { summary: Some(&summary), ..findings }, args.quiet);
    if args.format != Format::Human {
        terminal::print_aside(&mends);
    }
    let end = match (build.findings.is_empty(), args.quiet) {
        (true, false) => format!(
            "Checked {} and found nothing to mend.\n{}",
            count_of(sources.iter().count(), "file"),
            summary.say()
        ),
        (false, false) => summary.say(),
        (_, true) => String::new(),
    };
    terminal::print_out(&printout.around(&mends, &end))
}

#[cfg(test)]
mod tests {
    // They look at the files that were written.
    #![allow(clippy::disallowed_methods)]

    use super::*;
    use crate::base::{Edit, Fix, Location, Span, reported_rules};
    use std::fs;

    fn finding(file: &str, safe: bool) -> Finding {
        let edits = vec![Edit { span: Span::new(0, 3), replacement: "new".into() }];
        let place = Location { file: file.into(), span: Span::new(0, 3) };
        Finding::new(&reported_rules::FIELD_VALUE, place, "", "").with_fix(Fix { edits, safe })
    }

    #[test]
    fn only_safe_fixes_in_content_are_written() {
        let folder = std::env::temp_dir().join(format!("plainleaf-mend-all-{}", std::process::id()));
        let files = ["content/en/a.md", "content/en/b.md", "themes/plain/t.html"];
        for file in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "old words").unwrap();
        }
        let site = SiteArgs { folder: folder.clone(), today: None };
        let sources = SiteReader::new(&folder).unwrap().read().unwrap();
        let findings = [
            finding(files[0], true),
            finding(files[0], true),
            finding(files[1], false),
            finding(files[2], true),
        ];
        let mut changed = BTreeMap::new();
        assert!(mend_all(&site, &sources, &findings, &mut changed).unwrap());
        assert_eq!(changed, BTreeMap::from([(files[0].into(), 1)]));
        let now = files.map(|file| fs::read_to_string(folder.join(file)).unwrap());
        assert_eq!(now, ["new words", "old words", "old words"]);
        // The text is not the one that was checked any more: it is not overwritten.
        assert!(mend_all(&site, &sources, &findings, &mut changed).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
