//! What it costs to judge, on one thread: all rules over a page of 800 words, and whether the cost grows
//! faster than the text.
//!
//!     cargo bench --bench judge
//!     cargo bench --bench judge -- --rules      what each rule about words costs
//!     cargo bench --bench judge -- --again 500  the same pages so many times, for a profiler
//!
//! The pages are those of `content/`. A text of 5 MB (more than is read of a file), a page with 10,000 links
//! and other long texts
//! are each compared with a quarter of it: more than six times the time for four times the text is a failure.
//! Of a single rule it
//! is ten times, for a light one waits for memory where the longer text no longer fits the processor's own; a
//! rule that looks
//! at everything again for each word takes sixteen. Of the rules that take a millisecond or more, the one
//! that grows most is named.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    missing_docs
)]
// Only libc knows the processor time of a thread or a child.
#![allow(unsafe_code)]

use plainleaf::base::{Findings, Source, WorkerThread};
use plainleaf::check::{
    LanguageStandard, RULES, Readability, Topics, judge_document, judge_prose, prose::Prose, run,
};
use plainleaf::disk::read_site;
use plainleaf::doc::{ContentPath, Document};
use plainleaf::site::{Page, Site};
use plainleaf::{Memo, NoCache, Options, build};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 15;
const PATH: &str = "content/en/long.md";

fn main() {
    WorkerThread::default().run(judge);
}

fn judge() {
    let sources = read_site(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own site");
    let options =
        Options { leaflets: false, search: false, ..Options::on("2026-11-22".parse().expect("a day")) };
    let site: Site = build(&sources, &options, &mut Memo::new(Box::new(NoCache))).site;
    let standards: Vec<LanguageStandard> =
        (0..site.locales.len()).map(|locale| LanguageStandard::of(&site, locale)).collect();
    let prose_of = |page| -> Prose {
        let page: &Page = page;
        Prose::of(&page.doc, &standards[page.locale])
    };
    let words: usize =
        site.pages.iter().map(|page| Prose::of(&page.doc, &standards[page.locale]).words().len()).sum();
    let pages = words as f64 / 800.0;
    println!("{} pages of content/, {words} words; µs for 800 words, one thread", site.pages.len());
    let mut sum = 0.0;
    let stage = |name: &str, work: &mut dyn FnMut()| {
        let micros = fastest(work) / pages;
        println!("  {name:<44}{micros:>8.1}");
        micros
    };
    stage("(the words alone)", &mut || site.pages.iter().for_each(|page| drop(black_box(prose_of(page)))));
    sum += stage("rules about words", &mut || {
        site.pages.iter().for_each(|page| drop(black_box(judge_prose(&prose_of(page)))))
    });
    sum += stage("rules about a document", &mut || {
        site.pages.iter().for_each(|page| drop(black_box(judge_document(&page.doc))))
    });
    let proses: Vec<Prose> = site.pages.iter().map(prose_of).collect();
    let topics = || proses.iter().map(Topics::of).collect::<Vec<_>>();
    sum += stage("what the words speak of", &mut || drop(black_box(topics())));
    let topics = topics();
    sum += stage("rules about the site", &mut || drop(black_box(run(&site, &topics))));
    println!("  {:<44}{sum:>8.1}", "all rules");
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--rules") {
        of_each_rule(&proses, pages);
        return;
    }
    if let Some(at) = arguments.iter().position(|argument| argument == "--again") {
        let times = arguments.get(at + 1).and_then(|times| times.parse().ok()).unwrap_or(500);
        for _ in 0..times {
            site.pages
                .iter()
                .for_each(|page| drop(black_box((judge_prose(&prose_of(page)), judge_document(&page.doc)))));
            black_box((proses.iter().map(Topics::of).collect::<Vec<_>>(), run(&site, &topics)));
        }
        return;
    }

    let standard = &standards[0];
    let body: String = sources
        .iter()
        .filter(|source| source.path.ends_with(".md"))
        .filter_map(|source| source.text()?.split("---\n").nth(2).map(str::to_string))
        .collect();
    let mut grows = true;
    grows &= linear("a text of 5 MB", |part| body.repeat(5_000_000 / part / body.len() + 1), standard);
    grows &= linear(
        "10,000 links",
        |part| "See [the page](a.md) and [a part](#b). ".repeat(5_000 / part),
        standard,
    );
    grows &= linear(
        "10,000 links with other words",
        |part| (0..10_000 / part).map(|at| format!("- [page {0}](p{0}.md)\n", letters(at))).collect(),
        standard,
    );
    grows &= linear(
        "one sentence without an end",
        |part| "and so they say that it was ".repeat(40_000 / part),
        standard,
    );
    grows &= linear(
        "words that nobody knows",
        |part| (0..60_000 / part).map(|at| format!("w{}x ", letters(at))).collect(),
        standard,
    );
    grows &= linear("signs without words", |part| ".…!? ".repeat(200_000 / part), standard);
    grows &= linear("no white space", |part| "a.b@c/d:e-f".repeat(100_000 / part), standard);
    grows &= linear("many headings", |part| "## A heading\n\nWords.\n\n".repeat(40_000 / part), standard);
    if !grows {
        std::process::exit(1);
    }
}

