//! Floor 3: whether a leaflet fits its paper.
//! In: a leaflet as it was laid out, and the marks that the theme left in it. Out: findings at the heading
//! where the space ends, with how many lines are too many.
//! Must never: cut a text, or make it smaller.

use super::compilation::Compilation;
use super::labels::{heading_index, labelled, value};
use super::panels::{lost_panels, measured_finding};
use crate::base::{Finding, Findings, Location, Severity, Span, reported_rules};
use crate::doc::FileKind;
use crate::render::layout::EditionLayout;
use typst::foundations::{Content, NativeElement, Value};
use typst::introspection::Introspector;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::HeadingElem;
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Text must stay this far from the edge of the paper, in millimetres: common office printers leave 1/6 inch
/// (4.2 mm) white. The theme's own margins are 8 mm and more, so only what overflows gets here.
const PRINTER_MARGIN_MM: f64 = 4.9;

/// The most overflows that are reported for one leaflet: usually all have the same cause.
const MAX_OVERFLOWS: usize = 3;

/// The most characters of an overflowing text that a finding quotes.
const MAX_QUOTED: usize = 40;

/// An Easy Read text with more pages than this is long (a warning). Source: Easy Read Standards of the UK.
const EASY_READ_LONG: usize = 20;

/// An Easy Read text with more pages than this is too long (an error). Source: Easy Read Standards of the UK.
const EASY_READ_TOO_LONG: usize = 24;

/// Blank pages that the last sheet of a booklet may have. Booklets grow by four pages, so three are normal.
const MAX_BLANK_PAGES: usize = 3;

/// A finding if the readers of a page could not read a layout: Easy Read or large print on the panels of a
/// tri-fold.
pub fn refuse(leaflet: &Compilation) -> Option<Finding> {
    let doc = &leaflet.page.doc;
    if leaflet.layout != EditionLayout::Trifold {
        return None;
    }
    let large =
        matches!(&doc.content_path.kind, FileKind::Leaflet { audience } if audience.contains("large-print"));
    let readers = match (doc.is_easy(), large) {
        (true, _) => "Easy Read",
        (_, true) => "large print",
        _ => return None,
    };
    let front_matter = doc.front_matter.span.of(doc.text());
    let span = front_matter.find("layout:").map_or(doc.top(), |offset| {
        let line = front_matter[offset..].lines().next().unwrap_or("");
        let start = doc.front_matter.span.start as usize + offset;
        Span::new(start, start + line.len())
    });
    let instead = if large { "layout: a4" } else { "layout: a4-easy, or layout: a5-booklet" };
    Some(Finding::new(
        &reported_rules::LEAFLET_FIT,
        doc.location(span),
        format!("A leaflet in {readers} does not fit on a folded sheet with six panels."),
        format!("Write {instead}."),
    ))
}

/// Findings about what does not fit: what the theme measured, or if it measured no overflow, what leaves the
/// pages.
pub fn judge(leaflet: &Compilation, document: &PagedDocument) -> Findings {
    let mut findings = Findings::new();
    for mark in labelled(document, "fit") {
        if let Some(Value::Dict(measured)) = value(&mark) {
            findings.extend(measured_finding(leaflet, &measured));
        }
    }
    if findings.is_empty() {
        findings.extend(overflows(leaflet, document));
        findings.extend(lost_panels(leaflet, document.pages().len()));
        findings.extend(too_many_pages(leaflet, document));
        findings.extend(blank_pages(leaflet, document));
    }
    findings
}

/// A run of text that leaves the paper.
struct Overflow {
    location: Location,
    /// Whether it leaves the page at the side, because a word is too long for its line. Otherwise it leaves
    /// it at the bottom, because a row is taller than a page.
    at_side: bool,
    text: String,
}

impl Overflow {
    fn finding(self) -> Finding {
        let quoted: String = self.text.chars().take(MAX_QUOTED).collect();
        let (message, help) = if self.at_side {
            (
                format!("This does not fit on its line: “{quoted}…”."),
                "Shorten it, or put spaces into it where it may be broken. In a table, use fewer columns.",
            )
        } else {
            (
                format!("This does not fit on one page: “{quoted}…”."),
                "Cut this part in two: it is kept together and is taller than a page.",
            )
        };
        Finding::new(&reported_rules::LEAFLET_FIT, self.location, message, help)
    }
}

