//! Floor 7: the cursor, and the line that it is in.
//! In: an open text and a position. Out: the words before and behind it, and ranges around it.
//! Must never: look at the site: what can be typed is told from the text as it is at this moment.

use crate::base::Span;
use crate::lsp::document_view::DocumentView;
use gen_lsp_types::{Position, Range};

/// A place in a text.
pub struct Cursor<'v> {
    /// The text and its site.
    pub view: &'v DocumentView<'v>,
    /// The part of its line before it.
    pub before: &'v str,
    /// The part of its line behind it.
    pub behind: &'v str,
    /// Its byte in the text.
    at: usize,
}

impl<'v> Cursor<'v> {
    /// The cursor at a position.
    pub fn new(view: &'v DocumentView<'v>, position: Position) -> Cursor<'v> {
        let text: &str = view.document.text.text();
        let at = view.document.text.offset(position);
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        Cursor { view, before: &text[start..at], behind: &text[at..end], at }
    }

    /// The range from a byte of `before` to a byte of `behind`.
    pub fn range(&self, from: usize, to: usize) -> Range {
        let start = self.at - self.before.len() + from;
        self.view.document.text.range(Span::new(start, self.at + to))
    }

    /// The lines of the front matter above the cursor's own, if it is in the front matter, which may have no end yet.
    pub fn fields_above(&self) -> Option<Vec<&'v str>> {
        let text: &str = self.view.document.text.text();
        let above = &text[..self.at - self.before.len()];
        let mut lines = above.trim_start_matches('\u{feff}').lines();
        let is_fence = |line: &str| line.trim_end() == "---";
        let is_open = lines.next().is_some_and(is_fence);
        let lines: Vec<&str> = lines.collect();
        (is_open && !lines.iter().any(|line| is_fence(line))).then_some(lines)
    }
}
