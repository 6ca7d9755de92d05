//! Floor 3: leaflets that fill whole sheets of paper.
//! In: a leaflet and its data. Out: the leaflet laid out with as much space and as large type as fill its
//! sheets, and a finding if a few lines too many cost a sheet.
//! Must never: go below the type or the space that its readers need, or try more than a handful of layouts.
//!
//! A leaflet is laid out as usual first, and most stay so. If its last page or its last sheet would be
//! almost empty, it is set more tightly, where that saves the page or the sheet; else more loosely and in
//! larger type, so that the paper is used for something. Both are found by halving, since each setting
//! takes more room than the one before.

use super::attempt::{Attempt, Style};
use super::compilation::Compilation;
use super::extent::filled_share;
use super::length::{is_long, is_probably_long, may_be_long_by_its_contents};
use super::looseness::{Looseness, choices};
use super::overrun::{Overrun, finding};
use crate::base::{Finding, Findings};
use crate::render::layout::{EditionLayout, TypeSizes};
use std::collections::HashMap;
use typst::foundations::Dict;

/// The least part of its last page that a leaflet should fill.
const LEAST_OF_PAGE: f64 = 1.0 / 3.0;

/// The least part of the last sheet of a booklet that it should fill, and of a page that begins a new sheet
/// of A4.
const LEAST_OF_SHEET: f64 = 0.5;

/// The pages on a sheet of a booklet.
const SIDES_OF_BOOKLET: usize = 4;

/// The sizes that a tri-fold may grow to, one after the other, in points: in the first, a long word may be
/// wider than a panel. It chooses its sizes itself up to this one.
const LARGEST_OF_TRIFOLD: [f64; 3] = [16.0, 14.0, 12.0];

/// Lays out a leaflet so that it fills whole sheets. The value is `None` if Typst has an error, or if the
/// theme has no such layout.
pub fn lay_out<'s>(leaflet: &Compilation<'s>, data: &Dict) -> (Option<Attempt<'s>>, Findings) {
    let mut search = Search::new(leaflet, data);
    let found = match leaflet.layout {
        EditionLayout::Trifold => search.trifold().map(|attempt| (attempt, None)),
        _ => search.whole_sheets(),
    };
    match found {
        Ok((attempt, finding)) => (Some(attempt), finding.into_iter().collect()),
        Err(findings) => (None, findings),
    }
}

/// The settings that a leaflet may be laid out in, and what came of those that were tried.
struct Search<'a, 's> {
    leaflet: &'a Compilation<'s>,
    data: &'a Dict,
    sizes: TypeSizes,
    choices: Vec<Looseness>,
    /// The index of the usual setting.
    usual: usize,
    /// By index of the setting, and whether there is a list of contents.
    tried: HashMap<(usize, bool), Result<Attempt<'s>, Findings>>,
}

/// Where the pages of a leaflet end, and where they might.
struct Paper {
    /// The pages that it must not have more of, to save a page of A4 or a sheet of a booklet. 0 if there is
    /// none to save.
    fewer: usize,
    /// The pages that it may have without another page of A4, or another sheet of a booklet.
    room: usize,
    /// Whether `fewer` pages take a sheet less, with two pages of A4 or four of a booklet on each.
    saves_sheet: bool,
    /// Whether so little of the last page or sheet is filled that the leaflet should be set in another way.
    is_wasted: bool,
    /// Whether so little of it is filled that somebody should know.
    is_empty: bool,
}

impl Paper {
    fn of(layout: EditionLayout, attempt: &Attempt) -> Paper {
        let (pages, share) = (attempt.pages(), filled_share(&attempt.document));
        let is_first = pages == 1;
        if layout == EditionLayout::A5Booklet {
            let room = pages.next_multiple_of(SIDES_OF_BOOKLET);
            let (fewer, sides) = (room - SIDES_OF_BOOKLET, SIDES_OF_BOOKLET as f64);
            let share_of_sheet = ((pages - fewer - 1) as f64 + share) / sides;
            return Paper {
                fewer,
                room,
                saves_sheet: fewer > 0,
                is_wasted: pages < room || (share < LEAST_OF_PAGE && !is_first),
                is_empty: fewer > 0 && share_of_sheet < LEAST_OF_SHEET,
            };
        }
        // Some print on both sides, some on one: each page counts, and one that begins a sheet counts more.
        let begins_sheet = !is_first && pages % 2 == 1;
        let least = if begins_sheet { LEAST_OF_SHEET } else { LEAST_OF_PAGE };
        Paper {
            fewer: pages - 1,
            room: pages,
            saves_sheet: begins_sheet,
            is_wasted: share < least && !is_first,
            is_empty: share < LEAST_OF_PAGE && !is_first,
        }
    }
}

