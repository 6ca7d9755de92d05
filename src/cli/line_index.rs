//! Floor 8: lines and columns of byte offsets.
//! In: locations and the files they are in. Out: the region and the line of each location.
//! Must never: read a file from its start again for every finding.

use crate::base::{LineIndex, Location, Sources, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The start and end of a location. Lines and columns count from 1, columns in characters, ends are
/// exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// The files with findings, and the start of each of their lines.
pub(super) struct FileLines {
    files: BTreeMap<Arc<str>, LineIndex<Arc<str>>>,
}

impl FileLines {
    pub fn of<'p>(places: impl Iterator<Item = &'p Location>, sources: &Sources) -> Self {
        let mut files = BTreeMap::new();
        for place in places {
            if let (false, Some(text)) =
                (files.contains_key(&place.file), sources.get(&place.file).and_then(|file| file.text()))
            {
                files.insert(place.file.clone(), LineIndex::new(text.clone()));
            }
        }
        FileLines { files }
    }

    /// The region of a location. A file without text has one line.
    pub fn region(&self, place: &Location) -> Region {
        self.region_of(&place.file, place.span)
    }

    /// The region of a span in a file.
    pub fn region_of(&self, file: &str, span: Span) -> Region {
        let Some(lines) = self.files.get(file) else {
            return Region { line: 1, column: 1, end_line: 1, end_column: 1 };
        };
        let (line, column) = lines.line_column(span.start as usize);
        let (end_line, end_column) = lines.line_column(span.end as usize);
        Region { line, column, end_line, end_column }
    }

    /// The number (from 1) and text of the line in which a location begins, and the range of the line that it
    /// covers, in bytes.
    pub fn line(&self, place: &Location) -> Option<(usize, &str, std::ops::Range<usize>)> {
        let lines = self.files.get(&place.file)?;
        let [start, end] = [place.span.start, place.span.end].map(|at| lines.boundary(at as usize));
        let number = lines.line(start);
        let range = lines.line_range(number);
        let line = lines.text()[range.clone()].trim_end_matches('\r');
        let within = |at: usize| at.saturating_sub(range.start).min(line.len());
        Some((number, line, within(start)..within(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_part_of_its_line() {
        let text = "Één\r\ntwo ŵ\n\nlast";
        let sources = Sources::from_memory([("a.md", text)]);
        for start in 0..=text.len() + 2 {
            let place = Location { file: "a.md".into(), span: Span::new(start, start + 3) };
            let places = FileLines::of([&place].into_iter(), &sources);
            let region = places.region(&place);
            assert!((region.line, region.column) <= (region.end_line, region.end_column));
            let (number, line, part) = places.line(&place).unwrap();
            assert_eq!(number, region.line);
            assert!(line.get(part).is_some() && !line.contains(['\r', '\n']));
        }
    }
}
