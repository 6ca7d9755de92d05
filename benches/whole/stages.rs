//! The benchmark: what each stage costs for one page, on one thread.
//! In: a site folder and an output folder. Out: microseconds by stage.
//! Must never: measure other stages than the corridor has: what comes out is compared with what the corridor
//! makes.

use super::Tried;
use super::corpus::TODAY;
use super::figures::{median, number};
use super::place::Place;
use super::process::run;
use plainleaf::base::{Key, Report, Reported, par_map};
use plainleaf::check::built::{BuiltFile, PageSummary, judge, summarise};
use plainleaf::check::{Topics, judge_document, prose::Prose};
use plainleaf::disk::{SiteReader, Target, publish};
use plainleaf::doc::ParsedFile;
use plainleaf::engine::{Memo, NoCache, Options, Output, build};
use plainleaf::render::Templates;
use plainleaf::site::{AssembleOptions, assemble};
use plainleaf::{check, render};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The first word of the command line of such a child.
pub const WORD: &str = "--stages";

/// Measures in children and prints the medians.
pub fn measure(place: &Place, runs: usize) -> Tried<()> {
    let mut names: Vec<String> = Vec::new();
    let mut figures: Vec<Vec<f64>> = Vec::new();
    for _ in 0..runs {
        place.clear()?;
        let mut command = Command::new(std::env::current_exe()?);
        let command = command.arg(WORD).args([&place.site, &place.out]).env("RAYON_NUM_THREADS", "1");
        let (_, words) = run(command, &place.other("said"))?;
        for (at, line) in words.lines().enumerate() {
            let (micros, name) = line.split_once(' ').ok_or("odd words from the child")?;
            if at == names.len() {
                names.push(name.to_string());
                figures.push(Vec::new());
            }
            figures[at].push(micros.parse()?);
        }
    }
    println!("{:<50}{:>10}", format!("µs per page, one thread ({runs} runs)"), "µs");
    for (name, figures) in names.iter().zip(figures) {
        println!("  {name:<48}{:>10}", number(median(figures) / place.corpus.pages as f64));
    }
    Ok(())
}

/// Times one stage after the other.
struct Clock {
    sum: f64,
}

impl Clock {
    fn stage<T>(&mut self, name: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        let micros = start.elapsed().as_secs_f64() * 1e6;
        self.sum += micros;
        println!("{micros} {name}");
        done
    }
}

/// The child: the corridor, taken apart.
pub fn child(args: &[String]) -> Tried<()> {
    let [folder, out] = args else { return Err("site and output folder".into()) };
    let options = Options { leaflets: false, ..Options::on(TODAY.parse().map_err(|()| "a day")?) };
    let plain = |trouble: plainleaf::disk::UserError| trouble.to_string();
    let mut clock = Clock { sum: 0.0 };

    let mut reader = SiteReader::new(Path::new(folder)).map_err(plain)?;
    let listing = clock.stage("list and look at the files", || reader.look()).map_err(plain)?;
    let sources = clock.stage("read them", || reader.read_listed(&listing));
    let all: Vec<_> = sources.iter().collect();
    let pieces = clock.stage("parse, and judge each file", || {
        par_map(&all, |source| {
            let Reported { value, .. } = ParsedFile::read(source);
            if let ParsedFile::Document(document) = &value {
                judge_document(document);
            }
            value
        })
    });
    let mut report = Report::new();
    let site = clock.stage("assemble the site", || {
        report.take(assemble(pieces, AssembleOptions { today: options.today, drafts: false }))
    });
    let standards: Vec<check::LanguageStandard> =
        (0..site.locales.len()).map(|locale| check::LanguageStandard::of(&site, locale)).collect();
    let topics = clock.stage("judge the words", || {
        par_map(&site.pages, |page| {
            let prose = Prose::of(&page.doc, &standards[page.locale]);
            check::judge_prose(&prose);
            Topics::of(&prose)
        })
    });
    let judged = clock.stage("check the site", || check::run(&site, &topics));
    let prints = render::Editions::default();
    let templates =
        clock.stage("prepare the theme", || report.take(Templates::new(&site.theme, options.minify)));
    let plan = clock.stage("plan the outputs", || render::plan(&site, &templates, &prints));
    report.add(judged);
    let mut plan = report.take(plan);
    let (all, passed) = check::tally(&site, &report);
    clock.stage("add the statements", || {
        render::add_statements(&mut plan, render::CheckTally { all, passed })
    });
    let outputs: Vec<Output> = clock.stage("render", || {
        par_map(&plan.jobs, |job| {
            let bytes = job.render().bytes;
            Output { path: job.path.clone(), key: Key::of(&bytes), bytes: bytes.into() }
        })
    });
    let scans: Vec<PageSummary> = clock.stage("scan what was built", || {
        let scan_one = |output: &Output| {
            summarise(&output.bytes.bytes(), &output.path, &site.settings.origin, &site.settings.root)
        };
        par_map(&outputs, scan_one)
    });
    let files: Vec<BuiltFile> = outputs
        .iter()
        .zip(&scans)
        .zip(&plan.jobs)
        .map(|((output, scan), job)| BuiltFile { content: &output.bytes, summary: scan, page: job.page })
        .collect();
    clock.stage("judge what was built", || judge(&site, &files));
    let target = Target::new(Path::new(folder), Path::new(out)).map_err(plain)?;
    clock.stage("write, into an empty folder", || publish(&target, &outputs)).map_err(plain)?;
    println!("{} all of these", clock.sum);

    let whole = clock.stage("the corridor, without reading and writing", || {
        build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
    });
    if whole.outputs != outputs {
        return Err("these are not the stages of the corridor any more: it makes other outputs".into());
    }
    std::mem::forget((whole, files.len(), reader, sources));
    Ok(())
}