impl<'a, 's> Search<'a, 's> {
    fn new(leaflet: &'a Compilation<'s>, data: &'a Dict) -> Self {
        let easy = leaflet.page.doc.is_easy();
        let sizes = leaflet.layout.type_sizes(&leaflet.page.doc, &leaflet.site.settings);
        let (choices, usual) = choices(
            sizes,
            easy || leaflet.page.doc.is_large_print() || leaflet.layout == EditionLayout::LargePrint,
        );
        Search { leaflet, data, sizes, choices, usual, tried: HashMap::new() }
    }

    /// The leaflet in a setting, laid out once.
    fn attempt(&mut self, choice: usize, contents: bool) -> &Result<Attempt<'s>, Findings> {
        let style = self.style(choice, contents);
        let Search { leaflet, data, tried, .. } = self;
        tried.entry((choice, contents)).or_insert_with(|| Attempt::new(leaflet, data, style))
    }

    fn style(&self, choice: usize, contents: bool) -> Style {
        Style { looseness: self.choices[choice], most: self.sizes.most, contents }
    }

    /// The same, to be used.
    fn take(&mut self, choice: usize, contents: bool) -> Result<Attempt<'s>, Findings> {
        self.attempt(choice, contents);
        self.tried.remove(&(choice, contents)).unwrap_or_else(|| unreachable!("it was laid out"))
    }

    /// Whether the leaflet has at most so many pages in a setting, with nothing that does not fit.
    fn fits(&mut self, choice: usize, contents: bool, pages: usize) -> bool {
        let leaflet = self.leaflet;
        let attempt = self.attempt(choice, contents);
        attempt.as_ref().is_ok_and(|attempt| attempt.pages() <= pages && attempt.is_sound(leaflet))
    }

    /// The loosest setting from `fits` (which does) to `last` in which the leaflet has at most so many pages.
    fn loosest(&mut self, fits: usize, last: usize, contents: bool, pages: usize) -> usize {
        let (mut low, mut high) = (fits, last + 1);
        while low + 1 < high {
            let middle = (low + high) / 2;
            if self.fits(middle, contents, pages) { low = middle } else { high = middle }
        }
        low
    }

    /// Whether the leaflet has a list of contents in the usual setting: if it would be long without. Its
    /// number of pages is known only when it is laid out, so the length of its text decides what is tried
    /// first.
    fn has_contents(&mut self) -> bool {
        if is_probably_long(self.leaflet) {
            let pages = self.usual_pages(true);
            if !may_be_long_by_its_contents(pages) {
                return is_long(pages);
            }
        }
        is_long(self.usual_pages(false))
    }

    /// The pages in the usual setting; 0 if Typst has an error.
    fn usual_pages(&mut self, contents: bool) -> usize {
        self.attempt(self.usual, contents).as_ref().map_or(0, Attempt::pages)
    }

    /// The leaflet on whole sheets, and a finding if a few lines more than a sheet holds cost another one.
    fn whole_sheets(&mut self) -> Result<(Attempt<'s>, Option<Finding>), Findings> {
        let (leaflet, usual) = (self.leaflet, self.usual);
        let contents = self.has_contents();
        let paper = match self.attempt(usual, contents) {
            Ok(attempt) => Paper::of(leaflet.layout, attempt),
            Err(_) => return Ok((self.take(usual, contents)?, None)),
        };
        // What is wrong in the usual setting is said of that one.
        if !paper.is_wasted || !self.fits(usual, contents, paper.room) {
            return Ok((self.take(usual, contents)?, None));
        }
        let with_fewer = is_long(paper.fewer);
        if paper.fewer > 0 && self.fits(0, with_fewer, paper.fewer) {
            let choice = self.loosest(0, usual, with_fewer, paper.fewer);
            return Ok((self.take(choice, with_fewer)?, None));
        }
        let choice = self.loosest(usual, self.choices.len() - 1, contents, paper.room);
        let attempt = self.take(choice, contents)?;
        if paper.fewer == 0 {
            return Ok((attempt, None));
        }
        let is_empty = Paper::of(leaflet.layout, &attempt).is_empty;
        let style = self.style(0, with_fewer);
        let overrun = Overrun { pages: paper.fewer, saves_sheet: paper.saves_sheet, is_empty };
        let data = self.data;
        let tightest = self.attempt(0, with_fewer).as_ref().ok();
        let said = tightest.and_then(|tightest| finding(leaflet, data, tightest, style, overrun));
        Ok((attempt, said))
    }

    /// A tri-fold in the largest type in which no word is wider than its panel.
    fn trifold(&mut self) -> Result<Attempt<'s>, Findings> {
        let mut attempt = None;
        for most in LARGEST_OF_TRIFOLD {
            let style = Style { looseness: self.choices[self.usual], most, contents: false };
            let tried = Attempt::new(self.leaflet, self.data, style);
            let is_sound = tried.as_ref().is_ok_and(|tried| tried.has_room(self.leaflet));
            attempt = Some(tried);
            if is_sound {
                break;
            }
        }
        attempt.unwrap_or_else(|| unreachable!("at least one size was tried"))
    }
}
