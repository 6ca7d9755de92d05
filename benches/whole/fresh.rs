//! The benchmark: builds in a process of their own, as somebody makes them who types `plainleaf build`.
//! In: a place with a corpus. Out: what each kind of build cost, in turn.
//! Must never: time a build that did not do what it should: each is looked at afterwards.

use super::Tried;
use super::corpus::{TODAY, with_title};
use super::figures::Cost;
use super::place::Place;
use super::process::run;
use std::fs;
use std::process::Command;
use std::time::SystemTime;

const PROGRAM: &str = env!("CARGO_BIN_EXE_plainleaf");

/// What the builds cost.
#[derive(Default)]
pub struct Fresh {
    /// Into an empty folder, with nothing kept from before.
    pub full: Vec<Cost>,
    /// Again, with nothing changed.
    pub same: Vec<Cost>,
    /// Again, with a page's title changed.
    pub edit: Vec<Cost>,
}

/// Measures each kind so many times, after one run of each that does not count.
pub fn measure(place: &mut Place, runs: usize) -> Tried<Fresh> {
    let mut fresh = Fresh::default();
    place.rest();
    for at in 0..=runs {
        let (full, same) = (full(place)?, same(place)?);
        if at > 0 {
            fresh.full.push(full);
            fresh.same.push(same);
        }
    }
    let page = place.corpus.some_page();
    let text = fs::read_to_string(place.site.join(&page))?;
    for at in 0..=runs {
        place.edit(&page, |_| with_title(&text, at))?;
        let edit = build(place)?;
        let built =
            place.out.join(page.trim_start_matches("content/en/").trim_end_matches(".md")).join("index.html");
        if !fs::read_to_string(built)?.contains(&format!("({at})")) {
            return Err("the edit did not reach the page".into());
        }
        if at > 0 {
            fresh.edit.push(edit);
        }
    }
    place.edit(&page, |_| text.clone())?;
    Ok(fresh)
}

/// A build into an empty folder.
pub fn full(place: &Place) -> Tried<Cost> {
    place.clear()?;
    let cost = build(place)?;
    let files = fs::read_to_string(place.out.join(".plainleaf"))?
        .lines()
        .filter(|line| line.ends_with("/index.html"))
        .count();
    if files < place.corpus.pages {
        return Err(format!("{} pages, but only {files} files", place.corpus.pages).into());
    }
    Ok(cost)
}

/// A build where nothing changed since the last one.
pub fn same(place: &Place) -> Tried<Cost> {
    let before = stamp(place)?;
    let cost = build(place)?;
    if stamp(place)? != before {
        return Err("something was published, although nothing had changed".into());
    }
    Ok(cost)
}

/// The published list is written anew, or the folder exchanged, whenever anything is published.
fn stamp(place: &Place) -> Tried<SystemTime> {
    Ok(fs::metadata(place.out.join(".plainleaf"))?.modified()?)
}

fn build(place: &Place) -> Tried<Cost> {
    let mut command = Command::new(PROGRAM);
    command.arg("build").arg(&place.site).arg("--out").arg(&place.out).args([
        "--today",
        TODAY,
        "--no-leaflets",
    ]);
    let (cost, words) = run(&mut command, &place.other("said"))?;
    // A corpus with findings would time the printing of them.
    if words.lines().count() > 1 {
        return Err(format!("the corpus has findings:\n{words}").into());
    }
    Ok(cost)
}
