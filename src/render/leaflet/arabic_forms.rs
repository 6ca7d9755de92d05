//! Floor 3: one glyph for each Arabic letter.
//! In: the glyphs of a right-to-left run, in which modern fonts draw a letter as a base shape and dots. Out:
//! one glyph for each letter, so that PDF readers copy each letter once.
//! Must never: join the glyphs of two letters.

use super::placed_glyph::PlacedGlyph;
use typst::layout::Em;
use typst::text::FontInstance;
use unicode_normalization::UnicodeNormalization;

/// The blocks Arabic Presentation Forms A and B of Unicode: letters in one of their shapes, isolated or
/// joined to neighbours. Fonts keep a whole glyph for each of them, for compatibility. Many letters share a
/// base shape, so text copied from a PDF of base shapes would have wrong letters, or each letter twice.
const PRESENTATION_FORMS: [std::ops::RangeInclusive<char>; 2] =
    ['\u{fb50}'..='\u{fdff}', '\u{fe70}'..='\u{fefc}'];

/// The largest difference between a whole glyph and a base shape with its dots: the sum of the distances of
/// the four edges and of the advance widths, in ems.
const MAX_DIFFERENCE: f64 = 0.16;

/// Pairs of a letter and a character for one of its shapes.
pub struct ArabicForms(Vec<(char, char)>);

impl ArabicForms {
    /// All letters whose compatibility decomposition (NFKC) is one other letter.
    pub fn new() -> Self {
        let letter = |shape: char| {
            let mut letters = std::iter::once(shape).nfkc();
            letters.next().filter(|letter| letters.next().is_none() && *letter != shape)
        };
        ArabicForms(
            PRESENTATION_FORMS
                .into_iter()
                .flatten()
                .filter_map(|shape| Some((letter(shape)?, shape)))
                .collect(),
        )
    }

    /// The same glyphs from left to right, with one for each letter if the font has it.
    pub fn join<'t>(&self, glyphs: Vec<PlacedGlyph<'t>>) -> Vec<PlacedGlyph<'t>> {
        let mut out: Vec<PlacedGlyph> = Vec::with_capacity(glyphs.len());
        for mut piece in glyphs {
            // Dots and vowel signs come before their letter here, and have no advance of their own.
            let belongs =
                |mark: &&PlacedGlyph| mark.letters() == piece.letters() && mark.glyph.x_advance == Em::zero();
            let first = out.len() - out.iter().rev().take_while(belongs).count();
            let marks = out.split_off(first);
            let (signs, dots) = split_marks(&mut piece, marks);
            match self.shape(&piece, &dots).filter(|_| !dots.is_empty()) {
                Some((id, width)) => {
                    // If its width differs from that of the base shape, the rest of the word moves by the
                    // difference.
                    let difference = (piece.glyph.x_advance - width).at(piece.item.size);
                    piece.place.x += difference;
                    out.iter_mut()
                        .rev()
                        .take_while(|left| !left.letters().contains(char::is_whitespace))
                        .for_each(|left| left.place.x += difference);
                    (piece.glyph.id, piece.glyph.x_advance) = (id, width);
                }
                None => out.extend(dots),
            }
            out.extend(signs);
            out.push(piece);
        }
        out
    }

    /// The glyph that is most like a base shape with its marks, and its advance width.
    fn shape(&self, base: &PlacedGlyph, marks: &[PlacedGlyph]) -> Option<(u16, Em)> {
        let mut letters = base.letters().chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let font = &base.item.font;
        let whole =
            marks.iter().try_fold(edges(font, base.glyph.id)?, |[left, low, right, high], mark| {
                let distance = |a: Em, b: Em| (a - b).get();
                let x = distance(mark.glyph.x_offset, base.glyph.x_offset);
                let y = distance(mark.glyph.y_offset, base.glyph.y_offset)
                    + (base.place.y - mark.place.y) / base.item.size;
                let mark = edges(font, mark.glyph.id)?;
                Some([
                    left.min(mark[0] + x),
                    low.min(mark[1] + y),
                    right.max(mark[2] + x),
                    high.max(mark[3] + y),
                ])
            })?;
        let shapes = self.0.iter().filter(|(known, _)| *known == letter).filter_map(|(_, shape)| {
            let id = font.ttf().glyph_index(*shape)?.0;
            let width = font.x_advance(id)?;
            let difference: f64 = edges(font, id)?.iter().zip(whole).map(|(a, b)| (a - b).abs()).sum();
            Some((difference + (width - base.glyph.x_advance).get().abs(), id, width))
        });
        shapes
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(difference, ..)| *difference < MAX_DIFFERENCE)
            .map(|(_, id, width)| (id, width))
    }
}

/// Splits marks into signs that are characters of their own, such as vowel signs, and dots that are part of
/// the letter. Each sign then stands for its own character, and the letter for the rest.
fn split_marks<'t>(
    piece: &mut PlacedGlyph<'t>,
    marks: Vec<PlacedGlyph<'t>>,
) -> (Vec<PlacedGlyph<'t>>, Vec<PlacedGlyph<'t>>) {
    let letters = piece.letters();
    let (mut signs, mut dots, mut rest) = (Vec::new(), Vec::new(), letters.len());
    for mut mark in marks {
        let sign = letters.char_indices().skip(1).find(|(_, sign)| {
            mark.item.font.ttf().glyph_index(*sign).is_some_and(|glyph| glyph.0 == mark.glyph.id)
        });
        match sign {
            Some((offset, sign)) => {
                let start = mark.glyph.range.start + offset as u16;
                mark.glyph.range = start..start + sign.len_utf8() as u16;
                rest = rest.min(offset);
                signs.push(mark);
            }
            None => dots.push(mark),
        }
    }
    piece.glyph.range.end = piece.glyph.range.start + rest as u16;
    for dot in &mut dots {
        dot.glyph.range.end = dot.glyph.range.start + rest as u16;
    }
    (signs, dots)
}

/// Left, lower, right and upper edge of a glyph, in ems. `None` if it has no outline.
fn edges(font: &FontInstance, id: u16) -> Option<[f64; 4]> {
    // The type of glyph ids cannot be named without one more dependency: a known id is changed.
    let mut glyph = font.ttf().glyph_index(' ')?;
    glyph.0 = id;
    let bounds = font.ttf().glyph_bounding_box(glyph)?;
    Some(
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]
            .map(|edge| f64::from(edge) / font.units_per_em()),
    )
}
