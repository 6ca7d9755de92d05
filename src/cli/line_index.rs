//! Floor 8: lines and columns for people and programs that do not count bytes.
//! In: places and the files they lie in. Out: the region and the line of any place.
//! Must never: read a file from its start again for every finding.

use crate::base::{Location, Sources, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a place begins and ends. Lines and columns from 1, columns in characters, ends exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// The files that places lie in, with the start of every line.
pub(super) struct FileLines {
    files: BTreeMap<Arc<str>, (Arc<str>, Vec<usize>)>,
}

impl FileLines {
    pub fn of<'p>(places: impl Iterator<Item = &'p Location>, sources: &Sources) -> Self {
        let mut files = BTreeMap::new();
        for place in places {
            if let (false, Some(text)) =
                (files.contains_key(&place.file), sources.get(&place.file).and_then(|file| file.text()))
            {
                let starts =
                    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
                files.insert(place.file.clone(), (text.clone(), starts));
            }
        }
        FileLines { files }
    }

    /// Lines and columns of a place. A file that has no text has one line.
    pub fn region(&self, place: &Location) -> Region {
        self.region_of(&place.file, place.span)
    }

    /// The same for another stretch of a file.
    pub fn region_of(&self, file: &str, span: Span) -> Region {
        let Some((text, starts)) = self.files.get(file) else {
            return Region { line: 1, column: 1, end_line: 1, end_column: 1 };
        };
        let (line, column) = position(text, starts, span.start as usize);
        let (end_line, end_column) = position(text, starts, span.end as usize);
        Region { line, column, end_line, end_column }
    }

    /// The number (from 1) and text of the line in which a place begins, and the part of the line that it
    /// covers, in bytes.
    pub fn line(&self, place: &Location) -> Option<(usize, &str, std::ops::Range<usize>)> {
        let (text, starts) = self.files.get(&place.file)?;
        let start = boundary(text, place.span.start as usize);
        let end = boundary(text, place.span.end as usize);
        let number = starts.partition_point(|line| *line <= start);
        let from = starts[number - 1];
        let to = starts.get(number).map_or(text.len(), |next| next - 1);
        let line = text[from..to].trim_end_matches('\r');
        let within = |at: usize| at.saturating_sub(from).min(line.len());
        Some((number, line, within(start)..within(end)))
    }
}

fn position(text: &str, starts: &[usize], offset: usize) -> (usize, usize) {
    let offset = boundary(text, offset);
    let number = starts.partition_point(|line| *line <= offset);
    (number, text[starts[number - 1]..offset].chars().count() + 1)
}

/// The nearest start of a character at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::line_column;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "Één\r\ntwo ŵ\n\nlast";
        let sources = Sources::from_memory([("a.md", text)]);
        for start in 0..=text.len() + 2 {
            let place = Location { file: "a.md".into(), span: Span::new(start, start + 3) };
            let places = FileLines::of([&place].into_iter(), &sources);
            let region = places.region(&place);
            assert_eq!((region.line, region.column), line_column(text, start as u32));
            assert_eq!((region.end_line, region.end_column), line_column(text, start as u32 + 3));
            let (number, line, part) = places.line(&place).unwrap();
            assert_eq!(number, region.line);
            assert!(line.get(part).is_some() && !line.contains(['\r', '\n']));
        }
    }
}
