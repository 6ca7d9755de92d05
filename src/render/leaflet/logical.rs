//! Floor 3: words that run from right to left, in the order in which they are read.
//! In: a leaflet as Typst laid it out: the parts of such a run stand as the eye meets them from the left.
//! Out: word after word from the right.
//! Must never: change what the eye sees.

use super::arabic_forms::ArabicForms;
use crate::render::bidi::is_from_the_right;
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Closer than this is the same place.
const NEAR: Abs = Abs::raw(0.01);

/// A glyph and where it stands.
#[derive(Clone)]
pub struct PlacedGlyph<'t> {
    pub item: &'t TextItem,
    pub at: Point,
    pub glyph: Glyph,
}

impl<'t> PlacedGlyph<'t> {
    /// One glyph of a text. It stands for no marks of direction: Typst puts them around what is set apart.
    fn of(item: &'t TextItem, at: Point, mut glyph: Glyph) -> Self {
        let letters = &item.text[glyph.range()];
        let before = letters.len() - letters.trim_start_matches(is_mark).len();
        glyph.range.start += before as u16;
        glyph.range.end = glyph.range.start + letters.trim_matches(is_mark).len() as u16;
        PlacedGlyph { item, at, glyph }
    }

    /// The letters that it stands for, alone or with its neighbours.
    pub fn letters(&self) -> &'t str {
        &self.item.text[self.glyph.range()]
    }

    fn is_one_letter_with(&self, other: &PlacedGlyph) -> bool {
        std::ptr::eq(self.item, other.item) && self.glyph.range == other.glyph.range
    }

    /// Whether both can be drawn in one go.
    fn goes_with(&self, other: &PlacedGlyph) -> bool {
        let (a, b) = (self.item, other.item);
        a.font == b.font
            && a.size == b.size
            && a.fill == b.fill
            && a.stroke == b.stroke
            && (self.at.y - other.at.y).abs() < NEAR
    }
}

/// The same pages, each run in the order of its words.
pub fn in_order(document: PagedDocument) -> PagedDocument {
    let whole = ArabicForms::new();
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        page.frame = ordered(&page.frame, &whole);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn ordered(frame: &Frame, whole: &ArabicForms) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        out.set_baseline(frame.baseline());
    }
    let mut run: Vec<(Point, &TextItem)> = Vec::new();
    for (at, item) in frame.items() {
        match item {
            FrameItem::Text(text) => {
                if run.last().is_some_and(|last| !follows(last, *at)) {
                    write(&mut out, &mut run, whole);
                }
                run.push((*at, text));
            }
            FrameItem::Group(group) => {
                write(&mut out, &mut run, whole);
                let mut group = group.clone();
                group.frame = ordered(&group.frame, whole);
                out.push(*at, FrameItem::Group(group));
            }
            other => {
                write(&mut out, &mut run, whole);
                out.push(*at, other.clone());
            }
        }
    }
    write(&mut out, &mut run, whole);
    out
}

/// Typst writes the parts of one run from left to right, each where the last one ends; the next run stands to
/// the left of it.
fn follows((before, last): &(Point, &TextItem), at: Point) -> bool {
    (before.x + last.width() - at.x).abs() < NEAR && (before.y - at.y).abs() < last.size
}

fn write(out: &mut Frame, run: &mut Vec<(Point, &TextItem)>, whole: &ArabicForms) {
    if !run.iter().any(|(_, item)| item.text.contains(is_from_the_right)) {
        for (at, text) in run.drain(..) {
            let pieces: Vec<PlacedGlyph> = pieces(at, text).collect();
            if !pieces.is_empty() {
                out.push(at, FrameItem::Text(item(&pieces)));
            }
        }
        return;
    }
    let mut pieces = whole.join(run.drain(..).flat_map(|(at, item)| pieces(at, item)).collect());
    pieces.reverse();
    let apart = |last: &PlacedGlyph, next: &PlacedGlyph| {
        !last.goes_with(next) || last.letters().contains(char::is_whitespace)
    };
    for word in pieces.chunk_by(|last, next| !apart(last, next)) {
        let mut text = item(word);
        text.glyphs.reverse();
        out.push(word[word.len() - 1].at, FrameItem::Text(text));
    }
}

/// The glyphs of a text that can be seen, each with its place.
fn pieces(at: Point, item: &TextItem) -> impl Iterator<Item = PlacedGlyph<'_>> {
    let all = item.glyphs.iter().scan(at.x, move |x, glyph| {
        let piece = PlacedGlyph::of(item, Point::new(*x, at.y), glyph.clone());
        *x += glyph.x_advance.at(item.size);
        Some(piece)
    });
    all.filter(|piece| !piece.letters().is_empty())
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Glyphs in the order of reading, as a text of their own.
fn item(word: &[PlacedGlyph]) -> TextItem {
    let mut item =
        TextItem { text: Default::default(), glyphs: Vec::with_capacity(word.len()), ..word[0].item.clone() };
    for (at, piece) in word.iter().enumerate() {
        let start = item.text.len() as u16;
        let range = match item.glyphs.last() {
            Some(last) if word[at - 1].is_one_letter_with(piece) => last.range.clone(),
            _ => {
                item.text.push_str(piece.letters());
                start..item.text.len() as u16
            }
        };
        item.glyphs.push(Glyph { range, ..piece.glyph.clone() });
    }
    item
}
