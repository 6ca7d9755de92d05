//! Floor 8: annotations of a pull request on GitHub.
//! In: a place and words. Out: workflow commands, one on each line.
//! Must never: let content end a command or begin another one.

use super::harmless::is_sign;
use super::program_text::ProgramText;

/// One annotation.
pub struct Annotation<'a> {
    /// `error`, `warning` or `notice`.
    pub command: &'static str,
    /// Names and values, in their order.
    pub properties: Vec<(&'static str, String)>,
    /// The parts of its text, each on a line of its own.
    pub message: [&'a str; 3],
}

impl ProgramText {
    /// Annotations as workflow commands.
    pub fn annotations(annotations: &[Annotation<'_>]) -> ProgramText {
        let mut text = String::new();
        for Annotation { command, properties, message } in annotations {
            let properties: Vec<String> =
                properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
            text += &format!("::{command} {}::{}\n", properties.join(","), data(&message.join("\n")));
        }
        ProgramText(text)
    }
}

fn data(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '%' => text += "%25",
            '\r' => text += "%0D",
            '\n' => text += "%0A",
            // It could steer the terminal of whoever reads the log.
            other if is_sign(other) => text.push(char::REPLACEMENT_CHARACTER),
            other => text.push(other),
        }
    }
    text
}

fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_stays_in_its_command() {
        let annotation = Annotation {
            command: "error",
            properties: vec![("file", "a\n::stop-commands::b,c:d%.md".into()), ("line", "3".into())],
            message: ["one\r\n::error::two", "\x1b[2J\u{202e}", "100%"],
        };
        let document = ProgramText::annotations(&[annotation]);
        assert_eq!(
            document.text(),
            "::error file=a%0A%3A%3Astop-commands%3A%3Ab%2Cc%3Ad%25.md,line=3::one%0D%0A::error::two%0A\u{fffd}[2J\u{fffd}%0A100%25\n"
        );
    }
}
