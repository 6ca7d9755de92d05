//! The benchmark: builds inside a running process, as a preview makes them: from the files to the outputs,
//! which stay in memory.
//! In: a site folder. Out: one line for each build: what it was, milliseconds by the clock and of all
//! processors, MB so far.
//! Must never: run in the process that starts others, or together with another measurement: the peak would be
//! theirs.

use super::Tried;
use super::corpus::{TODAY, with_title};
use super::figures::Cost;
use super::process::{cpu, peak, run};
use plainleaf::base::{Key, Severity};
use plainleaf::disk::SiteReader;
use plainleaf::engine::{Build, Memo, NoCache, Options, build};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The first word of the command line of such a child.
pub const WORD: &str = "--inside";

/// What came of the children.
#[derive(Default)]
pub struct Inside {
    /// Everything from the start.
    pub full: Vec<Cost>,
    /// Nothing changed.
    pub same: Vec<Cost>,
    /// A page got another title.
    pub page: Vec<Cost>,
    /// A section got another title.
    pub section: Vec<Cost>,
    /// How many outputs the last two changed.
    pub changed: (usize, usize),
}

/// Measures in a child: one full build, then so many builds of each other kind.
pub fn measure(
    site: &Path,
    said: &Path,
    runs: usize,
    page: &str,
    section: &str,
    inside: &mut Inside,
) -> Tried<()> {
    let mut command = Command::new(std::env::current_exe()?);
    let (_, words) = run(command.arg(WORD).arg(site).args([&runs.to_string(), page, section]), said)?;
    for line in words.lines() {
        let mut parts = line.split(' ');
        let kind = parts.next().unwrap_or("");
        let figures: Vec<f64> = parts.map_while(|part| part.parse().ok()).collect();
        let [wall, cpu, peak, changed] = figures[..] else {
            return Err(format!("odd words from the child: {line}").into());
        };
        let cost = Cost { wall, cpu, peak };
        match kind {
            "full" => inside.full.push(cost),
            "same" => inside.same.push(cost),
            "page" => {
                inside.page.push(cost);
                inside.changed.0 = changed as usize;
            }
            _ => {
                inside.section.push(cost);
                inside.changed.1 = changed as usize;
            }
        }
    }
    Ok(())
}

/// The child.
pub fn child(args: &[String]) -> Tried<()> {
    let [site, runs, page, section] = args else { return Err("site, runs, page, section".into()) };
    let (site, runs) = (Path::new(site), runs.parse::<usize>()?);
    let options = Options { leaflets: false, ..Options::on(TODAY.parse().map_err(|_| "a day")?) };
    let mut memo = Memo::new(Box::new(NoCache));
    let before = Stand::new();
    let mut reader = SiteReader::new(site).map_err(|trouble| trouble.to_string())?;
    let mut next = |before: Stand, kind: &str, last: Option<&Build>| -> Tried<Build> {
        let sources = reader.read().map_err(|trouble| trouble.to_string())?;
        let new = build(&sources, &options, &mut memo);
        before.say(kind, changed(last, &new));
        match new.count(Severity::Error) {
            0 => Ok(new),
            errors => {
                Err(format!("the corpus has {errors} errors, the first is: {:?}", new.findings[0]).into())
            }
        }
    };
    let mut last = next(before, "full", None)?;
    for _ in 0..runs {
        last = next(Stand::new(), "same", Some(&last))?;
    }
    for (kind, path) in [("page", page), ("section", section)] {
        let file = site.join(path);
        let text = fs::read_to_string(&file)?;
        for number in 1..=runs {
            let edited = with_title(&text, number);
            let before = Stand::new();
            fs::write(&file, edited)?;
            last = next(before, kind, Some(&last))?;
        }
        fs::write(&file, text)?;
    }
    // The system takes everything back at once.
    std::mem::forget((last, memo, reader));
    Ok(())
}

/// The clocks at the start of something.
struct Stand {
    start: Instant,
    cpu: f64,
}

impl Stand {
    fn new() -> Self {
        Stand { cpu: cpu(), start: Instant::now() }
    }

    /// The clocks are read first; what else there is to say is found out after that.
    fn say(self, kind: &str, changed: impl FnOnce() -> usize) {
        let (wall, cpu) = (self.start.elapsed().as_secs_f64() * 1e3, cpu() - self.cpu);
        println!("{kind} {wall} {cpu} {} {}", peak(), changed());
    }
}

/// How many outputs are not what they were.
fn changed<'b>(last: Option<&'b Build>, new: &'b Build) -> impl FnOnce() -> usize + use<'b> {
    move || {
        let old: HashMap<&str, Key> = last
            .into_iter()
            .flat_map(|last| &last.outputs)
            .map(|output| (&*output.path, output.key))
            .collect();
        new.outputs.iter().filter(|output| old.get(&*output.path) != Some(&output.key)).count()
    }
}
