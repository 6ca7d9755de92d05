//! Floor 1: the lines before a drawing: `<?xml …?>`, comments, `<!DOCTYPE …>`.
//! In: the text of a drawing. Out: nothing, or why these lines cannot be read.
//! Must never: let a DOCTYPE give an element an attribute, or stand for text: programs disagree about both, and a
//! few lines can stand for gigabytes.
//!
//! Illustrator shortens the names of namespaces by entities (`<!ENTITY ns_svg "http://www.w3.org/2000/svg">`). Such
//! names are the only text that an entity may stand for.

use super::fault::{DrawingFault, SAVE_AGAIN};
use crate::base::Span;

/// The longest text of an entity, and the most uses of entities in a file: what they stand for stays small.
const LONGEST: usize = 200;
const MOST_USES: usize = 500;

/// Judges the lines before the first element.
///
/// # Errors
///
/// The part of a DOCTYPE that cannot be accepted.
pub fn judge(text: &str) -> Result<(), DrawingFault> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let rest =
            rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '\u{feff}');
        at = text.len() - rest.len();
        at += if let Some(comment) = rest.strip_prefix("<!--") {
            comment.find("-->").map_or(rest.len(), |end| end + 7)
        } else if rest.starts_with("<?") {
            rest.find("?>").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("<!DOCTYPE") {
            return judge_doctype(text, at);
        } else {
            return Ok(());
        };
    }
}

/// Judges the DOCTYPE that begins at the byte `start`. What it names outside the file is not read by any browser.
fn judge_doctype(text: &str, start: usize) -> Result<(), DrawingFault> {
    let mut open = start;
    let mut mark = None;
    // The first `[` or `>` outside quotation marks.
    for (at, letter) in text[start..].char_indices() {
        match (mark, letter) {
            (None, '"' | '\'') => mark = Some(letter),
            (Some(open), letter) if open == letter => mark = None,
            (None, '>') => return Ok(()),
            (None, '[') => {
                open = start + at + 1;
                break;
            }
            _ => {}
        }
    }
    let mut at = open;
    loop {
        let rest = text[at..].trim_start();
        at = text.len() - rest.len();
        if rest.is_empty() || rest.starts_with(']') {
            break;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |end| end + 7);
            continue;
        }
        let end = at + rest.find('>').map_or(rest.len(), |end| end + 1);
        if !names_namespace(&text[at..end]) {
            let message = if rest.starts_with("<!ENTITY") {
                "This drawing has an abbreviation of its own (ENTITY), which is not read."
            } else {
                "This drawing changes the rules of its own language (DOCTYPE), which is not read."
            };
            let help = "Save it again as “plain SVG”, without the settings for the program that drew it.";
            return Err(DrawingFault::new(Span::new(at, end), message, help));
        }
        at = end;
    }
    if memchr::memchr_iter(b'&', &text.as_bytes()[at..]).count() > MOST_USES {
        let message = format!("This drawing uses abbreviations (ENTITY) more than {MOST_USES} times.");
        return Err(DrawingFault::new(Span::new(start, at), message, SAVE_AGAIN));
    }
    Ok(())
}

/// Whether a declaration is `<!ENTITY name "http://…">` and nothing else.
fn names_namespace(declaration: &str) -> bool {
    let inner = declaration.strip_prefix("<!ENTITY").and_then(|rest| rest.strip_suffix('>'));
    let Some((name, value)) = inner.and_then(|inner| inner.trim().split_once(char::is_whitespace)) else {
        return false;
    };
    let value = value.trim();
    let text = ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark));
    let is_plain = |text: &str| {
        (text.starts_with("http://") || text.starts_with("https://"))
            && text.len() <= LONGEST
            && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"&%<>\"'".contains(&byte))
    };
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && text.is_some_and(is_plain)
}
