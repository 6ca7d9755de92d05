//! Floor 1: where the front matter of a file stands.
//! In: the text of a file. Out: the bytes between the two `---` lines, and where the text below begins.
//! Must never: read the fields.

use crate::base::Span;

/// Where the front matter stands, and the byte at which the text below it begins.
pub enum FrontMatterBlock {
    /// There is none; the text begins at this byte (after a byte order mark).
    Absent(usize),
    /// The line that opens it. No line closes it.
    Unclosed(Span),
    /// The lines between the two `---` lines, and the byte at which the text begins.
    Found(Span, usize),
}

impl FrontMatterBlock {
    /// Finds the front matter of a file's text.
    pub fn of(text: &str) -> FrontMatterBlock {
        let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut lines = text[bom..].split_inclusive('\n');
        let first = lines.next().unwrap_or("");
        if first.trim_end() != "---" {
            return FrontMatterBlock::Absent(bom);
        }
        let start = bom + first.len();
        let mut end = start;
        for line in lines {
            if line.trim_end() == "---" {
                return FrontMatterBlock::Found(Span::new(start, end), end + line.len());
            }
            end += line.len();
        }
        FrontMatterBlock::Unclosed(Span::new(bom, start))
    }
}
