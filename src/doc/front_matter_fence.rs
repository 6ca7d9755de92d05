//! Floor 1: the lines that open and close front matter, where they are not quite right.
//! In: a line, and what stands around it. Out: whether it was meant as such a line, and the edit that mends it.
//! Must never: take a line between two parts of a text for the start of fields.

use super::schema::FIELDS;
use crate::base::{Edit, Span};

/// A line that opens or closes front matter and is wrong, or is not there.
#[derive(Debug, PartialEq)]
pub struct FenceMistake {
    /// The line.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to type.
    pub help: &'static str,
    /// The edit that mends it, where nobody has to decide.
    pub edit: Option<Edit>,
}

const THREE: &str = "Write three hyphens alone on the line: ---";

/// Whether a line is three hyphens, or was meant to be: an editor may join hyphens to a dash, and other programs write
/// three plus signs.
fn is_dashes(line: &str) -> bool {
    if line == "+++" {
        return true;
    }
    let dashes = ['-', '‐', '‑', '‒', '–', '—', '―', '−', '－'];
    !line.is_empty() && line != "-" && line.chars().all(|letter| dashes.contains(&letter))
}

/// The name at the start of a line such as `title: Help`.
pub(super) fn field_name(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_name && (rest.is_empty() || rest.starts_with(char::is_whitespace))).then_some(name)
}

/// The mistake in the line that opens the front matter, and the byte below that line. None where no line was
/// meant to: the text may begin with a line across the page.
pub(super) fn opening(text: &str, bom: usize) -> Option<(FenceMistake, usize)> {
    let is_unseen = |letter: char| letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}');
    let at = bom + text[bom..].find(|letter| !is_unseen(letter))?;
    let line = text[at..].split_inclusive('\n').next()?;
    if let Some(found) = below_words(text, at) {
        return Some(found);
    }
    if let Some(name) = field_name(line) {
        return without_opening(text, at, name).map(|mistake| (mistake, at));
    }
    let fence = line.trim_end();
    let below = at + line.len();
    let next = text[below..].lines().next()?;
    if !is_dashes(fence) || field_name(next).is_none() && !(fence == "+++" && next.contains('=')) {
        return None;
    }
    let above = &text[bom..at];
    let (message, help) = if fence != "---" {
        (format!("The line above the fields is `{fence}`, and should be three hyphens."), THREE)
    } else if above.contains(['\u{feff}', '\u{200b}']) {
        let message = "A sign that nobody sees stands above the line that opens the fields.";
        (message.to_string(), "Take out all that stands above the first line of three hyphens.")
    } else if above.contains('\n') {
        let message = "An empty line stands above the line that opens the fields.";
        (message.to_string(), "Take the empty line out: the file begins with the three hyphens.")
    } else {
        let message = "A space stands before the three hyphens that open the fields.";
        (message.to_string(), "Take the space out: the file begins with the three hyphens.")
    };
    let span = Span::new(bom, at + fence.len());
    let edit = match fence {
        "+++" => from_toml(&text[below..]).map(|(length, fields)| Edit {
            span: Span::new(bom, below + length),
            replacement: format!("---{}{fields}", &line[fence.len()..]),
        }),
        _ => None,
    };
    let edit = edit.or_else(|| Some(Edit { span, replacement: "---".into() }));
    Some((FenceMistake { span, message, help, edit }, below))
}

/// The fields between lines of three plus signs, `title = "Help"`, as fields of this program, `title: "Help"`; and their
/// length. None where one of them is not so simple.
fn from_toml(text: &str) -> Option<(usize, String)> {
    let mut fields = String::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((length, fields)).filter(|_| length > 0);
        }
        let (name, value) = line.split_once('=')?;
        let name = name.trim();
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let is_whole = value.trim().starts_with(|c: char| c == '"' || c == '\'' || c.is_ascii_alphanumeric())
            || value.trim().starts_with('[') && value.trim().ends_with(']');
        if !is_name || !is_whole || value.contains(['{', '\\']) {
            return None;
        }
        fields.push_str(&format!("{name}: {}", value.trim_start_matches(' ')));
        length += line.len();
    }
    None
}

/// So many lines may stand above fields that were meant to begin the file.
const MOST_LINES_ABOVE: usize = 10;

/// The fields behind some lines of words, which begin at the byte `at`: the mistake, and the byte at which the fields
/// begin. In Markdown the words are a heading there, and the fields a text.
fn below_words(text: &str, at: usize) -> Option<(FenceMistake, usize)> {
    let mut end = at;
    for line in text[at..].split_inclusive('\n').take(MOST_LINES_ABOVE) {
        let below = end + line.len();
        if end > at && line.trim_end() == "---" && is_block(text, below) {
            return Some((
                FenceMistake {
                    span: Span::new(at, at + text[at..end].trim_end().len()),
                    message: "Words stand above the fields, so that readers would see the fields too.".into(),
                    help: "The file begins with the three hyphens. Move the words below the second line of hyphens, or take them out.",
                    edit: None,
                },
                below,
            ));
        }
        if is_dashes(line.trim_end()) {
            return None;
        }
        end = below;
    }
    None
}

