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

/// What is compared: each against a full build of the other program.
const KINDS: [&str; 4] = ["full build", "nothing changed", "in a running process: full build", "in a running process: a page's title changed"];

/// Runs the pairs and prints them.
pub fn compare(place: &mut Place, command: &str, pairs: usize) -> Tried<()> {
    let mut costs: Vec<(Cost, [Cost; 4])> = Vec::new();
    println!("Each figure is plainleaf's, divided by that of: {command}");
    for at in 0..=pairs {
        place.rest();
        let pair = pair(place, command)?;
        if at > 0 {
            let (other, ours) = &pair;
            println!("  pair {at}: full build {} ms, the other {} ms: {:.3}", number(ours[0].wall), number(other.wall), ours[0].wall / other.wall);
            costs.push(pair);
        }
    }
    println!("\n{:<50}{:>10}{:>20}{:>10}{:>9}", "ratios (medians of pairs)", "wall", "least to most", "CPU", "memory");
    for (at, kind) in KINDS.iter().enumerate() {
        let ratios = |part: fn(&Cost) -> f64| costs.iter().map(move |(other, ours)| part(&ours[at]) / part(other));
        let walls = ratios(|cost| cost.wall);
        let (least, most) = walls.clone().fold((f64::INFINITY, 0.0_f64), |(least, most), ratio| (least.min(ratio), most.max(ratio)));
        let (cpu, peak) = (median(ratios(|cost| cost.cpu)), median(ratios(|cost| cost.peak)));
        println!("  {kind:<48}{:>10.3}{:>20}{cpu:>10.3}{peak:>9.3}", median(walls), format!("{least:.3} to {most:.3}"));
    }
    let other = |part: fn(&Cost) -> f64| number(median(costs.iter().map(|(other, _)| part(other))));
    println!("\n  The other program: {} ms by the clock, {} ms CPU, {} MB.", other(|cost| cost.wall), other(|cost| cost.cpu), other(|cost| cost.peak));
    Ok(())
}

fn pair(place: &mut Place, command: &str) -> Tried<(Cost, [Cost; 4])> {
    let full = fresh::full(place)?;
    let out = place.other("other");
    empty(&out)?;
    let filled = command.replace("{out}", &out.display().to_string());
    let (other, _) = run(Command::new("sh").arg("-c").arg(filled), &place.other("said"))?;
    empty(&out)?;
    let same = fresh::same(place)?;
    let mut inside = Inside::default();
    let (page, section) = (place.corpus.some_page(), place.corpus.some_section());
    inside::measure(&place.site, &place.other("said"), 1, &page, &section, &mut inside)?;
    place.touch();
    Ok((other, [full, same, inside.full[0], inside.page[0]]))
}
