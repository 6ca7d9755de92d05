//! Floor 7: places in a text, as editors count them.
//! In: a text, and the unit in which the editor counts columns. Out: lines and columns of byte offsets, and the way back.
//! Must never: panic or leave the text, whatever place an editor names: one that is not there counts as the nearest.

use crate::base::Span;
use gen_lsp_types::{Position, PositionEncodingKind, Range};
use std::sync::Arc;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, as JavaScript counts. Every editor understands it.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl ColumnUnit {
    /// The unit of an editor that offers these: bytes where it can, because then nothing is counted.
    pub fn agreed(offered: &[PositionEncodingKind]) -> ColumnUnit {
        let can = |kind| offered.contains(&kind);
        match (can(PositionEncodingKind::UTF8), can(PositionEncodingKind::UTF16)) {
            (true, _) => ColumnUnit::Utf8,
            (false, false) if can(PositionEncodingKind::UTF32) => ColumnUnit::Utf32,
            _ => ColumnUnit::Utf16,
        }
    }

    /// Its name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
            ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
            ColumnUnit::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn of(self, letter: char) -> usize {
        match self {
            ColumnUnit::Utf8 => letter.len_utf8(),
            ColumnUnit::Utf16 => letter.len_utf16(),
            ColumnUnit::Utf32 => 1,
        }
    }
}

/// A text with its lines. A line ends with `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug)]
pub struct EditorText {
    text: Arc<str>,
    /// The first byte of each line; never empty.
    starts: Vec<usize>,
    unit: ColumnUnit,
}

impl EditorText {
    /// Reads the text once.
    pub fn new(text: Arc<str>, unit: ColumnUnit) -> EditorText {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| ends_line(*at));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        EditorText { text, starts, unit }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The bytes of a line, without what ends it.
    fn line(&self, number: usize) -> std::ops::Range<usize> {
        let start = self.starts[number];
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\r', '\n']).len()
    }

    /// The byte at a position. A column in the middle of a character counts as its start, one behind the line as
    /// the line's end, a line behind the text as the text's end.
    pub fn offset(&self, at: Position) -> usize {
        let number = at.line as usize;
        if number >= self.starts.len() {
            return self.text.len();
        }
        let line = self.line(number);
        let mut left = at.character as usize;
        for (index, letter) in self.text[line.clone()].char_indices() {
            let width = self.unit.of(letter);
            if left < width {
                return line.start + index;
            }
            left -= width;
        }
        line.end
    }

    /// The position of a byte.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let number = self.starts.partition_point(|start| *start <= offset) - 1;
        let line = self.line(number);
        let before = &self.text[line.start..offset.min(line.end)];
        let column = before.chars().map(|letter| self.unit.of(letter)).sum::<usize>();
        Position { line: number as u32, character: column as u32 }
    }

    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    /// The bytes of a range. One that ends before it begins is empty.
    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        let start = self.offset(range.start);
        start..self.offset(range.end).max(start)
    }

    /// The text with another one in place of a range.
    pub fn with(&self, range: Range, replacement: &str) -> EditorText {
        let bytes = self.bytes(range);
        let text = [&self.text[..bytes.start], replacement, &self.text[bytes.end..]].concat();
        EditorText::new(text.into(), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn columns_count_what_was_agreed() {
        let text = "a😀ŵb\r\nŷ";
        for (unit, behind_emoji, behind_w) in
            [(ColumnUnit::Utf8, 5, 7), (ColumnUnit::Utf16, 3, 4), (ColumnUnit::Utf32, 2, 3)]
        {
            let lines = EditorText::new(text.into(), unit);
            assert_eq!(lines.position(5), at(0, behind_emoji));
            assert_eq!(lines.position(7), at(0, behind_w));
            assert_eq!(lines.position(10), at(1, 0));
        }
        // Half of an emoji is its start.
        assert_eq!(EditorText::new(text.into(), ColumnUnit::Utf16).offset(at(0, 2)), 1);
        assert_eq!(EditorText::new(text.into(), ColumnUnit::Utf8).offset(at(0, 4)), 1);
    }

    #[test]
    fn every_place_leads_there_and_back() {
        for text in ["", "\n", "a\r\nŵ\n", "one\rtwo\r\rthree", "\r\n\r\n😀", "x\n\r"] {
            for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
                let lines = EditorText::new(text.into(), unit);
                for offset in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                    // Between `\r` and `\n` there is no place for a cursor.
                    if text.get(..offset).is_some_and(|text| text.ends_with('\r'))
                        && text[offset..].starts_with('\n')
                    {
                        continue;
                    }
                    assert_eq!(lines.offset(lines.position(offset)), offset, "{text:?} {offset}");
                }
            }
        }
    }

    #[test]
    fn places_outside_the_text_are_the_nearest_in_it() {
        let lines = EditorText::new("ab\r\ncd".into(), ColumnUnit::Utf16);
        assert_eq!(lines.offset(at(0, 99)), 2);
        assert_eq!(lines.offset(at(7, 0)), 6);
        assert_eq!(lines.offset(at(u32::MAX, u32::MAX)), 6);
        assert_eq!(lines.position(99), at(1, 2));
        let back = Range { start: at(1, 1), end: at(0, 1) };
        assert_eq!(&**lines.with(back, "x").text(), "ab\r\ncxd");
    }

    #[test]
    fn an_editor_gets_the_unit_that_it_offers() {
        use PositionEncodingKind as Kind;
        assert_eq!(ColumnUnit::agreed(&[]), ColumnUnit::Utf16);
        assert_eq!(ColumnUnit::agreed(&[Kind::UTF16, Kind::UTF8]), ColumnUnit::Utf8);
        assert_eq!(ColumnUnit::agreed(&[Kind::UTF32, Kind::UTF16]), ColumnUnit::Utf16);
        assert_eq!(ColumnUnit::agreed(&[Kind::UTF32]), ColumnUnit::Utf32);
    }
}
