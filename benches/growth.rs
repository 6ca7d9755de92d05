//! What thousands of anything cost: a site with so many headings, links, contacts … is built, and one with four times as
//! many. Linear work takes four times as long, the square of it sixteen times.
//!
//! `cargo bench --bench growth` prints the milliseconds of both, what an empty site takes taken off, and how many times
//! longer the larger one takes. It ends with an error if that is more than eight times.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    missing_docs
)]

#[path = "../tests/it/small_site.rs"]
#[allow(dead_code)]
mod small_site;

use plainleaf::base::Sources;
use plainleaf::{Memo, NoCache, Options, build};
use std::time::Instant;

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Four times the size may take so many times as long.
const MOST: f64 = 8.0;

/// The median of so many builds counts.
const RUNS: usize = 5;

type Files = Vec<(String, String)>;

/// The milliseconds that a build takes.
fn milliseconds(files: &Files) -> f64 {
    let sources: Sources =
        small_site::with(files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let today = "2026-11-22".parse().unwrap_or_else(|_| unreachable!("a date"));
    let options = Options { search: false, leaflets: false, ..Options::on(today) };
    let mut times = [0.0; RUNS];
    for time in &mut times {
        let clock = Instant::now();
        let built = build(&sources, &options, &mut Memo::new(Box::new(NoCache)));
        *time = clock.elapsed().as_secs_f64() * 1000.0;
        assert!(!built.outputs.is_empty());
    }
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// What has been measured: what there were thousands of, and how many times longer four times as many took.
#[derive(Default)]
struct Growth(Vec<(&'static str, f64)>);

impl Growth {
    /// `files` are what a site of a size has. `size` is large enough to be measured.
    fn measure(&mut self, what: &'static str, size: usize, files: impl Fn(usize) -> Files) {
        let empty = milliseconds(&files(1));
        let (small, large) = (milliseconds(&files(size)) - empty, milliseconds(&files(size * 4)) - empty);
        let times = large / small.max(5.0);
        println!("{what}: {size} take {small:.0} ms, {} take {large:.0} ms: {times:.1} times", size * 4);
        self.0.push((what, times));
    }
}

const TOP: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n";

/// Questions in a row: each leads to the next one, or to the end.
fn questions(questions: usize) -> Files {
    let mut text = TOP.to_string();
    for number in 1..=questions {
        text += &format!("## Question {number}\n\n- [Yes](#question-{})\n- [No](#the-end)\n\n", number + 1);
    }
    text += &format!(
        "## Question {}\n\n- [Yes](#the-end)\n- [No](#the-end)\n\n## The end\n\n> [!yes] You can\n>\n> Phone us.\n",
        questions + 1
    );
    vec![("content/en/can-i.checker.md".into(), text)]
}

fn checker_of_thousands_of_questions(growth: &mut Growth) {
    growth.measure("questions in a row", 375, questions);
    growth.measure("answers of one question", 1500, |answers| {
        let mut text = format!("{TOP}## First\n\n");
        (0..answers).for_each(|number| text += &format!("- [Answer {number}](#end-{number})\n"));
        (0..answers).for_each(|number| text += &format!("\n## End {number}\n\nPhone us.\n"));
        vec![("content/en/can-i.checker.md".into(), text)]
    });
}

fn glossary_of_thousands_of_words(growth: &mut Growth) {
    let glossary = |words: usize| {
        let text: String = (0..words).map(|at| format!("Word{at} of law\n: What it means.\n\n")).collect();
        (
            "content/en/glossary.md".to_string(),
            format!("---\ntitle: Words\nreviewed: 2026-11-22\n---\n\n{text}"),
        )
    };
    growth.measure("words", 5000, |words| vec![glossary(words)]);
    growth.measure("words and Easy Read pages that use them", 1000, |words| {
        let text: String = (0..words / 10)
            .map(|at| format!("We help you with word{} of law now.\n\n", at * 7 % words))
            .collect();
        vec![
            glossary(words),
            ("content/en/page.md".into(), format!("{TOP}We help.\n")),
            ("content/en/page.easy.md".into(), format!("{TOP}{text}")),
        ]
    });
}

fn style_sheet_of_thousands_of_rules(growth: &mut Growth) {
    growth.measure("CSS rules", 5000, |rules| {
        let css: String = (0..rules)
            .map(|at| {
                format!(".a{at} > .b{at} {{ color: #111; margin: {at}px; background: url(a{at}.png) }}\n")
            })
            .collect();
        vec![("themes/plain/assets/style.css".into(), css)]
    });
}

fn tag_with_thousands_of_attributes(growth: &mut Growth) {
    growth.measure("attributes", 25_000, |attributes| {
        let tag: String = (0..attributes).map(|at| format!(" data-a{at}=\"x{at}\"")).collect();
        vec![("themes/plain/parts/footer.html".into(), format!("<footer{tag}><p>x</p></footer>"))]
    });
}

fn page_of_thousands_of_anything(growth: &mut Growth) {
    let one = |text: String| vec![("content/en/page.md".to_string(), format!("{TOP}{text}"))];
    growth.measure("headings of one name", 2500, |count| one("## Same words\n\nWords.\n\n".repeat(count)));
    growth.measure("links to headings", 2500, |count| {
        one((0..count).map(|at| format!("## Part {at}\n\nSee [part {at}](#part-{at}).\n\n")).collect())
    });
    growth.measure("marks that nothing closes", 5000, |count| one("*a **b _c [d ![e `f <g ".repeat(count)));
    growth.measure("brackets", 10_000, |count| one("[".repeat(count) + &"](x)".repeat(count)));
    growth.measure("facts", 2500, |count| one("Phone {{office.phone}} now. ".repeat(count)));
    growth.measure("fields", 2500, |count| {
        let fields: String = (0..count).map(|at| format!("field{at}: words\n")).collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\n{fields}---\n\nWords.\n"),
        )]
    });
}

fn site_of_thousands_of_entries(growth: &mut Growth) {
    growth.measure("contacts", 1000, |count| {
        let toml: String = (0..count)
            .map(|at| {
                format!(
                    "[c{at}]\nname = \"Office {at}\"\nphone = \"01234 {:06}\"\nchecked = 2026-11-22\n\n",
                    at
                )
            })
            .collect();
        vec![("content/contacts.toml".into(), toml)]
    });
    growth.measure("old addresses", 1000, |count| {
        let old: String = (0..count).map(|at| format!("  - /old/{at}/\n")).collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\nredirect_from:\n{old}---\n\nWords.\n"),
        )]
    });
    growth.measure("exceptions", 500, |count| {
        let allow: String = (0..count)
            .map(|at| format!("  - rule: hard-word\n    reason: reason {at}\n    until: 2026-12-01\n"))
            .collect();
        vec![(
            "content/en/page.md".into(),
            format!("---\ntitle: A page\nreviewed: 2026-11-22\nallow:\n{allow}---\n\nWords.\n"),
        )]
    });
}

fn main() {
    let mut growth = Growth::default();
    checker_of_thousands_of_questions(&mut growth);
    glossary_of_thousands_of_words(&mut growth);
    style_sheet_of_thousands_of_rules(&mut growth);
    tag_with_thousands_of_attributes(&mut growth);
    page_of_thousands_of_anything(&mut growth);
    site_of_thousands_of_entries(&mut growth);
    let wrong: Vec<&str> =
        growth.0.iter().filter(|(_, times)| *times > MOST).map(|(what, _)| *what).collect();
    if !wrong.is_empty() {
        println!("More than {MOST} times: {}", wrong.join(", "));
        std::process::exit(1);
    }
}
