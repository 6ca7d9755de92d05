//! Floor 3: whether a leaflet fits its paper.
//! In: a leaflet as it was laid out, and the marks that the theme left in it. Out: findings at the heading
//! where the space ends, with how many lines are too many.
//! Must never: cut a text, or make it smaller.

use super::compilation::Compilation;
use super::findings::has_errors;
use super::labels::{heading_index, labelled, value};
use super::panels::{lost_panels, measured_finding};
use crate::base::{Finding, Findings, Severity, Span, reported_rules};
use crate::render::layout::EditionLayout;
use typst::foundations::{Content, NativeElement, Value};
use typst::introspection::Introspector;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

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
    let large = doc.is_large_print();
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

/// Findings about what does not fit: what the theme measured, and how many pages there are.
pub fn judge(leaflet: &Compilation, document: &PagedDocument) -> Findings {
    let mut findings = Findings::new();
    for mark in labelled(document, "fit") {
        if let Some(Value::Dict(measured)) = value(&mark) {
            findings.extend(measured_finding(leaflet, &measured));
        }
    }
    if !has_errors(&findings) {
        findings.extend(lost_panels(leaflet, document.pages().len()));
        findings.extend(too_many_pages(leaflet, document));
        findings.extend(blank_pages(leaflet, document));
    }
    findings
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
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_words(&group.frame),
        item => matches!(item, FrameItem::Text(_)),
    })
}
