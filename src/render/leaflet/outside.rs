//! Floor 3: whether all that is drawn on a leaflet stands where it should.
//! In: a leaflet as it was laid out. Out: findings about words and pictures that leave their column, their page or
//! their box, or that are printed over each other.
//! Must never: trust what a theme says about itself: it looks at what was drawn, and where.

use super::compilation::Compilation;
use super::labels::{labelled, value};
use super::placed_glyph::is_direction_mark;
use crate::base::{Finding, Findings, reported_rules};
use typst::foundations::{Dict, Value};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// Text must stay this far from the edge of the paper, in millimetres: common office printers leave 1/6 inch
/// (4.2 mm) white.
const PRINTER_MARGIN_MM: f64 = 4.9;

/// The most places that are reported for one leaflet: usually all have the same cause.
const MAX_REPORTED: usize = 3;

/// The most characters that a finding quotes.
const MAX_QUOTED: usize = 40;

/// So far a line may leave its column, in multiples of the size of its type: Typst lets a full stop, a hyphen or a
/// quotation mark hang over.
const HANGING: f64 = 0.25;

/// So far words may reach over a line or into other words, in points: letters lean over their own edges.
const TOUCHING: Abs = Abs::raw(1.0);

/// An upright rectangle on a page.
#[derive(Clone, Copy)]
struct Area {
    left: Abs,
    top: Abs,
    right: Abs,
    bottom: Abs,
}

impl Area {
    /// Whether both have more than a touch in common.
    fn covers(&self, other: &Area) -> bool {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide > TOUCHING && high > TOUCHING
    }
}

/// Something that is drawn: a run of text, or a picture.
struct Drawn<'f> {
    area: Area,
    text: Option<&'f TextItem>,
    span: Span,
}

/// All that is drawn on a page.
#[derive(Default)]
struct DrawnPage<'f> {
    drawn: Vec<Drawn<'f>>,
    /// Boxes, and the lines of tables.
    boxes: Vec<Area>,
}

/// What is wrong with the place of something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Misplaced {
    /// It leaves its column at the side, or reaches over the edge of a box or of a cell: a word is too long.
    TooWide,
    /// It leaves the page at the bottom: it is kept together and taller than a page.
    TooTall,
    /// It is printed over something else.
    Over,
}

/// Findings about what is outside its place on the pages of a leaflet, before their footers are added.
pub fn judge(leaflet: &Compilation, document: &PagedDocument) -> Findings {
    // Where the theme has measured that a text is too long, what follows from that is not said again.
    let is_measured = labelled(document, "fit").iter().filter_map(value).any(|mark| is_too_long(&mark));
    let column = Column::of(document);
    let mut found = Vec::new();
    for page in document.pages() {
        let frame = &page.frame;
        let mut drawn = DrawnPage::default();
        drawn.add(frame, Transform::identity());
        let column = column.as_ref().map_or_else(|| printable(frame), |column| column.on(frame));
        found.extend(
            drawn
                .faults(&column)
                .filter(|(_, fault)| !is_measured || *fault == Misplaced::TooWide)
                .map(|(drawn, fault)| finding(leaflet, drawn.text, drawn.span, fault)),
        );
    }
    first(found)
}

/// Findings about text that is too close to the edge of the paper to be printed, page footers included.
pub fn judge_edges(leaflet: &Compilation, document: &PagedDocument) -> Findings {
    let mut found = Vec::new();
    for page in document.pages() {
        let (mut drawn, paper) = (DrawnPage::default(), printable(&page.frame));
        drawn.add(&page.frame, Transform::identity());
        found.extend(drawn.drawn.iter().filter_map(|drawn| {
            Some(finding(leaflet, drawn.text, drawn.span, leaves(&drawn.area, &paper, Abs::zero())?))
        }));
    }
    first(found)
}

/// The first findings, each place once.
fn first(found: Vec<Finding>) -> Findings {
    let mut findings = Findings::new();
    for finding in found {
        if findings.len() < MAX_REPORTED && !findings.iter().any(|other| other.location == finding.location) {
            findings.push(finding);
        }
    }
    findings
}

/// Whether a mark of the theme says that a text is too long, and not only that panels stay empty.
fn is_too_long(mark: &Value) -> bool {
    let Value::Dict(mark) = mark else { return false };
    matches!(mark.get("kind"), Ok(Value::Str(kind)) if &**kind != "empty")
}

/// The part of the paper on which printers print.
fn printable(frame: &Frame) -> Area {
    let margin = Abs::mm(PRINTER_MARGIN_MM);
    Area { left: margin, top: margin, right: frame.width() - margin, bottom: frame.height() - margin }
}

/// The column of a leaflet's text, as its mark `<foot>` says it: the foot of each page stands below it and is as
/// wide.
struct Column {
    x: Abs,
    width: Abs,
    bottom: Abs,
    /// Whether `x` is measured from the right edge.
    mirrored: bool,
}

impl Column {
    fn of(document: &PagedDocument) -> Option<Column> {
        let Some(Value::Dict(mark)) = labelled(document, "foot").first().and_then(value) else { return None };
        let length = |mark: &Dict, name: &str| match mark.get(name) {
            Ok(Value::Length(length)) => Some(length.abs),
            _ => None,
        };
        Some(Column {
            x: length(&mark, "x")?,
            width: length(&mark, "width")?,
            bottom: length(&mark, "y")?,
            mirrored: matches!(mark.get("mirrored"), Ok(Value::Bool(true))),
        })
    }

