//! Floor 8: a file in the format iCalendar (RFC 5545).
//! In: names of properties with their values. Out: the lines of the file, escaped and folded.
//! Must never: split a character, or let a value end its line.

use super::program_text::ProgramText;

/// A calendar that is being written.
#[derive(Default)]
pub struct Calendar(String);

impl Calendar {
    /// Adds a property whose value is words of people.
    pub fn words(&mut self, name: &'static str, words: &str) {
        self.0.push_str(&folded(&format!("{name}:{}", escaped(words))));
    }

    /// Adds a property whose value is an address, a date or a word of the format: nothing in it is escaped, and control
    /// characters are left out.
    pub fn exact(&mut self, name: &'static str, value: &str) {
        self.0.push_str(&folded(&format!("{name}:{}", value.replace(char::is_control, ""))));
    }

    /// The finished file.
    pub fn finish(self) -> ProgramText {
        ProgramText(self.0)
    }
}

/// Text as a value (RFC 5545, 3.3.11): `\`, `;`, `,` and line ends are escaped. Other control characters are
/// left out.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | ';' | ',' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    text
}

/// The longest line in bytes, without its end (RFC 5545, 3.1).
const MAX_LINE: usize = 75;

/// A line with its end, folded where it would be too long.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + line.len() / 20 + 2);
    let mut room = MAX_LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            room = MAX_LINE - 1;
        }
        room -= letter.len_utf8();
        text.push(letter);
    }
    text.push_str("\r\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_keeps_every_letter_and_makes_no_long_line(words in "[a-zŵ—😀 ,;\\\\]{0,400}") {
            let line = format!("SUMMARY:{words}");
            let text = folded(&line);
            prop_assert!(text.ends_with("\r\n"));
            for part in text.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(part.len() <= MAX_LINE, "{} bytes: {part}", part.len());
            }
            prop_assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\n"));
        }

        #[test]
        fn escaping_can_be_undone(words in "[a-z,;\\\\\n]{0,60}") {
            let mut read = String::new();
            let text = escaped(&words);
            prop_assert!(!text.contains('\n'));
            let mut letters = text.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => read.push(match letters.next() { Some('n') => '\n', Some(other) => other, None => '?' }),
                    ',' | ';' => prop_assert!(false, "{text}"),
                    letter => read.push(letter),
                }
            }
            prop_assert_eq!(read, words);
        }
    }

    #[test]
    fn a_line_is_folded_at_the_last_byte_that_fits() {
        assert_eq!(folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        assert_eq!(folded(&format!("{}ŵ", "a".repeat(74))), format!("{}\r\n ŵ\r\n", "a".repeat(74)));
    }
}
