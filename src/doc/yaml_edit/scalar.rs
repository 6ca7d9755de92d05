//! Floor 1: words as one value of a front matter.
//! In: words, and how the value was written before. Out: the same words, between quotation marks only where
//! they must be.
//! Must never: let words be read as anything but words.

use crate::base::Value;
use std::ops::Range;

/// A value that stands on one line, with other words, in the way it was written. None where it stands on
/// several lines.
pub fn change(text: &str, old: &Value, words: &str) -> Option<(Range<usize>, String)> {
    let raw = raw_scalar(old.span.of(text));
    let one_line = !raw.is_empty() && !raw.contains('\n') && !raw.starts_with(['|', '>', '&', '!']);
    let with = match raw.as_bytes().first() {
        Some(b'"') => quoted(words),
        Some(b'\'') if !words.contains(char::is_control) => format!("'{}'", words.replace('\'', "''")),
        _ => render(words, text[..old.span.start as usize].trim_end().ends_with(['[', ',', '{'])),
    };
    one_line.then_some((old.span.start as usize..old.span.start as usize + raw.len(), with))
}

/// A value as it is written, without the remark behind it, which the parser counts to it where there are
/// quotation marks.
pub fn raw_scalar(raw: &str) -> &str {
    let mark = match raw.as_bytes().first() {
        Some(mark @ (b'"' | b'\'')) => *mark,
        _ => return raw.trim_end(),
    };
    let bytes = raw.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 1,
            // Two of them stand for one.
            b'\'' if mark == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == mark => return &raw[..at + 1],
            _ => {}
        }
        at += 1;
    }
    raw
}

/// Words as they are where that is safe, else between quotation marks. In a list between brackets commas are
/// not.
pub fn render(words: &str, in_brackets: bool) -> String {
    let marks = "-?:,[]{}#&*!|>'\"%@`";
    let nothing = ["", "~", "null", "Null", "NULL"].contains(&words);
    let unsafe_inside = words.contains(": ")
        || words.contains(" #")
        || words.contains(char::is_control)
        || words.ends_with(':');
    let bracketed = in_brackets && words.contains([',', '[', ']', '{', '}']);
    let edges = words.trim() != words
        || words.starts_with(|first| marks.contains(first))
        || words.starts_with('\u{feff}');
    if nothing || unsafe_inside || bracketed || edges { quoted(words) } else { words.to_string() }
}

fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() || letter == '\u{feff}' => {
                out.push_str(&format!("\\u{:04x}", letter as u32))
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
