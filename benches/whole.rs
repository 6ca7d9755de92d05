//! The benchmark, run by hand: `cargo bench`.
//! In: how many pages. Out: time, processor time and memory of whole builds, and microseconds per page and
//! stage.
//! Must never: decide whether a figure is good: machines differ, and no test depends on them.

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

mod whole {
    pub mod corpus;
    pub mod figures;
    pub mod fresh;
    pub mod inside;
    pub mod peer;
    pub mod place;
    pub mod process;
    pub mod random;
    pub mod stages;
    pub mod words;

    /// A benchmark that fails stops, and says why.
    pub type Tried<T> = Result<T, Box<dyn std::error::Error>>;
}

use std::path::PathBuf;
use std::process::ExitCode;
use whole::Tried;
use whole::corpus::Corpus;
use whole::figures::{Cost, head, line, median, number, thousands};
use whole::inside::Inside;
use whole::place::{Place, described};
use whole::{fresh, inside, peer, stages};

/// As in the program.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "cargo bench -- [WORDS]

  --pages N,N        how many pages the sites have              [100,1000,10000; with --peer and --corpus 10000]
  --runs N           how often each build is measured           [5]
  --search           measure the search of large sites too: it takes minutes
  --peer 'COMMAND'   run another program in turn with plainleaf and print the ratios; {out} in the command
                     stands for a folder that does not exist yet
  --pairs N          how many pairs                             [5]
  --corpus FOLDER    only write a site of that size into an empty folder

Examples:
  cargo bench -- --pages 1000
  cargo bench -- --peer 'hugo --source my-hugo-site --destination {out} --minify'
";

/// Sites above this size have their search measured only where that is asked for.
const SEARCHED: usize = 1_000;

struct Wanted {
    pages: Vec<usize>,
    runs: usize,
    pairs: usize,
    search: bool,
    peer: Option<String>,
    corpus: Option<PathBuf>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some(inside::WORD) => inside::child(&args[1..]),
        Some(stages::WORD) => stages::child(&args[1..]),
        // `cargo test --all-targets` runs this program too, and wants no figures.
        _ if !args.iter().any(|arg| arg == "--bench") => Ok(()),
        _ if args.iter().any(|arg| arg == "--help") => {
            print!("{HELP}");
            Ok(())
        }
        _ => wanted(&args).and_then(|wanted| everything(&wanted)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(args: &[String]) -> Tried<Wanted> {
    let mut wanted = Wanted { pages: Vec::new(), runs: 5, pairs: 5, search: false, peer: None, corpus: None };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} wants a value\n\n{HELP}"));
        match arg.as_str() {
            "--bench" => {}
            "--pages" => wanted.pages = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?,
            "--runs" => wanted.runs = value()?.parse()?,
            "--pairs" => wanted.pairs = value()?.parse()?,
            "--search" => wanted.search = true,
            "--peer" => wanted.peer = Some(value()?.clone()),
            "--corpus" => wanted.corpus = Some(value()?.into()),
            other => return Err(format!("what does {other} mean?\n\n{HELP}").into()),
        }
    }
    if wanted.pages.is_empty() {
        wanted.pages = if wanted.peer.is_some() || wanted.corpus.is_some() {
            vec![10_000]
        } else {
            vec![100, 1_000, 10_000]
        };
    }
    match wanted.pages.iter().find(|pages| !(1..=Corpus::MOST).contains(*pages)) {
        Some(pages) => Err(format!("{pages} pages: from 1 to {} can be made", Corpus::MOST).into()),
        None if wanted.runs == 0 || wanted.pairs == 0 => Err("once at least".into()),
        None => Ok(wanted),
    }
}

fn everything(wanted: &Wanted) -> Tried<()> {
    if let Some(folder) = &wanted.corpus {
        if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(format!("{} is not empty", folder.display()).into());
        }
        let bytes = Corpus { pages: wanted.pages[0] }.write(folder)?;
        println!(
            "{} pages with {} MB of Markdown in {}",
            thousands(wanted.pages[0] as i64),
            number(bytes as f64 / 1e6),
            folder.display()
        );
        return Ok(());
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{threads} processors. {} Medians of {} runs.",
        described(),
        if wanted.peer.is_some() { wanted.pairs } else { wanted.runs }
    );
    for pages in &wanted.pages {
        let mut place = Place::new(*pages)?;
        println!(
            "\n== {} pages, {} MB of Markdown\n",
            thousands(*pages as i64),
            number(place.bytes as f64 / 1e6)
        );
        match &wanted.peer {
            Some(command) => peer::compare(&mut place, command, wanted.pairs)?,
            None => size(&mut place, wanted)?,
        }
    }
    Ok(())
}

/// All figures of one size.
fn size(place: &mut Place, wanted: &Wanted) -> Tried<()> {
    let runs = wanted.runs;
    let fresh = fresh::measure(place, runs)?;
    head("A new process: from the command to its end");
    line("full build into an empty folder", &fresh.full);
    line("nothing changed", &fresh.same);
    line("one edit: a page's title", &fresh.edit);
    if wanted.search || place.corpus.pages <= SEARCHED {
        line_of_search(place, &fresh.full, runs)?;
    }

    let (page, section) = (place.corpus.some_page(), place.corpus.some_section());
    let mut inside = Inside::default();
    place.rest();
    for at in 0..runs {
        // The first full build of a process is a full build; the others are measured in one process alone.
        let again = if at + 1 == runs { runs } else { 0 };
        inside::measure(&place.site, &place.other("said"), again, &page, &section, &mut inside)?;
    }
    println!();
    head("A running process: until the outputs are known");
    line("full build", &inside.full);
    line("nothing changed", &inside.same);
    line(
        &format!("one edit: a page's title ({} outputs changed)", thousands(inside.changed.0 as i64)),
        &inside.page,
    );
    line(
        &format!("one edit: a section's title ({} outputs)", thousands(inside.changed.1 as i64)),
        &inside.section,
    );
    println!();
    place.rest();
    stages::measure(place, runs.min(3))
}

/// What the search adds to a full build.
fn line_of_search(place: &mut Place, without: &[Cost], runs: usize) -> Tried<()> {
    place.search(true)?;
    let with = (0..runs.min(3)).map(|_| fresh::full(place)).collect::<Tried<Vec<Cost>>>()?;
    place.search(false)?;
    line("full build with the search", &with);
    let more =
        |part: fn(&Cost) -> f64| number(median(with.iter().map(part)) - median(without.iter().map(part)));
    println!(
        "  {:<48}{:>10}{:>20}{:>10}{:>9}",
        "of that the search",
        more(|cost| cost.wall),
        "",
        more(|cost| cost.cpu),
        more(|cost| cost.peak)
    );
    Ok(())
}
