//! Floor 8: text for another program.
//! In: a value, a calendar, annotations. Out: one document in the format of that program.
//! Must never: be made of text that nobody escaped: only the functions of this folder make one.

use super::harmless::{begins_command, is_sign};
use serde::Serialize;
use std::fmt::Write;

/// Text in the format of another program.
pub struct ProgramText(pub(super) String);

impl ProgramText {
    /// A value as JSON. What could steer a terminal or command a build service stands as `\u001b`: to a program it is the
    /// same, and a person may look at the file or the log.
    pub fn json(value: &impl Serialize) -> ProgramText {
        // Strings and numbers can always be written as JSON.
        let plain = serde_json::to_string_pretty(value).unwrap_or_default();
        let mut text = String::with_capacity(plain.len() + 1);
        let mut rest = plain.as_str();
        while let Some(letter) = rest.chars().next() {
            let after = &rest[letter.len_utf8()..];
            // Outside of strings JSON has line ends and no other of these signs.
            let commands = letter == '#' && after.strip_prefix('#').is_some_and(begins_command);
            if commands || is_sign(letter) && letter != '\n' {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    let _ = write!(text, "\\u{unit:04x}");
                }
            } else {
                text.push(letter);
            }
            rest = after;
        }
        ProgramText(text + "\n")
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::harmless::harmless;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn json_says_the_same_and_steers_nothing(words in proptest::collection::vec("([a-z\n\x1b\u{9b}\u{202e}\u{e0041}\"\\\\]|\\PC|::|##\\[){0,30}", 0..4)) {
            let document = ProgramText::json(&words);
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(document.text()).unwrap(), words);
            prop_assert_eq!(harmless(document.text(), false), document.text());
        }
    }
}
