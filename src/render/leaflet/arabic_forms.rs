//! Floor 3: Arabic letters in one piece.
//! In: the glyphs of a run from right to left: bare letters and dots, as today's fonts draw them. Out: one
//! glyph for each letter.
//! Must never: join what belongs to two letters.

use super::placed_glyph::PlacedGlyph;
use typst::layout::Em;
use typst::text::FontInstance;
use unicode_normalization::UnicodeNormalization;

/// The signs of Unicode for Arabic letters in one of their shapes, alone or joined to their neighbours. Fonts
/// keep a whole glyph for each,
/// for old texts. Many letters share a bare one, so from a PDF that is made of bare ones wrong letters would
/// be copied, or each twice.
const SHAPES: [std::ops::RangeInclusive<char>; 2] = ['\u{fb50}'..='\u{fdff}', '\u{fe70}'..='\u{fefc}'];

/// How far a whole glyph may be from the bare one with its dots, all its edges and its width together.
const APART: f64 = 0.16;

/// Knows the shapes of each letter.
pub struct ArabicForms(Vec<(char, char)>);

impl ArabicForms {
    pub fn new() -> Self {
        let letter = |shape: char| {
            let mut letters = std::iter::once(shape).nfkc();
            letters.next().filter(|letter| letters.next().is_none() && *letter != shape)
        };
        ArabicForms(SHAPES.into_iter().flatten().filter_map(|shape| Some((letter(shape)?, shape))).collect())
    }

    /// The same glyphs from left to right, with one for each letter where the font has it.
    pub fn join<'t>(&self, pieces: Vec<PlacedGlyph<'t>>) -> Vec<PlacedGlyph<'t>> {
        let mut out: Vec<PlacedGlyph> = Vec::with_capacity(pieces.len());
        for mut piece in pieces {
            // Dots and signs above stand before their letter here, and take no room of their own.
            let with =
                |mark: &&PlacedGlyph| mark.letters() == piece.letters() && mark.glyph.x_advance == Em::zero();
            let first = out.len() - out.iter().rev().take_while(with).count();
            let marks = out.split_off(first);
            let (signs, dots) = signs(&mut piece, marks);
            match self.shape(&piece, &dots).filter(|_| !dots.is_empty()) {
                Some((id, width)) => {
                    // Where it is not as wide as the bare letter was, the rest of the word moves up to it.
                    let by = (piece.glyph.x_advance - width).at(piece.item.size);
                    piece.at.x += by;
                    out.iter_mut()
                        .rev()
                        .take_while(|left| !left.letters().contains(char::is_whitespace))
                        .for_each(|left| left.at.x += by);
                    (piece.glyph.id, piece.glyph.x_advance) = (id, width);
                }
                None => out.extend(dots),
            }
            out.extend(signs);
            out.push(piece);
        }
        out
    }

    /// The glyph that is most like a bare letter with its marks, and its width.
    fn shape(&self, bare: &PlacedGlyph, marks: &[PlacedGlyph]) -> Option<(u16, Em)> {
        let mut letters = bare.letters().chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let font = &bare.item.font;
        let whole =
            marks.iter().try_fold(edges(font, bare.glyph.id)?, |[left, low, right, high], mark| {
                let moved = |a: Em, b: Em| (a - b).get();
                let x = moved(mark.glyph.x_offset, bare.glyph.x_offset);
                let y = moved(mark.glyph.y_offset, bare.glyph.y_offset)
                    + (bare.at.y - mark.at.y) / bare.item.size;
                let [l, b, r, t] = edges(font, mark.glyph.id)?;
                Some([left.min(l + x), low.min(b + y), right.max(r + x), high.max(t + y)])
            })?;
        let shapes = self.0.iter().filter(|(of, _)| *of == letter).filter_map(|(_, shape)| {
            let id = font.ttf().glyph_index(*shape)?.0;
            let width = font.x_advance(id)?;
            let apart: f64 = edges(font, id)?.iter().zip(whole).map(|(a, b)| (a - b).abs()).sum();
            Some((apart + (width - bare.glyph.x_advance).get().abs(), id, width))
        });
        shapes
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(apart, ..)| *apart < APART)
            .map(|(_, id, width)| (id, width))
    }
}

/// Parts signs that are letters of their own, such as those for vowels, from the dots of a letter. Each sign
/// then stands for itself alone, and
/// the letter for what is left.
fn signs<'t>(
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
            Some((at, sign)) => {
                let start = mark.glyph.range.start + at as u16;
                mark.glyph.range = start..start + sign.len_utf8() as u16;
                rest = rest.min(at);
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

/// Left, lower, right and upper edge of a glyph, in ems.
fn edges(font: &FontInstance, id: u16) -> Option<[f64; 4]> {
    // Any glyph: its number is changed.
    let mut glyph = font.ttf().glyph_index(' ')?;
    glyph.0 = id;
    let found = font.ttf().glyph_bounding_box(glyph)?;
    Some(
        [found.x_min, found.y_min, found.x_max, found.y_max]
            .map(|edge| f64::from(edge) / font.units_per_em()),
    )
}
