//! The benchmark: another program and ours in turn, so that a machine whose speed drifts drifts for both.
//! In: the other's command. Out: the ratio of each pair, and the medians.
//! Must never: compare figures of different minutes, or let a failed run count.

use super::Tried;
use super::figures::{Cost, median, number};
use super::fresh;
use super::inside::{self, Inside};
use super::place::{Place, empty};
use super::process::run;
use std::process::Command;

/// Edits for each pair.
const EDITS: usize = 3;

/// What is compared: each against a full build of the other program.
const KINDS: [&str; 5] = [
    "full build",
    "nothing changed",
    "in a running process: full build",
    "in a running process: a page's title changed",
    "in a running process: a section's title changed",
];

/// One run of the other program, and ours around it.
struct Pair {
    other: Cost,
    ours: [Cost; KINDS.len()],
}

/// Runs the pairs and prints them.
pub fn compare(place: &mut Place, command: &str, pairs: usize) -> Tried<()> {
    let mut all: Vec<Pair> = Vec::new();
    println!("Ratios are plainleaf's figure divided by that of a full build by: {command}");
    for at in 0..=pairs {
        let pair = pair(place, command)?;
        if at > 0 {
            let (ours, other) = (pair.ours[0].wall, pair.other.wall);
            println!(
                "  pair {at}: full build {} ms, the other {} ms: {:.3}",
                number(ours),
                number(other),
                ours / other
            );
            all.push(pair);
        }
    }
    println!(
        "\n{:<50}{:>10}{:>10}{:>20}{:>10}{:>9}",
        "medians", "wall ms", "ratio", "least to most", "CPU ratio", "memory"
    );
    for (at, kind) in KINDS.iter().enumerate() {
        let ratios =
            |part: fn(&Cost) -> f64| all.iter().map(move |pair| part(&pair.ours[at]) / part(&pair.other));
        let wall = median(all.iter().map(|pair| pair.ours[at].wall));
        let walls = ratios(|cost| cost.wall);
        let (least, most) = walls
            .clone()
            .fold((f64::INFINITY, 0.0_f64), |(least, most), ratio| (least.min(ratio), most.max(ratio)));
        let (cpu, peak) = (median(ratios(|cost| cost.cpu)), median(ratios(|cost| cost.peak)));
        println!(
            "  {kind:<48}{:>10}{:>10.3}{:>20}{cpu:>10.3}{peak:>9.3}",
            number(wall),
            median(walls),
            format!("{least:.3} to {most:.3}")
        );
    }
    let other = |part: fn(&Cost) -> f64| number(median(all.iter().map(|pair| part(&pair.other))));
    println!(
        "\n  The other program: {} ms by the clock, {} ms CPU, {} MB.",
        other(|cost| cost.wall),
        other(|cost| cost.cpu),
        other(|cost| cost.peak)
    );
    Ok(())
}

fn pair(place: &mut Place, command: &str) -> Tried<Pair> {
    place.rest();
    let full = fresh::full(place)?;
    let out = place.other("other");
    empty(&out)?;
    let filled = command.replace("{out}", &out.display().to_string());
    let (other, _) = run(Command::new("sh").arg("-c").arg(filled), &place.other("said"))?;
    empty(&out)?;
    let same = fresh::same(place)?;
    let mut inside = Inside::default();
    let (page, section) = (place.corpus.some_page(), place.corpus.some_section());
    inside::measure(&place.site, &place.other("said"), EDITS, &page, &section, &mut inside)?;
    place.touch();
    Ok(Pair {
        other,
        ours: [full, same, inside.full[0], middle(&mut inside.page), middle(&mut inside.section)],
    })
}

/// The run in the middle.
fn middle(costs: &mut [Cost]) -> Cost {
    costs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
    costs[costs.len() / 2]
}
