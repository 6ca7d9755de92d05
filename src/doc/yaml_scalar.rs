//! Floor 1: scalars of YAML, as text.
//! In: words, and the old text of the value. Out: the words as a scalar, quoted where necessary.
//! Must never: write words so that YAML reads something else.

use crate::base::{Value, raw_scalar};
use std::ops::Range;

/// The range of a value and its new text, with the quotation marks of the old one. None where the old value
/// is on several lines.
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

/// Words as they are where YAML reads them so, else in double quotation marks. `in_brackets`: in a list
/// between brackets, where commas end an item.
pub fn render(words: &str, in_brackets: bool) -> String {
    let indicators = "-?:,[]{}#&*!|>'\"%@`";
    let nothing = ["", "~", "null", "Null", "NULL"].contains(&words);
    let unsafe_inside = words.contains(": ")
        || words.contains(" #")
        || words.contains(char::is_control)
        || words.ends_with(':');
    let bracketed = in_brackets && words.contains([',', '[', ']', '{', '}']);
    let edges = words.trim() != words
        || words.starts_with(|first| indicators.contains(first))
        // Curly quotation marks around a value would be taken for a mistake.
        || words.starts_with(['\u{feff}', '“', '”', '„', '‘', '’', '«']);
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
