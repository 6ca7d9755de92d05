//! Floor 3: a few lines too many for a sheet of paper.
//! In: a leaflet as tight as its readers can read it, and the pages that it should have. Out: a finding
//! that says how many lines are too many, at the heading where the paper is full.
//! Must never: guess the number of lines: the leaflet is laid out with fewer, until it has the pages.

use super::attempt::{Attempt, Style};
use super::compilation::Compilation;
use super::extent::{extent, line_distance};
use super::labels::heading_index;
use crate::base::{Finding, Severity, count_of, reported_rules};
use crate::render::fact_text::words_of_heading;
use crate::render::layout::EditionLayout;
use crate::site::Role;
use typst::foundations::{Dict, IntoValue, NativeElement, Value, dict};
use typst::introspection::Introspector;
use typst::layout::{Abs, Spacing, VElem};
use typst::model::HeadingElem;

/// More lines than this cannot be called a few: nobody is asked to cut so many for a sheet of paper.
const FEW_LINES: usize = 12;

/// A block or the beginning of one that stands this much below another one, in lines, does not need it at
/// the top of a page: the space above a heading, and what rounding takes.
const LINES_ABOVE: usize = 2;

/// What a leaflet has too much of.
#[derive(Clone, Copy)]
pub struct Overrun {
    /// The pages that it should have.
    pub pages: usize,
    /// Whether it would take a sheet less with them.
    pub saves_sheet: bool,
    /// Whether its last page or sheet is almost empty, however loosely it is set.
    pub is_empty: bool,
}

/// The finding about a leaflet that is `tightest` in this style and still too long. `None` if it is much
/// too long, which nobody needs to know unless paper stays empty.
pub fn finding<'s>(
    leaflet: &Compilation<'s>,
    data: &Dict,
    tightest: &Attempt<'s>,
    style: Style,
    overrun: Overrun,
) -> Option<Finding> {
    let is_large_print = leaflet.layout == EditionLayout::LargePrint;
    // What takes a few lines too many in its own layout is mended there.
    let worth_saying = overrun.saves_sheet && !is_large_print;
    let distance = line_distance(&tightest.document, style.looseness.size)?;
    if !overrun.is_empty && !worth_saying {
        return None;
    }
    let place = FullAt::of(leaflet, tightest, overrun.pages);
    let fits = |lines: usize| {
        let data = without_lines(data, place.heading, distance * lines as f64);
        Attempt::new(leaflet, &data, style).is_ok_and(|attempt| attempt.pages() <= overrun.pages)
    };
    let most = if overrun.is_empty { lines_at_most(tightest, overrun.pages, distance) } else { FEW_LINES };
    if !overrun.is_empty && !fits(most) {
        return None;
    }
    let (mut too_few, mut enough) = (0, most);
    while too_few + 1 < enough {
        let middle = (too_few + enough) / 2;
        if fits(middle) { enough = middle } else { too_few = middle }
    }
    Some(place.finding(leaflet, overrun, enough))
}

/// The lines that certainly are enough: all that stands on the pages too many.
fn lines_at_most(attempt: &Attempt, pages: usize, distance: Abs) -> usize {
    let tall: Abs = attempt.document.pages()[pages.min(attempt.pages())..]
        .iter()
        .filter_map(|page| extent(&page.frame))
        .map(|(top, bottom)| bottom - top)
        .sum();
    (tall / distance).ceil() as usize + LINES_ABOVE
}

/// The data of a leaflet that has so much less text before a heading (its index), or at its beginning. The
/// space is taken away, not the words: what comes after moves up by as much as lines that somebody would
/// delete.
fn without_lines(data: &Dict, heading: Option<usize>, tall: Abs) -> Dict {
    let mut data = data.clone();
    if let Ok(Value::Array(blocks)) = data.at_mut("blocks") {
        let is_heading = |block: &Value| {
            let Value::Dict(block) = block else { return false };
            heading.is_some_and(|heading| block.get("at").is_ok_and(|at| *at == Value::Int(heading as i64)))
        };
        let at = blocks.iter().position(is_heading).unwrap_or(0);
        let space = VElem::new(Spacing::Rel((-tall).into())).pack();
        let block = dict! { "kind" => "words", "body" => space };
        let (before, after) = (blocks.iter().take(at).cloned(), blocks.iter().skip(at).cloned());
        *blocks = before.chain([block.into_value()]).chain(after).collect();
    }
    data
}

/// Where the paper is full.
struct FullAt {
    /// The index of the last heading of the text that stands on the paper, or begins what does not.
    heading: Option<usize>,
    /// The words of the last heading, which may be the theme's.
    words: String,
}

impl FullAt {
    /// Where so many pages are full.
    fn of(leaflet: &Compilation, attempt: &Attempt, pages: usize) -> FullAt {
        let document = &attempt.document;
        let next_page = document.pages().get(pages).and_then(|page| extent(&page.frame));
        let top_of_next = next_page.map_or(Abs::zero(), |(top, _)| top);
        let mut place = FullAt { heading: None, words: leaflet.page.title().to_string() };
        for heading in document.introspector().query(&HeadingElem::ELEM.select()) {
            let Some(at) = heading.location().and_then(|location| document.introspector().position(location))
            else {
                continue;
            };
            let begins_next = at.page.get() == pages + 1 && at.point.y <= top_of_next + Abs::pt(1.0);
            if at.page.get() > pages && !begins_next {
                break;
            }
            match heading_index(&heading) {
                Some(index) => {
                    place.heading = Some(index);
                    let words = &leaflet.page.doc.tree.headings[index];
                    place.words = words_of_heading(leaflet.site, leaflet.page, words).into_owned();
                }
                None => {
                    let body = heading.to_packed::<HeadingElem>().map(|heading| heading.body.plain_text());
                    place.words = body.unwrap_or_default().trim().to_string();
                }
            }
        }
        place
    }

    /// The finding at the heading, or at the last one before it that staff wrote.
    fn finding(&self, leaflet: &Compilation, overrun: Overrun, lines: usize) -> Finding {
        let doc = &leaflet.page.doc;
        let span = self
            .heading
            .and_then(|index| doc.tree.headings.get(index))
            .map_or(doc.top(), |heading| heading.span);
        let Overrun { pages, saves_sheet, .. } = overrun;
        let paper = if leaflet.layout == EditionLayout::A5Booklet {
            count_of(pages.div_ceil(4), "sheet")
        } else if saves_sheet {
            count_of(pages / 2, "sheet")
        } else {
            count_of(pages, "page")
        };
        let edition = if leaflet.layout == EditionLayout::LargePrint { "In large print, " } else { "" };
        let lines = count_of(lines, "line");
        let verb = if lines.starts_with("1 ") { "is" } else { "are" };
        let finding = Finding::new(
            &reported_rules::LEAFLET_FIT,
            doc.location(span),
            format!("{edition}{lines} {verb} too many for {paper} of paper, at “{}”.", self.words),
            format!(
                "Cut {lines} here or before: then it takes {paper}. Or add some, so that less paper stays white."
            ),
        );
        let is_handed_out = leaflet.page.role == Role::Leaflet && leaflet.layout != EditionLayout::LargePrint;
        finding.with_severity(if is_handed_out { Severity::Warning } else { Severity::Info })
    }
}
