//! Floor 1: where the front matter of a file stands.
//! In: the text of a file. Out: the bytes between the two `---` lines, where the text below begins, and what is
//! wrong with the two lines.
//! Must never: read the fields.

use super::front_matter_fence::{FenceMistake, closing, field_name, opening, second_block, text_begins};
use super::schema::FIELDS;
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
    /// Finds the front matter of a file's text. Lines that were meant to open or close it do so.
    pub fn of(text: &str) -> FrontMatterBlock {
        FrontMatterBlock::with_mistakes(text).0
    }

    /// The same, and the mistakes in the two lines.
    pub fn with_mistakes(text: &str) -> (FrontMatterBlock, Vec<FenceMistake>) {
        let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let first = text[bom..].split_inclusive('\n').next().unwrap_or("");
        let mut mistakes = Vec::new();
        let mut start = bom + first.len();
        let is_sound = first.trim_end() == "---";
        if !is_sound {
            let Some((mistake, below)) = opening(text, bom) else {
                return (FrontMatterBlock::Absent(bom), mistakes);
            };
            mistakes.push(mistake);
            start = below;
        }
        let (mut end, mut is_after_gap, mut is_text) = (start, false, false);
        let mut block = "";
        for line in text[start..].split_inclusive('\n') {
            is_text |= is_after_gap && text_begins(line);
            // In the text, a dash or three dots on a line of their own mean something else.
            if let Some(mistake) = closing(line, end, block).filter(|mistake| mistake.is_none() || !is_text) {
                mistakes.extend(mistake);
                let fields = Span::new(start, end);
                let mut text_start = end + line.len();
                if let Some((mistake, below)) = second_block(text, fields.of(text), text_start) {
                    mistakes.push(mistake);
                    text_start = below;
                }
                return (FrontMatterBlock::Found(fields, text_start), mistakes);
            }
            is_after_gap = line.trim().is_empty();
            if !line.starts_with([' ', '\t']) && !is_after_gap {
                block = line.trim_end();
            }
            end += line.len();
        }
        // Only what says that it is a field opens front matter in an odd way and never ends it.
        let name = field_name(text[start..].lines().next().unwrap_or(""));
        if !is_sound && !name.is_some_and(|name| FIELDS.iter().any(|field| field.name == name)) {
            return (FrontMatterBlock::Absent(bom), Vec::new());
        }
        match FenceMistake::unclosed(text, start) {
            Some((mistake, end)) => {
                mistakes.push(mistake);
                (FrontMatterBlock::Found(Span::new(start, end), end), mistakes)
            }
            None => (FrontMatterBlock::Unclosed(Span::new(bom, start)), mistakes),
        }
    }
}
