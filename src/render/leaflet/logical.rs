//! Floor 3: right-to-left text in logical order (Unicode UAX #9: the order in which it is read).
//! In: a leaflet as Typst laid it out, with the parts of a right-to-left run in visual order, from the
//! left. Out: the same pages with one text item a word, in reading order, so that PDF readers copy and read
//! aloud the right words.
//! Must never: change how a page looks.

use super::arabic_forms::ArabicForms;
use super::placed_glyph::{PlacedGlyph, SAME_PLACE, placed_glyphs};
use crate::render::bidi::is_rtl;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Text items of one line that follow each other without a gap.
type Run<'f> = Vec<(Point, &'f TextItem)>;

/// The same pages, each right-to-left run in reading order.
pub fn in_reading_order(document: PagedDocument) -> PagedDocument {
    let forms = ArabicForms::new();
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        page.frame = reordered(&page.frame, &forms);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// A frame with its groups, each right-to-left run in reading order.
fn reordered(frame: &Frame, forms: &ArabicForms) -> Frame {
    let mut out = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        out.set_baseline(frame.baseline());
    }
    let mut run = Run::new();
    for (place, item) in frame.items() {
        match item {
            FrameItem::Text(text) => {
                if run.last().is_some_and(|last| !follows(last, *place)) {
                    write_run(&mut out, &mut run, forms);
                }
                run.push((*place, text));
            }
            FrameItem::Group(group) => {
                write_run(&mut out, &mut run, forms);
                let mut group = group.clone();
                group.frame = reordered(&group.frame, forms);
                out.push(*place, FrameItem::Group(group));
            }
            other => {
                write_run(&mut out, &mut run, forms);
                out.push(*place, other.clone());
            }
        }
    }
    write_run(&mut out, &mut run, forms);
    out
}

/// Whether an item at `place` continues the run of the last one. Typst writes the parts of a run from left to
/// right, each where the last one ends; the next run stands to the left of it.
fn follows((before, last): &(Point, &TextItem), place: Point) -> bool {
    (before.x + last.width() - place.x).abs() < SAME_PLACE && (before.y - place.y).abs() < last.size
}

/// Writes a run to `out` and empties it.
fn write_run(out: &mut Frame, run: &mut Run, forms: &ArabicForms) {
    if !run.iter().any(|(_, item)| item.text.contains(is_rtl)) {
        for (place, text) in run.drain(..) {
            let glyphs: Vec<PlacedGlyph> = placed_glyphs(place, text).collect();
            if !glyphs.is_empty() {
                out.push(place, FrameItem::Text(text_item(&glyphs)));
            }
        }
        return;
    }
    let mut glyphs = forms.join(run.drain(..).flat_map(|(place, item)| placed_glyphs(place, item)).collect());
    glyphs.reverse();
    let in_one_word = |last: &PlacedGlyph, next: &PlacedGlyph| {
        last.has_style_of(next) && !last.letters().contains(char::is_whitespace)
    };
    for word in glyphs.chunk_by(in_one_word) {
        let mut text = text_item(word);
        text.glyphs.reverse();
        out.push(word[word.len() - 1].place, FrameItem::Text(text));
    }
}

/// A text item of its own from glyphs in reading order. Glyphs that share their letters share a range.
fn text_item(glyphs: &[PlacedGlyph]) -> TextItem {
    let mut item = TextItem {
        text: Default::default(),
        glyphs: Vec::with_capacity(glyphs.len()),
        ..glyphs[0].item.clone()
    };
    for (index, placed) in glyphs.iter().enumerate() {
        let start = item.text.len() as u16;
        let range = match item.glyphs.last() {
            Some(last) if glyphs[index - 1].shares_letters_with(placed) => last.range.clone(),
            _ => {
                item.text.push_str(placed.letters());
                start..item.text.len() as u16
            }
        };
        item.glyphs.push(Glyph { range, ..placed.glyph.clone() });
    }
    item
}