/// Text that is too close to the edge of the paper or beyond it.
fn overflows(leaflet: &Compilation, document: &PagedDocument) -> Findings {
    let margin = Abs::mm(PRINTER_MARGIN_MM);
    let mut found = Vec::new();
    for page in document.pages() {
        let (right, bottom) = (page.frame.width() - margin, page.frame.height() - margin);
        each_text(&page.frame, Transform::identity(), &mut |text, start, end| {
            let at_side = start.x < margin || end.x > right;
            if (at_side || end.y > bottom) && found.len() < MAX_OVERFLOWS {
                found.push(Overflow {
                    location: location(leaflet, text),
                    at_side,
                    text: text.text.to_string(),
                });
            }
        });
    }
    found.into_iter().map(Overflow::finding).collect()
}

/// Where a text comes from in the source; the top of the page if it comes from the theme.
fn location(leaflet: &Compilation, text: &TextItem) -> Location {
    let location = text.glyphs.first().and_then(|glyph| leaflet.location(glyph.span.0.into()));
    location.unwrap_or_else(|| leaflet.page.doc.location(leaflet.page.doc.top()))
}

/// Calls `visit` with each run of text in a frame, and with the start and the end of its baseline on the
/// page.
fn each_text<'f>(frame: &'f Frame, transform: Transform, visit: &mut impl FnMut(&'f TextItem, Point, Point)) {
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = transform.pre_concat(Transform::translate(place.x, place.y));
                each_text(&group.frame, moved.pre_concat(group.transform), visit);
            }
            FrameItem::Text(text) => {
                let start = place.transform(transform);
                visit(text, start, Point::new(start.x + text.width(), start.y));
            }
            _ => {}
        }
    }
}

/// A finding if an Easy Read text has too many pages, at the last heading before the limit. Large print is
/// not counted: it has more pages, but not more to read.
fn too_many_pages(leaflet: &Compilation, document: &PagedDocument) -> Option<Finding> {
    let doc = &leaflet.page.doc;
    let count = document.pages().len();
    if !doc.is_easy() || leaflet.layout == EditionLayout::LargePrint || count <= EASY_READ_LONG {
        return None;
    }
    let headings = document.introspector().query(&HeadingElem::ELEM.select());
    let page_of = |heading: &Content| {
        heading
            .location()
            .and_then(|location| document.introspector().page(location))
            .map_or(0, |page| page.get())
    };
    let last = headings
        .iter()
        .rev()
        .filter(|heading| page_of(heading) <= EASY_READ_LONG + 1)
        .find_map(heading_index);
    let heading = last.and_then(|index| doc.tree.headings.get(index));
    let finding = Finding::new(
        &reported_rules::LEAFLET_FIT,
        doc.location(heading.map_or(doc.top(), |heading| heading.span)),
        format!(
            "This Easy Read text has {count} pages, {} more than {EASY_READ_LONG}: here is where it becomes too long.",
            count - EASY_READ_LONG,
        ),
        "Leave out what readers do not need to decide or to act, or make two leaflets of it.",
    );
    Some(if count > EASY_READ_TOO_LONG { finding } else { finding.with_severity(Severity::Warning) })
}

/// A finding if too many pages of a booklet stay blank: pages without text, and those that fill up the last
/// sheet.
fn blank_pages(leaflet: &Compilation, document: &PagedDocument) -> Option<Finding> {
    if leaflet.layout != EditionLayout::A5Booklet {
        return None;
    }
    let count = document.pages().len();
    let without_words = document.pages().iter().filter(|page| !has_words(&page.frame)).count();
    let blank = without_words + count.next_multiple_of(4) - count;
    (blank > MAX_BLANK_PAGES).then(|| {
        let doc = &leaflet.page.doc;
        Finding::new(
            &reported_rules::LEAFLET_FIT,
            doc.location(doc.top()),
            format!("{blank} pages of this booklet stay empty."),
            "Write a little more or less, or write `layout: a4`.",
        )
        .with_severity(Severity::Warning)
    })
}

/// Whether a page has any text.
fn has_words(frame: &Frame) -> bool {
    let mut found = false;
    each_text(frame, Transform::identity(), &mut |_, _, _| found = true);
    found
}
