//! Floor 8: `plainleaf check`.
//! In: a site folder. Out: its findings. With `--fix`, those with a safe fix are fixed first.
//! Must never: write pages, or change a text where a person should decide.

use super::arguments::SiteArgs;
use super::findings::FindingsReport;
use super::format::{Detail, Format};
use super::progress::Progress;
use super::summary::Summary;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Finding, Key, Severity, Sources, count_of};
use crate::disk::{DiskCache, LeafletTime, SiteReader, Target, UserError, save};
use crate::engine::{self, Build, Memo, Options};
use crate::engine::{MOST_ROUNDS, apply_fixes};
use crate::site::coming::next_change;
use crate::workbench::Change;
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
    let mut mends = Mends::default();
    for _ in 0..if args.fix { MOST_ROUNDS } else { 0 } {
        if !mends.mend_all(&args.site, &sources, &build.findings) {
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
    tell(args, &sources, &build, &mends)?;
    let is_fine = build.count(Severity::Error) == 0 && mends.refused.is_empty();
    let verdict = if is_fine { Verdict::Fine } else { Verdict::Problems };
    // The process ends here; freeing thousands of pages one by one would only keep people waiting.
    std::mem::forget((build, memo, sources, reader));
    Ok(verdict)
}

/// What became of the files with safe fixes.
#[derive(Default)]
struct Mends {
    /// In how many places each file was mended.
    done: BTreeMap<Arc<str>, usize>,
    /// The files that could not be mended, each with the text that was to be mended and the reason.
    refused: BTreeMap<Arc<str>, (Key, UserError)>,
}

impl Mends {
    /// Applies every safe fix, file by file. Whether there is a reason to look again: a text was mended, or somebody
    /// may have changed it in the same moment.
    fn mend_all(&mut self, site: &SiteArgs, sources: &Sources, findings: &[Finding]) -> bool {
        // A file that somebody was just saving has another text now: what was refused then says nothing about it.
        self.refused.retain(|file, (text, _)| sources.get(file).is_some_and(|source| source.key == *text));
        let mut any = false;
        for group in findings.chunk_by(|a, b| a.location.file == b.location.file) {
            let file = &group[0].location.file;
            let source = sources.get(file).filter(|_| file.starts_with("content/"));
            let Some((source, text)) = source.and_then(|source| Some((source, source.text()?))) else {
                continue;
            };
            let (after, places) = apply_fixes(text, group);
            if places == 0 || *after == **text || self.refused.contains_key(file) {
                continue;
            }
            any = true;
            match save(&site.folder, &[Change::of_text(file, text, &after)]) {
                Ok(()) => *self.done.entry(file.clone()).or_default() += places,
                Err(trouble) => drop(self.refused.insert(file.clone(), (source.key, trouble))),
            }
        }
        any
    }

    /// What was mended and what was not, a line for each file.
    fn say(&self, site: &SiteArgs) -> String {
        let done = self.done.iter().map(|(file, places)| {
            format!("Mended {} in {}.\n", site.shown(file), count_of(*places, "place"))
        });
        let refused = self
            .refused
            .values()
            .map(|(_, trouble)| format!("Not mended: {} {}\n", trouble.message, trouble.help));
        done.chain(refused).collect()
    }
}

fn tell(args: &CheckArgs, sources: &Sources, build: &Build, mends: &Mends) -> Result<(), UserError> {
    let mends = mends.say(&args.site);
    let summary = Summary::of(build);
    let findings = FindingsReport::new(&build.findings, &build.suppressions, sources, &args.site);
    let detail = Detail::unless_quiet(args.quiet);
    let printout = args.format.render(FindingsReport { summary: Some(&summary), ..findings }, detail);
    if args.format != Format::Human {
        terminal::print_aside(&mends);
    }
    let next = next_change(&build.site).map_or(String::new(), |next| format!("{next}\n"));
    let end = match (build.findings.is_empty(), args.quiet) {
        (true, false) => format!(
            "Checked {} and found nothing to mend.\n{}{next}",
            count_of(sources.iter().count(), "file"),
            summary.say()
        ),
        (false, false) => summary.say() + &next,
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
        let mut mends = Mends::default();
        assert!(mends.mend_all(&site, &sources, &findings));
        assert_eq!(mends.done, BTreeMap::from([(files[0].into(), 1)]));
        let now = files.map(|file| fs::read_to_string(folder.join(file)).unwrap());
        assert_eq!(now, ["new words", "old words", "old words"]);
        // The text is not the one that was checked any more: it is not overwritten, and is looked at again.
        assert!(mends.mend_all(&site, &sources, &findings) && mends.refused.len() == 1);
        assert!(!mends.mend_all(&site, &sources, &findings), "the same text is not tried for ever");
        assert!(mends.say(&site).contains("somebody changed it"), "{}", mends.say(&site));
        let sources = SiteReader::new(&folder).unwrap().read().unwrap();
        assert!(!mends.mend_all(&site, &sources, &[]) && mends.refused.is_empty());
        fs::remove_dir_all(folder).unwrap();
    }
}
