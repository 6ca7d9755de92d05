//! Floor 1: replaces the text below the front matter by that of a browser's text area.
//! In: the text of a file, and the new text. Out: the file, in which every unchanged line is the same to the
//! byte.
//! Must never: change line ends, or the front matter.

use crate::doc::front_matter_block::FrontMatterBlock;

/// The two parts of a file.
pub struct FrontAndBody<'t> {
    /// The front matter with its `---` lines; empty where there is none.
    pub top: &'t str,
    /// The text below it.
    pub body: &'t str,
}

impl<'t> FrontAndBody<'t> {
    /// The parts of a file.
    pub fn of(text: &'t str) -> FrontAndBody<'t> {
        let at = match FrontMatterBlock::of(text) {
            FrontMatterBlock::Found(_, at) => at,
            // Front matter without an end belongs to the text, where people can put it right.
            FrontMatterBlock::Absent(at) => at,
            FrontMatterBlock::Unclosed(lines) => lines.start as usize,
        };
        FrontAndBody { top: &text[..at], body: &text[at..] }
    }
}

/// The file with another text below its front matter.
pub fn with_body(text: &str, body: &str) -> String {
    let FrontAndBody { top, body: old } = FrontAndBody::of(text);
    [top, &relined(old, body, line_end(text))].concat()
}

/// The file with another text, front matter included. A byte order mark stays.
pub fn with_text(text: &str, new: &str) -> String {
    let (bom, old) = if text.starts_with('\u{feff}') { text.split_at(3) } else { ("", text) };
    [bom, &relined(old, new.trim_start_matches('\u{feff}'), line_end(text))].concat()
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The new text with the line ends of the old one: browsers change line ends. Unchanged lines at the start
/// and at the end stay the same to the byte.
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
