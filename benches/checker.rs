//! What a large checker costs: 1,000 questions, read, assembled and proved.
//!
//! `cargo bench --bench checker` prints the median and the slowest of 25 runs, in milliseconds.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    missing_docs
)]

use plainleaf::base::{Report, Sources};
use plainleaf::doc::ParsedFile;
use plainleaf::site::{AssembleOptions, assemble};
use std::fmt::Write;
use std::time::Instant;

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const QUESTIONS: usize = 1000;
const RUNS: usize = 25;

/// A tree: each question leads to two others, the last of them to outcomes that all share.
fn checker() -> String {
    let mut text = String::from(
        "---\ntitle: Can I have an advocate?\nreviewed: 2026-11-22\n---\n\nAnswer a few questions.\n",
    );
    for at in 0..QUESTIONS {
        let to =
            |next: usize| if next < QUESTIONS { format!("q{next}") } else { format!("end-{}", next % 10) };
        let _ = write!(
            text,
            "\n## Is it so that number {at} is true for you? {{#q{at}}}\n\nWe ask because the law says so.\n\n"
        );
        let _ = write!(
            text,
            "- [Yes, it is so](#{})\n- [No, it is not so](#{})\n",
            to(2 * at + 1),
            to(2 * at + 2)
        );
    }
    for end in 0..10 {
        let _ = write!(
            text,
            "\n## Outcome {end} {{#end-{end}}}\n\n> [!yes]\n> The law says so.\n\nPhone us and ask for an advocate.\n\n> [!contact] us\n\n"
        );
        text.push_str("- [Home](index.md)\n- [The law about advocates](https://law.example/)\n");
    }
    text
}

fn main() {
    let checker = checker();
    let sources = Sources::from_memory([
        ("content/site.toml", "name = \"A charity\"\naddress = \"https://charity.example\"\n"),
        ("content/contacts.toml", "[us]\nname = \"Us\"\nphone = \"01234 567 890\"\n"),
        ("content/en/index.md", "---\ntitle: Home\nreviewed: 2026-11-22\n---\n\nWe help.\n"),
        ("content/en/can-i.checker.md", &checker),
    ]);
    let today = "2026-11-22".parse().unwrap_or_else(|_| unreachable!("a date"));
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut report = Report::new();
        let pieces = sources.iter().map(|source| report.take(ParsedFile::read(source, None))).collect();
        let site =
            report.take(assemble(pieces, AssembleOptions { today, published_by: today, drafts: false }));
        let topics = vec![plainleaf::check::Topics::default(); site.pages.len()];
        report.add(plainleaf::check::run(&site, &topics));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        let errors = report.iter().filter(|finding| finding.severity == plainleaf::Severity::Error).count();
        let led_to = site
            .pages
            .iter()
            .filter_map(|page| page.checker.as_ref())
            .flat_map(|checker| &checker.parts)
            .filter(|part| part.path.is_some())
            .count();
        assert_eq!((errors, led_to), (0, QUESTIONS + 10));
    }
    times.sort_by(f64::total_cmp);
    println!(
        "a checker of {QUESTIONS} questions, read, assembled and proved: median {:.1} ms, slowest {:.1} ms",
        times[RUNS / 2],
        times[RUNS - 1]
    );
}