/// What each rule about words costs, the dearest first.
fn of_each_rule(proses: &[Prose], pages: f64) {
    let mut costs: Vec<(f64, &str)> = RULES
        .iter()
        .map(|rule| {
            (
                fastest(&mut || proses.iter().for_each(|prose| drop(black_box(rule.judge_text(prose)))))
                    / pages,
                rule.id,
            )
        })
        .collect();
    costs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (micros, id) in costs.iter().filter(|(micros, _)| *micros >= 0.1) {
        println!("    {id:<42}{micros:>8.2}");
    }
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    while number > 0 {
        word.push((b'a' + (number % 26) as u8) as char);
        number /= 26;
    }
    word
}

fn document(text: &str) -> Document {
    let source = Source::new(
        PATH,
        format!("---\ntitle: Long\nsummary: Long.\nreviewed: 2026-11-22\n---\n\n{text}\n").into_bytes(),
    );
    let name = ContentPath::from_path(PATH).expect("a page's path");
    Document::of_text(&source, source.text().expect("a text"), name, &mut Findings::new())
}

/// What it costs to judge one long text and a quarter of it, in milliseconds.
#[derive(Clone, Copy)]
struct Growth {
    quarter: f64,
    whole: f64,
}

impl Growth {
    fn of(texts: [&Document; 2], mut work: impl FnMut(&Document)) -> Growth {
        let [quarter, whole] = texts
            .map(|document| (0..5).map(|_| spent(&mut || work(document)) * 1e3).fold(f64::MAX, f64::min));
        Growth { quarter, whole }
    }

    /// Whether four times the text takes at most so many times the time, but for a millisecond.
    fn is_within(self, times: f64) -> bool {
        self.whole <= self.quarter * times + 1.0
    }

    fn times(self) -> f64 {
        self.whole / self.quarter
    }
}

/// Whether neither all rules nor one of them takes more than its share for a longer text.
fn linear(name: &str, text: impl Fn(usize) -> String, standard: &LanguageStandard) -> bool {
    let (small, large) = (document(&text(4)), document(&text(1)));
    let all = Growth::of([&small, &large], |document| {
        let prose = Prose::of(document, standard);
        black_box((judge_document(document), judge_prose(&prose), Readability::of(&prose)));
    });
    let proses = [&small, &large].map(|document| Prose::of(document, standard));
    let of_text = |document: &Document| if std::ptr::eq(document, &small) { &proses[0] } else { &proses[1] };
    let each: Vec<_> = RULES
        .iter()
        .map(|rule| {
            (
                rule.id,
                Growth::of([&small, &large], |document| drop(black_box(rule.judge_text(of_text(document))))),
            )
        })
        .collect();
    let worst =
        each.iter().filter(|(_, cost)| cost.whole >= 1.0).max_by(|a, b| a.1.times().total_cmp(&b.1.times()));
    let dearest = each.iter().max_by(|a, b| a.1.whole.total_cmp(&b.1.whole));
    let said = |rule: Option<&(&str, Growth)>| {
        rule.map_or("none".into(), |(id, cost)| {
            format!("{id} ({:.1} ms, {:.1} times)", cost.whole, cost.times())
        })
    };
    let bad: Vec<&str> = each.iter().filter(|(_, cost)| !cost.is_within(10.0)).map(|(id, _)| *id).collect();
    let fine = all.is_within(6.0) && bad.is_empty();
    let verdict = if fine { "linear".into() } else { format!("WORSE THAN LINEAR {}", bad.join(" ")) };
    println!(
        "  {name:<32}{:>9} bytes {:>9.1} ms, {:.1} times a quarter of it: {verdict}",
        large.text().len(),
        all.whole,
        all.times()
    );
    println!("    {:<30}grows most: {}; costs most: {}", "", said(worst), said(dearest));
    fine
}

/// For how long some work keeps the processor busy, in seconds: what else the machine does meanwhile does not
/// count.
#[cfg(unix)]
fn spent(work: &mut dyn FnMut()) -> f64 {
    let busy = || {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: the call writes into the value it is given, and nothing else.
        unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    };
    let start = busy();
    work();
    busy() - start
}

#[cfg(not(unix))]
fn spent(work: &mut dyn FnMut()) -> f64 {
    time(work)
}

/// How long some work takes, in seconds.
fn time(work: &mut dyn FnMut()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// The quickest of some runs, in microseconds.
fn fastest(work: &mut dyn FnMut()) -> f64 {
    (0..RUNS).map(|_| time(work) * 1e6).fold(f64::MAX, f64::min)
}