/// The fields that stand a second time where the text should begin, at the byte `start`: the mistake, and the byte at
/// which the text begins. `fields` are those above.
pub(super) fn second_block(text: &str, fields: &str, start: usize) -> Option<(FenceMistake, usize)> {
    let at = start + (text[start..].len() - text[start..].trim_start().len());
    let first = text[at..].split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let begin = at + first.len();
    if !is_block(text, begin) {
        return None;
    }
    let mut end = begin;
    for line in text[begin..].split_inclusive('\n') {
        let below = end + line.len();
        if line.trim_end() == "---" {
            let span = Span::new(at, below);
            let is_same = text[begin..end].trim_end() == fields.trim_end();
            let mistake = FenceMistake {
                span: Span::new(at, at + first.trim_end().len()),
                message: "The fields stand here a second time, and readers would see them.".into(),
                help: "Keep one of the two, with the line of three hyphens above and below.",
                edit: is_same.then(|| Edit { span, replacement: String::new() }),
            };
            return Some((mistake, below));
        }
        end = below;
    }
    None
}

/// Whether the lines from the byte `start` on are fields that a line of three hyphens ends.
fn is_block(text: &str, start: usize) -> bool {
    let mut lines = text[start..].lines();
    let first = lines.next().and_then(field_name);
    first.is_some_and(|name| FIELDS.iter().any(|field| field.name == name))
        && lines.find(|line| !is_field(line)).is_some_and(|line| line.trim_end() == "---")
}

/// The missing line above the fields that begin at the byte `at` with the field `name`. None where they may be
/// the words of a text: one line that says “Summary:” is no front matter.
fn without_opening(text: &str, at: usize, name: &str) -> Option<FenceMistake> {
    let lines = || text[at..].lines();
    let fields = lines().take_while(|line| is_field(line)).count();
    let is_closed = lines().nth(fields).is_some_and(|line| is_dashes(line.trim_end()));
    let is_known = FIELDS.iter().any(|field| field.name == name);
    (is_known && (is_closed || fields > 1)).then(|| FenceMistake {
        span: Span::new(at, at + name.len()),
        message: "No line of three hyphens stands above the fields.".into(),
        help: "Make the first line of the file three hyphens: ---",
        edit: Some(Edit {
            span: Span::new(at, at),
            replacement: if text.contains("\r\n") { "---\r\n" } else { "---\n" }.into(),
        }),
    })
}

/// Whether a line is a field, or part of one.
fn is_field(line: &str) -> bool {
    field_name(line).is_some() || line.starts_with("- ") || line.starts_with("  ") && !line.trim().is_empty()
}

/// Whether the line at the byte `at` closes the front matter, and the mistake in it. `block`: the last line
/// above it that is not indented.
pub(super) fn closing(line: &str, at: usize, block: &str) -> Option<Option<FenceMistake>> {
    if line.trim_end() == "---" {
        return Some(None);
    }
    let fence = line.trim();
    if !is_dashes(fence) && !matches!(fence, "..." | "…") {
        return None;
    }
    // Below `summary: |` an indented line belongs to the words of the field.
    let is_indented = line.starts_with([' ', '\t']);
    if is_indented && (block.ends_with(['|', '>']) || [": |", ": >"].iter().any(|mark| block.contains(mark)))
    {
        return None;
    }
    let message = if fence == "---" {
        "A space stands before the three hyphens that end the fields.".to_string()
    } else {
        format!("The line below the fields is `{fence}`, and should be three hyphens.")
    };
    let span = Span::new(at, at + line.trim_end().len());
    let edit = Some(Edit { span, replacement: "---".into() });
    Some(Some(FenceMistake { span, message, help: THREE, edit }))
}

/// Whether a line below an empty line can only be words of the text.
pub(super) fn text_begins(line: &str) -> bool {
    let is_yaml = line.starts_with(|first: char| first.is_whitespace() || "-#[]{}\"'?:|>,".contains(first));
    !is_yaml && !line.contains(": ") && !line.trim_end().ends_with([':', '：'])
}

impl FenceMistake {
    /// The missing line below the fields, and its byte: where every line up to the first empty one is a field,
    /// and none is below it. None where that is not plain to see.
    pub(super) fn unclosed(text: &str, start: usize) -> Option<(FenceMistake, usize)> {
        let lines = || text[start..].split_inclusive('\n');
        let fields = lines().take_while(|line| !line.trim().is_empty());
        let mut end = start;
        for line in fields {
            if !is_field(line) {
                return None;
            }
            end += line.len();
        }
        let below = text[end..].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        if end == start || field_name(below).is_some() || below.starts_with([' ', '-']) {
            return None;
        }
        let opening = text[..start].trim_end().len();
        let span = Span::new(text[..opening].rfind('\n').map_or(0, |at| at + 1), opening);
        let break_line = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let before = if text[..end].ends_with('\n') { "" } else { break_line };
        let edit = Some(Edit { span: Span::new(end, end), replacement: format!("{before}---{break_line}") });
        let message = "The lines about this page begin here, and no line of three hyphens ends them.".into();
        let help = "Put a line with just --- between the fields and the text.";
        Some((FenceMistake { span, message, help, edit }, end))
    }
}
