//! The benchmark: what each stage costs for one page, on one thread.
//! In: a site folder and an output folder. Out: microseconds by stage.
//! Must never: name or run a stage itself: the pipeline says which stage begins.

use super::Tried;
use super::corpus::TODAY;
use super::figures::{median, number};
use super::place::Place;
use super::process::run;
use plainleaf::disk::{SiteReader, Target, publish};
use plainleaf::engine::{Memo, NoCache, Observer, Options, build_observed};
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

/// Times one stage after the other, and prints each when it is over.
struct Clock {
    sum: f64,
    running: Option<(&'static str, Instant)>,
}

impl Clock {
    fn end_stage(&mut self) {
        let Some((name, start)) = self.running.take() else { return };
        let micros = start.elapsed().as_secs_f64() * 1e6;
        self.sum += micros;
        println!("{micros} {name}");
    }
}

impl Observer for Clock {
    fn stage(&mut self, name: &'static str) {
        self.end_stage();
        self.running = Some((name, Instant::now()));
    }
}

/// The child: a build whose stages are timed.
pub fn child(args: &[String]) -> Tried<()> {
    let [folder, out] = args else { return Err("site and output folder".into()) };
    let options = Options { leaflets: false, ..Options::on(TODAY.parse().map_err(|_| "a day")?) };
    let plain = |trouble: plainleaf::disk::UserError| trouble.to_string();
    let mut clock = Clock { sum: 0.0, running: None };

    clock.stage("list the files");
    let mut reader = SiteReader::new(Path::new(folder)).map_err(plain)?;
    let listing = reader.look().map_err(plain)?;
    clock.stage("read them");
    let sources = reader.read_listed(&listing);
    let mut memo = Memo::new(Box::new(NoCache));
    let build = build_observed(&sources, &options, &mut memo, &mut clock);
    clock.stage("write, into an empty folder");
    let target = Target::new(Path::new(folder), Path::new(out)).map_err(plain)?;
    publish(&target, &build.outputs).map_err(plain)?;
    clock.end_stage();
    println!("{} all of these", clock.sum);
    std::mem::forget((build, memo, reader, sources));
    Ok(())
}
