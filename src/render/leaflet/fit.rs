//! Floor 3: whether a leaflet fits its paper.
//! In: a leaflet as it was laid out, and the marks that the theme left in it. Out: findings at the heading
//! where it happens, and by how much.
//! Must never: cut a text, or make it smaller.

use super::compile::Compilation;
use super::layout::EditionLayout;
use crate::base::{Finding, Findings, Location, Severity};
use typst::foundations::{Dict, Label, NativeElement, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::HeadingElem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// Closer to the edge than this no printer prints, in millimetres.
const EDGE: f64 = 4.9;

/// Pages of Easy Read: more than the first number is long, more than the second is too long.
const EASY_PAGES: [usize; 2] = [20, 24];

/// A layout that a page's readers could not read.
pub fn refuse(setting: &Compilation) -> Option<Finding> {
    let doc = &setting.page.doc;
    if setting.layout != EditionLayout::Trifold {
        return None;
    }
    let large = matches!(&doc.content_path.kind, crate::doc::FileKind::Leaflet { audience } if audience.contains("large-print"));
    let readers = match (doc.is_easy(), large) {
        (true, _) => "Easy Read",
        (_, true) => "large print",
        _ => return None,
    };
    let text = doc.text();
    let front = doc.front_matter.span.of(text);
    let at = front.find("layout:").map_or(doc.top(), |at| {
        let line = front[at..].lines().next().unwrap_or("").len();
        let start = doc.front_matter.span.start as usize + at;
        crate::base::Span::new(start, start + line)
    });
    let instead = if large { "layout: a4" } else { "layout: a4-easy, or layout: a5-booklet" };
    Some(Finding::new(
        "leaflet-fit",
        Severity::Error,
        doc.location(at),
        format!("A leaflet in {readers} does not fit on a folded sheet with six panels."),
        "A panel holds about 30 letters a line in a size that these readers can read: most lines would hold three words.",
        format!("Write {instead}."),
    ))
}

/// Whether a text will fill more than four pages, as far as its length tells.
pub fn is_long(setting: &Compilation) -> bool {
    let (layout, doc) = (setting.layout, &setting.page.doc);
    // So many letters of 1 point would stand on a page; the contact and what stands about the leaflet are as
    // long as half a page of text.
    let (room, frame) = if layout == EditionLayout::A5Booklet { (190e3, 1900.0) } else { (372e3, 1900.0) };
    let pages =
        (doc.text().len() as f64 + frame) * layout.size(doc.is_easy(), &setting.site.settings).powi(2) / room;
    layout != EditionLayout::Trifold && pages > 4.3
}

/// What does not fit.
pub fn judge(setting: &Compilation, document: &PagedDocument) -> Findings {
    let mut notes = Findings::new();
    let label =
        Label::new(PicoStr::intern("fit")).unwrap_or_else(|| unreachable!("a name that is not empty"));
    for mark in document.introspector().query(&Selector::Label(label)) {
        if let Some(Value::Dict(said)) = mark.to_packed::<MetadataElem>().map(|mark| mark.value.clone()) {
            notes.extend(told(setting, &said));
        }
    }
    if notes.is_empty() {
        off_the_page(setting, document, &mut notes);
        pages(setting, document, &mut notes);
    }
    notes
}

/// What the theme measured.
fn told(setting: &Compilation, said: &Dict) -> Option<Finding> {
    let number = |name: &str| match said.get(name) {
        Ok(Value::Int(number)) => Some(*number),
        _ => None,
    };
    let text = |name: &str| match said.get(name) {
        Ok(Value::Str(words)) => words.to_string(),
        _ => String::new(),
    };
    let doc = &setting.page.doc;
    let heading = number("at").and_then(|at| doc.tree.headings.get(usize::try_from(at).ok()?));
    let place = doc.location(heading.map_or(doc.top(), |heading| heading.span));
    let lines = number("lines").unwrap_or(1).max(1);
    let lines = if lines == 1 { "about 1 line".to_string() } else { format!("about {lines} lines") };
    let why = "What does not fit would be cut off, or printed smaller than people can read.";
    Some(match &*text("kind") {
        "text" => {
            let words = heading.map_or("the text".to_string(), |heading| format!("“{}”", heading.words));
            Finding::new(
                "leaflet-fit",
                Severity::Error,
                place,
                format!(
                    "The text is too long for the inside of the leaflet: it is full at {words}, and {lines} are left over."
                ),
                why,
                "Shorten the text from here on, or before. Or write `layout: a4` or `layout: a5-booklet`: these have room.",
            )
        }
        "front" => Finding::new(
            "leaflet-fit",
            Severity::Error,
            doc.location(doc.top()),
            format!("The front of the leaflet is too full: {lines} are left over."),
            why,
            "Shorten the title or the summary, or take the picture at the top out.",
        ),
        "back" => Finding::new(
            "leaflet-fit",
            Severity::Error,
            doc.location(doc.top()),
            format!("The back of the leaflet is too full: {lines} are left over."),
            why,
            "Shorten what stands about this leaflet: its audience, areas or owner. Or shorten the contact in contacts.toml.",
        ),
        "empty" => {
            let count = number("count").unwrap_or(1);
            Finding::new(
                "leaflet-fit",
                Severity::Warning,
                doc.location(doc.top()),
                format!("{count} of the 6 panels stay empty."),
                "A folded leaflet with empty panels looks unfinished, and people may think that a page is missing.",
                "Write more sections (each ## begins one), or write `layout: a4`.",
            )
        }
        _ => return None,
    })
}

/// Words that run over the edge of the paper: one that is too long for its line, or a row that is taller than
/// a page.
fn off_the_page(setting: &Compilation, document: &PagedDocument, notes: &mut Findings) {
    let mut found = Vec::new();
    for page in document.pages() {
        let edge = Abs::mm(EDGE);
        let limits =
            (Point::new(edge, edge), Point::new(page.frame.width() - edge, page.frame.height() - edge));
        walk(&page.frame, Transform::identity(), &mut |text, start, end| {
            if start.x < limits.0.x || end.x > limits.1.x {
                found.push((place(setting, text), true, text.text.to_string()));
            } else if end.y > limits.1.y {
                found.push((place(setting, text), false, text.text.to_string()));
            }
        });
    }
    for (place, wide, text) in found.into_iter().take(3) {
        let shown: String = text.chars().take(40).collect();
        let (message, help) = if wide {
            (
                format!("This does not fit on its line: “{shown}…”."),
                "Shorten it, or put spaces into it where it may be broken. In a table, use fewer columns.",
            )
        } else {
            (
                format!("This does not fit on one page: “{shown}…”."),
                "Cut this part in two: it is kept together and is taller than a page.",
            )
        };
        notes.push(Finding::new(
            "leaflet-fit",
            Severity::Error,
            place,
            message,
            "It would be cut off at the edge of the paper.",
            help,
        ));
    }
}

/// Where a text comes from; the top of the page where it is the theme's own.
fn place(setting: &Compilation, text: &typst::text::TextItem) -> Location {
    let written = text.glyphs.first().and_then(|glyph| setting.written(glyph.span.0.into()));
    written.unwrap_or_else(|| setting.page.doc.location(setting.page.doc.top()))
}

/// Calls `see` with each run of text and its two corners on the page.
fn walk<'f>(
    frame: &'f Frame,
    transform: Transform,
    see: &mut impl FnMut(&'f typst::text::TextItem, Point, Point),
) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                walk(
                    &group.frame,
                    transform.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform),
                    see,
                );
            }
            FrameItem::Text(text) => {
                let start = at.transform(transform);
                see(text, start, Point::new(start.x + text.width(), start.y));
            }
            _ => {}
        }
    }
}

