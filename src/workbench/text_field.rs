//! Floor 5: a file's text in a form, and back.
//! In: a text, or a form with the text that somebody began with and the changes. Out: one line for a hidden
//! field; both texts.
//! Must never: lose a line end that a browser would change.

use super::fields::applied;
use super::form::Form;
use crate::doc::yaml_edit::with_text;

/// Whether a file can be written in the workbench.
pub fn is_editable(file: &str) -> bool {
    file.starts_with("content/") && (file.ends_with(".md") || file.ends_with(".toml"))
}

/// A file's text as one line, which no browser changes.
pub fn pack_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\r', "\\r").replace('\n', "\\n")
}

/// The text of such a line.
pub fn unpack_text(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            (_, Some('n')) => out.push('\n'),
            (_, Some('r')) => out.push('\r'),
            (_, Some(other)) => out.push(other),
            (letter, None) => out.push(letter),
        }
    }
    out
}

/// The text that editing began with, and the text with the form's changes.
///
/// # Errors
/// The name of the field whose lines have to be changed by hand.
pub fn file_and_text(form: &Form) -> Result<(String, String), &'static str> {
    let base = unpack_text(form.get("base"));
    let mine = if form.has("text") { with_text(&base, form.get("text")) } else { applied(&base, form)? };
    Ok((base, mine))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_went() {
        for text in ["", "a\r\nb\nc\\n\\", "\\\\r\r\n", "ŵ\u{feff}\t"] {
            assert_eq!(unpack_text(&pack_text(text)), text);
            assert!(!pack_text(text).contains(['\r', '\n']));
        }
    }
}
