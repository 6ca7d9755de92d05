//! Floor 1: the text below the fields, as a browser's text area gives it back.
//! In: a file's text and the new words. Out: the file with them, in which every line that did not change is
//! the same to the byte.
//! Must never: change how lines end, or the fields above.

use crate::doc::document::FrontMatterBlock;

/// A file in two parts: what stands above its text, and its text.
pub struct FrontAndBody<'t> {
    /// The fields with the lines around them; nothing where there are none.
    pub top: &'t str,
    /// The text.
    pub body: &'t str,
}

impl<'t> FrontAndBody<'t> {
    /// The parts of a file.
    pub fn of(text: &'t str) -> FrontAndBody<'t> {
        let at = match FrontMatterBlock::of(text) {
            FrontMatterBlock::Found(_, at) => at,
            // Fields that never end are part of the text that people mend.
            FrontMatterBlock::Absent(at) => at,
            FrontMatterBlock::Unclosed(lines) => lines.start as usize,
        };
        FrontAndBody { top: &text[..at], body: &text[at..] }
    }
}

/// The file with another text below its fields.
pub fn with_body(text: &str, body: &str) -> String {
    let FrontAndBody { top, body: old } = FrontAndBody::of(text);
    [top, &relined(old, body, line_end(text))].concat()
}

/// The file with another text from its first line to its last.
pub fn with_text(text: &str, new: &str) -> String {
    let (mark, old) = if text.starts_with('\u{feff}') { text.split_at(3) } else { ("", text) };
    [mark, &relined(old, new.trim_start_matches('\u{feff}'), line_end(text))].concat()
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// New words with the line ends of the old ones: browsers change how lines end; what did not change stays the
/// same to the byte.
fn relined(old: &str, new: &str, end: &str) -> String {
    let new = new.replace("\r\n", "\n").replace('\r', "\n");
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let plain = |line: &str| {
        line.strip_suffix('\n')
            .map_or(line.to_string(), |line| line.strip_suffix('\r').unwrap_or(line).to_string())
    };
    let alike = |a: &str, b: &str| plain(a) == plain(b) && a.ends_with('\n') == b.ends_with('\n');
    let same = before.iter().zip(&after).take_while(|(a, b)| alike(a, b)).count();
    let most = before.len().min(after.len()) - same;
    let tail =
        before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(a, b)| alike(a, b)).count();
    let fresh = after[same..after.len() - tail]
        .iter()
        .map(|line| line.strip_suffix('\n').map_or(line.to_string(), |line| format!("{line}{end}")));
    let kept = |lines: &[&str]| lines.concat();
    [kept(&before[..same]), fresh.collect(), kept(&before[before.len() - tail..])].concat()
}