/// Too many pages for Easy Read, or paper that stays empty.
fn pages(setting: &Compilation, document: &PagedDocument, notes: &mut Findings) {
    let doc = &setting.page.doc;
    let count = document.pages().len();
    if doc.is_easy() && setting.layout != EditionLayout::LargePrint && count > EASY_PAGES[0] {
        let headings = document.introspector().query(&HeadingElem::ELEM.select());
        let on = |heading: &typst::foundations::Content| {
            heading.location().and_then(|at| document.introspector().page(at)).map_or(0, |page| page.get())
        };
        let last = headings.iter().rev().filter(|heading| on(heading) <= EASY_PAGES[0] + 1).find_map(index);
        let heading = last.and_then(|at| doc.tree.headings.get(at));
        let severity = if count > EASY_PAGES[1] { Severity::Error } else { Severity::Warning };
        notes.push(Finding::new(
            "leaflet-fit",
            severity,
            doc.location(heading.map_or(doc.top(), |heading| heading.span)),
            format!(
                "This Easy Read text has {count} pages, {} more than {}: here is where it becomes too long.",
                count - EASY_PAGES[0],
                EASY_PAGES[0]
            ),
            "People with a learning disability cannot keep so much in mind, and many stop reading.",
            "Leave out what readers do not need to decide or to act, or make two leaflets of it.",
        ));
    }
    if setting.layout == EditionLayout::A5Booklet {
        let blank = document.pages().iter().filter(|page| !has_words(&page.frame)).count()
            + count.next_multiple_of(4)
            - count;
        if blank > 3 {
            notes.push(Finding::new(
                "leaflet-fit",
                Severity::Warning,
                doc.location(doc.top()),
                format!("{blank} pages of this booklet stay empty."),
                "Paper is wasted, and people may think that a page is missing.",
                "Write a little more or less, or write `layout: a4`.",
            ));
        }
    }
}

/// The number of a heading of the text, from its mark `h3`.
fn index(heading: &typst::foundations::Content) -> Option<usize> {
    heading.label()?.resolve().as_str().strip_prefix('h')?.parse().ok()
}

fn has_words(frame: &Frame) -> bool {
    let mut found = false;
    walk(frame, Transform::identity(), &mut |_, _, _| found = true);
    found
}
