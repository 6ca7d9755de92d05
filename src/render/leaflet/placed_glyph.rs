//! Floor 3: a glyph and its place on a page.
//! In: a run of text as Typst laid it out. Out: its glyphs, each with its place and the letters it stands
//! for.
//! Must never: count a character that only marks a direction as a letter.

use typst::layout::{Abs, Point};
use typst::text::{Glyph, TextItem};

/// Lengths that differ by less than this are equal: Typst's own sums of advances have rounding errors. In
/// points.
pub const SAME_PLACE: Abs = Abs::raw(0.01);

/// A glyph and its place.
#[derive(Clone)]
pub struct PlacedGlyph<'t> {
    /// The run of text that it belongs to.
    pub item: &'t TextItem,
    /// Its origin on the baseline, relative to the frame.
    pub place: Point,
    /// A copy of the glyph. Its `range` leaves out the marks of direction that Typst puts around isolates.
    pub glyph: Glyph,
}

impl<'t> PlacedGlyph<'t> {
    fn new(item: &'t TextItem, place: Point, mut glyph: Glyph) -> Self {
        let letters = &item.text[glyph.range()];
        let before = letters.len() - letters.trim_start_matches(is_direction_mark).len();
        glyph.range.start += before as u16;
        glyph.range.end = glyph.range.start + letters.trim_matches(is_direction_mark).len() as u16;
        PlacedGlyph { item, place, glyph }
    }

    /// The letters that it stands for, alone or together with other glyphs of the same range.
    pub fn letters(&self) -> &'t str {
        &self.item.text[self.glyph.range()]
    }

    /// Whether both stand for the same letters, as a letter and its dots do.
    pub fn shares_letters_with(&self, other: &PlacedGlyph) -> bool {
        std::ptr::eq(self.item, other.item) && self.glyph.range == other.glyph.range
    }

    /// Whether both look alike and stand on one line, so that one text item can draw them.
    pub fn has_style_of(&self, other: &PlacedGlyph) -> bool {
        let (a, b) = (self.item, other.item);
        a.font == b.font
            && a.size == b.size
            && a.fill == b.fill
            && a.stroke == b.stroke
            && (self.place.y - other.place.y).abs() < SAME_PLACE
    }
}

/// The glyphs of a run that stand for letters, each with its place, from left to right. `start` is the
/// place of the run.
pub fn placed_glyphs(start: Point, item: &TextItem) -> impl Iterator<Item = PlacedGlyph<'_>> {
    let all = item.glyphs.iter().scan(start.x, move |x, glyph| {
        let placed = PlacedGlyph::new(item, Point::new(*x, start.y), glyph.clone());
        *x += glyph.x_advance.at(item.size);
        Some(placed)
    });
    all.filter(|placed| !placed.letters().is_empty())
}

/// Marks, embeddings, overrides and isolates of Unicode UAX #9 (table 4): they are never drawn.
pub fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