    fn on(&self, frame: &Frame) -> Area {
        let left = if self.mirrored { frame.width() - self.x - self.width } else { self.x };
        Area { left, top: Abs::mm(PRINTER_MARGIN_MM), right: left + self.width, bottom: self.bottom }
    }
}

impl<'f> DrawnPage<'f> {
    /// Adds all that a frame holds.
    fn add(&mut self, frame: &'f Frame, transform: Transform) {
        for (place, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let moved = transform.pre_concat(Transform::translate(place.x, place.y));
                    self.add(&group.frame, moved.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.drawn.extend(letters(text, place.transform(transform))),
                FrameItem::Image(_, size, span) => {
                    let start = place.transform(transform);
                    let area = area(start, start + size.to_point());
                    self.drawn.push(Drawn { area, text: None, span: *span });
                }
                FrameItem::Shape(shape, _) => {
                    let bounds = shape.bbox(false);
                    let corner = |corner: Point| (*place + corner).transform(transform);
                    self.boxes.push(area(corner(bounds.min), corner(bounds.max)));
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// What is wrong with the place of each thing.
    fn faults(&self, column: &Area) -> impl Iterator<Item = (&Drawn<'f>, Misplaced)> {
        let over = self.over();
        self.drawn.iter().enumerate().filter_map(move |(at, drawn)| {
            let hanging = drawn.text.map_or(Abs::zero(), |text| HANGING * text.size);
            let fault = leaves(&drawn.area, column, hanging)
                .or_else(|| self.is_over_an_edge(&drawn.area).then_some(Misplaced::TooWide))
                .or_else(|| over.contains(&at).then_some(Misplaced::Over))?;
            Some((drawn, fault))
        })
    }

    /// Whether something reaches over an upright edge of a box or a cell.
    fn is_over_an_edge(&self, drawn: &Area) -> bool {
        let middle = (drawn.top + drawn.bottom) / 2.0;
        let edges = self.boxes.iter().filter(|edge| edge.top <= middle && middle <= edge.bottom);
        edges
            .flat_map(|edge| [edge.left, edge.right])
            .any(|x| drawn.left + TOUCHING < x && x < drawn.right - TOUCHING)
    }

    /// The indices of what is printed over something else: of the two, the one that begins first.
    fn over(&self) -> Vec<usize> {
        let mut by_top: Vec<(usize, &Area)> =
            self.drawn.iter().enumerate().map(|(at, drawn)| (at, &drawn.area)).collect();
        by_top.sort_by_key(|(_, line)| line.top);
        let mut over = Vec::new();
        for (index, (at, area)) in by_top.iter().enumerate() {
            let beside = by_top[index + 1..].iter().take_while(|(_, other)| other.top < area.bottom);
            over.extend(
                beside
                    .filter(|(_, other)| area.covers(other))
                    .map(|(other_at, other)| if other.left < area.left { *other_at } else { *at }),
            );
        }
        over
    }
}

/// Which side of an area something leaves. `tolerance` is for the sides.
fn leaves(drawn: &Area, area: &Area, tolerance: Abs) -> Option<Misplaced> {
    if drawn.left < area.left - tolerance || drawn.right > area.right + tolerance {
        Some(Misplaced::TooWide)
    } else {
        (drawn.bottom > area.bottom).then_some(Misplaced::TooTall)
    }
}

/// The area between two corners.
fn area(one: Point, other: Point) -> Area {
    Area {
        left: one.x.min(other.x),
        top: one.y.min(other.y),
        right: one.x.max(other.x),
        bottom: one.y.max(other.y),
    }
}

/// The letters of a run that begins at `start`, without the spaces around them. `None` if there is none.
fn letters(text: &TextItem, start: Point) -> Option<Drawn<'_>> {
    let (mut x, mut ends) = (start.x, None);
    for glyph in &text.glyphs {
        let width = glyph.x_advance.at(text.size);
        if width > Abs::zero() && !text.text[glyph.range()].trim().is_empty() {
            ends = Some((ends.map_or(x, |(left, _)| left), x + width));
        }
        x += width;
    }
    let (left, right) = ends?;
    // The height of a small letter: lines that follow each other closely are not over each other.
    let area = Area { left, top: start.y - 0.5 * text.size, right, bottom: start.y };
    let span = text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0);
    Some(Drawn { area, text: Some(text), span })
}

/// The finding, at the words that staff wrote; at the top of the page if they come from the theme.
fn finding(leaflet: &Compilation, text: Option<&TextItem>, span: Span, fault: Misplaced) -> Finding {
    let doc = &leaflet.page.doc;
    let location = leaflet.location(span.into()).unwrap_or_else(|| doc.location(doc.top()));
    let quoted = text.map_or("this picture".into(), |text| {
        let words = text.text.chars().filter(|c| !is_direction_mark(*c));
        let words: String = words.take(MAX_QUOTED).collect();
        format!("“{words}…”")
    });
    let (message, help) = match fault {
        Misplaced::TooWide => (
            format!("This does not fit on its line: {quoted}."),
            "Shorten it, or write it as several words. In a table, use fewer columns.",
        ),
        Misplaced::TooTall => (
            format!("This does not fit on one page: {quoted}."),
            "Cut this part in two: it is kept together and is taller than a page.",
        ),
        Misplaced::Over => (
            format!("This would be printed over other words: {quoted}."),
            "Shorten it, or what stands beside it.",
        ),
    };
    Finding::new(&reported_rules::LEAFLET_FIT, location, message, help)
}
