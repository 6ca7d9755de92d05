//! Floor 3: whether a leaflet fits its paper.
//! In: a leaflet as it was laid out, and the marks that the theme left in it. Out: findings at the heading
//! where the space ends, with how many lines are too many.
//! Must never: cut a text, or make it smaller.

use super::compilation::Compilation;
use super::findings::has_errors;
use super::labels::{heading_index, labelled, value};
use crate::base::{Finding, Findings, Location, Severity, Span, count_of, reported_rules};
use crate::render::layout::EditionLayout;
use typst::foundations::{Content, Dict, NativeElement, Value};
use typst::introspection::Introspector;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

/// An Easy Read text with more pages than this is long (a warning). Source: Easy Read Standards of the UK.
const EASY_READ_LONG: usize = 20;

/// An Easy Read text with more pages than this is too long (an error). Source: Easy Read Standards of the UK.
const EASY_READ_TOO_LONG: usize = 24;

/// A leaflet with more pages than this has a list of contents.
const MAX_WITHOUT_CONTENTS: usize = 4;

/// How much text a page of A4 holds: bytes of Markdown times the square of the type size in points. The area
/// inside the theme's margins is 170 × 253 mm, or 346,000 square points, so this is 1.08 bytes of 1 point for
/// each. How it was fitted is not recorded; [`is_probably_long`] says how well it does.
const A4_CAPACITY: f64 = 372e3;

/// The same for a page of A5: 122 × 175 mm, or 171,000 square points, which hold about 1.11 bytes each.
const A5_CAPACITY: f64 = 190e3;

/// What every leaflet has besides its text (title, contact, other formats, dates), as the number of bytes
/// of text that take the same space: about a page of A4 in 14 points.
const FIXED_MATTER: f64 = 1900.0;

/// A leaflet with more estimated pages than this is laid out as a long one first. On the program's own site
/// any value from 3.5 to 4.4 decides about equally well (right for 71 to 76 of 84 leaflets).
const LONG_ESTIMATE: f64 = 4.3;

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

/// Whether a leaflet is long enough for a list of contents.
pub fn is_long(document: &PagedDocument) -> bool {
    document.pages().len() > MAX_WITHOUT_CONTENTS
}

/// Whether a leaflet will probably be long, from the length of its text alone. It decides right for 72 of the
/// 84 leaflets of the program's own site (November 2026): it knows nothing of pictures, so most Easy Read
/// texts that it takes for short are not. A wrong answer costs a second layout and changes no leaflet.
pub fn is_probably_long(leaflet: &Compilation) -> bool {
    let doc = &leaflet.page.doc;
    let capacity = match leaflet.layout {
        EditionLayout::Trifold => return false,
        EditionLayout::A5Booklet => A5_CAPACITY,
        _ => A4_CAPACITY,
    };
    let size = leaflet.layout.size(doc, &leaflet.site.settings);
    (doc.text().len() as f64 + FIXED_MATTER) * size.powi(2) / capacity > LONG_ESTIMATE
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
        findings.extend(too_many_pages(leaflet, document));
        findings.extend(blank_pages(leaflet, document));
    }
    findings
}

/// A finding from what the theme measured: a dictionary with `kind` (`text`, `front`, `back`: too long by
/// `lines`, from the heading with index `at`; `empty`: `count` panels without text).
fn measured_finding(leaflet: &Compilation, measured: &Dict) -> Option<Finding> {
    let number = |name: &str| match measured.get(name) {
        Ok(Value::Int(number)) => Some(*number),
        _ => None,
    };
    let text = |name: &str| match measured.get(name) {
        Ok(Value::Str(words)) => words.to_string(),
        _ => String::new(),
    };
    let doc = &leaflet.page.doc;
    let heading = number("at").and_then(|index| doc.tree.headings.get(usize::try_from(index).ok()?));
    let top = doc.location(doc.top());
    let too_long = |location: Location, message: String, help: &str| {
        Finding::new(&reported_rules::LEAFLET_FIT, location, message, help)
    };
    let lines = format!("about {}", count_of(number("lines").unwrap_or(1).max(1) as usize, "line"));
    Some(match &*text("kind") {
        "text" => {
            let full_at = heading.map_or("the text".to_string(), |heading| format!("“{}”", heading.words));
            too_long(
                heading.map_or(top, |heading| doc.location(heading.span)),
                format!(
                    "The text is too long for the inside of the leaflet: it is full at {full_at}, and {lines} are left over."
                ),
                "Shorten the text from here on, or before. Or write `layout: a4` or `layout: a5-booklet`: these have room.",
            )
        }
        "front" => too_long(
            top,
            format!("The front of the leaflet is too full: {lines} are left over."),
            "Shorten the title or the summary, or take the picture at the top out.",
        ),
        "back" => too_long(
            top,
            format!("The back of the leaflet is too full: {lines} are left over."),
            "Shorten what stands about this leaflet: its audience, areas or owner. Or shorten the contact in contacts.toml.",
        ),
        "empty" => Finding::new(
            &reported_rules::LEAFLET_FIT,
            top,
            format!("{} of the 6 panels stay empty.", number("count").unwrap_or(1)),
            "Write more sections (each ## begins one), or write `layout: a4`.",
        )
        .with_severity(Severity::Warning),
        _ => return None,
    })
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
