//! Floor 0: lines and columns of a text.
//! In: a text and byte offsets. Out: line numbers, columns in characters, byte ranges of lines.
//! Must never: panic, whatever the offset: one beyond the text counts as its end.

use std::ops::{Deref, Range};

/// Where each line of a text begins. It finds the line of an offset in `O(log lines)`; for one look-up in a
/// text, [`line_number`] is enough.
///
/// Lines are numbered from 1 and end with `\n`. A text that ends with `\n` has one more, empty line, as in an
/// editor.
#[derive(Clone, Debug)]
pub struct LineIndex<T> {
    text: T,
    /// The first byte of each line; never empty.
    starts: Vec<usize>,
}

impl<T: Deref<Target = str>> LineIndex<T> {
    /// Reads the text once.
    pub fn new(text: T) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        LineIndex { text, starts }
    }

    /// The text that it was made from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of a byte offset, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= self.boundary(offset))
    }

    /// The line and column of a byte offset, both from 1; columns count characters (Unicode scalar values).
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        (line, self.text[self.starts[line - 1]..offset].chars().count() + 1)
    }

    /// The bytes of a line, without its `\n`; of the nearest line where there is no line of this number.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let line = line.clamp(1, self.starts.len());
        self.starts[line - 1]..self.starts.get(line).map_or(self.text.len(), |next| next - 1)
    }

    /// The start of the character that an offset points into.
    pub fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

/// The line of a byte offset, from 1, counted from the start of the text. Takes bytes, because a file that is
/// not valid UTF-8 has lines too.
pub fn line_number(text: &[u8], offset: usize) -> usize {
    1 + memchr::memchr_iter(b'\n', &text[..offset.min(text.len())]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        for text in ["Één\r\ntwo ŵ\n\nlast", "", "\n", "one\n"] {
            let index = LineIndex::new(text);
            for offset in 0..=text.len() + 2 {
                let before = &text[..text.floor_char_boundary(offset)];
                let line_start = before.rfind('\n').map_or(0, |at| at + 1);
                let column = before[line_start..].chars().count() + 1;
                let line = before.matches('\n').count() + 1;
                assert_eq!(index.line_column(offset), (line, column), "{text:?} {offset}");
                assert_eq!((index.line(offset), line_number(text.as_bytes(), offset)), (line, line));
            }
        }
    }

    #[test]
    fn lines_have_ranges() {
        let text = "a\r\nŵ\n";
        let index = LineIndex::new(text);
        let lines: Vec<&str> = (1..=3).map(|line| &text[index.line_range(line)]).collect();
        assert_eq!(lines, ["a\r", "ŵ", ""]);
        assert_eq!((index.line_range(0), index.line_range(9)), (0..2, 6..6));
    }
}
