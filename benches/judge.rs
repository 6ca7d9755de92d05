//! What it costs to judge, on one thread: all rules over a page of 800 words, and whether the cost grows faster than the text.
//!
//!     cargo bench --bench judge
//!
//! The pages are those of `content/`. A text of 1.9 MB (2 MB is the most that is read) and a page with 10,000 links are each
//! compared with a quarter of it: more than six times the time for four times the text is a failure.

use plainleaf::base::{Notes, Source};
use plainleaf::check::{Reading, Standard, Topics, judge_document, judge_prose, prose::Prose, run};
use plainleaf::disk::read_site;
use plainleaf::doc::{Document, Name};
use plainleaf::site::{Page, Site};
use plainleaf::{Memo, NoShelf, Options, build};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const RUNS: usize = 15;
const PATH: &str = "content/en/long.md";

fn main() {
    let sources = read_site(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own site");
    let options = Options { leaflets: false, search: false, ..Options::on("2026-11-22".parse().expect("a day")) };
    let site: Site = build(&sources, &options, &mut Memo::new(Box::new(NoShelf))).site;
    let standards: Vec<Standard> = (0..site.locales.len()).map(|locale| Standard::of(&site, locale)).collect();
    let prose_of = |page| -> Prose {
        let page: &Page = page;
        Prose::of(&page.doc, &standards[page.locale])
    };
    let words: usize = site.pages.iter().map(|page| Prose::of(&page.doc, &standards[page.locale]).words().len()).sum();
    let pages = words as f64 / 800.0;
    println!("{} pages of content/, {words} words; µs for 800 words, one thread", site.pages.len());
    let mut sum = 0.0;
    let stage = |name: &str, work: &mut dyn FnMut()| {
        let micros = fastest(work) / pages;
        println!("  {name:<44}{micros:>8.1}");
        micros
    };
    stage("(the words alone)", &mut || site.pages.iter().for_each(|page| drop(black_box(prose_of(page)))));
    sum += stage("rules about words", &mut || site.pages.iter().for_each(|page| drop(black_box(judge_prose(&prose_of(page))))));
    sum += stage("rules about a document", &mut || site.pages.iter().for_each(|page| drop(black_box(judge_document(&page.doc)))));
    let proses: Vec<Prose> = site.pages.iter().map(prose_of).collect();
    let topics = || proses.iter().map(Topics::of).collect::<Vec<_>>();
    sum += stage("what the words speak of", &mut || drop(black_box(topics())));
    let topics = topics();
    sum += stage("rules about the site", &mut || drop(black_box(run(&site, &topics))));
    println!("  {:<44}{sum:>8.1}", "all rules");

    let standard = &standards[0];
    let body: String =
        sources.iter().filter(|source| source.path.ends_with(".md")).filter_map(|source| source.text()?.split("---\n").nth(2).map(str::to_string)).collect();
    let mut grows = true;
    grows &= linear("a text of 1.9 MB", |part| body.repeat(1_900_000 / part / body.len()), standard);
    grows &= linear("10,000 links", |part| "See [the page](a.md) and [a part](#b). ".repeat(5_000 / part), standard);
    grows &= linear("one sentence without an end", |part| "and so they say that it was ".repeat(40_000 / part), standard);
    grows &= linear("words that nobody knows", |part| (0..60_000 / part).map(|at| format!("w{}x ", letters(at))).collect(), standard);
    grows &= linear("signs without words", |part| ".…!? ".repeat(200_000 / part), standard);
    grows &= linear("no white space", |part| "a.b@c/d:e-f".repeat(100_000 / part), standard);
    grows &= linear("many headings", |part| "## A heading\n\nWords.\n\n".repeat(40_000 / part), standard);
    if !grows {
        std::process::exit(1);
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

fn judge(text: &str, standard: &Standard) -> (f64, Notes) {
    let source = Source::new(PATH, format!("---\ntitle: Long\nsummary: Long.\nreviewed: 2026-11-22\n---\n\n{text}\n").into_bytes());
    let document = Document::read(&source, Name::from_path(PATH).expect("a page's path")).value;
    let mut notes = Notes::new();
    let start = Instant::now();
    notes.extend(judge_document(&document));
    notes.extend(judge_prose(&Prose::of(&document, standard)));
    black_box(Reading::of(&Prose::of(&document, standard)));
    (start.elapsed().as_secs_f64() * 1e3, notes)
}

/// Whether four times the text takes at most six times the time.
fn linear(name: &str, text: impl Fn(usize) -> String, standard: &Standard) -> bool {
    let (small, large) = (text(4), text(1));
    let quickest = |text: &str| (0..3).map(|_| judge(text, standard).0).fold(f64::MAX, f64::min);
    let (quarter, whole) = (quickest(&small), quickest(&large));
    let fine = whole <= quarter * 6.0 + 1.0;
    println!("  {name:<32}{:>9} bytes {whole:>9.1} ms, a quarter of it {quarter:>8.1} ms: {}", large.len(), if fine { "linear" } else { "WORSE THAN LINEAR" });
    fine
}

/// The quickest of some runs, in microseconds.
fn fastest(work: &mut dyn FnMut()) -> f64 {
    let run = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e6
    };
    (0..RUNS).map(|_| run(work)).fold(f64::MAX, f64::min)
}
