//! Floor 2: how to send a text message, as somebody wrote it.
//! In: a number, or words such as “Text SHOUT to 85258”. Out: the address of a link that begins the message.
//! Must never: guess which word is to be sent, or which of two numbers is meant.

use super::phone_written;
use crate::base::percent::encode_path;

/// The address of a link that begins a text message (RFC 5724), with the word to send where the words name one; empty
/// where no number can be told from them.
pub fn link(written: &str) -> String {
    let written = phone_written::tidy(written);
    if !written.is_empty() && phone_written::problem(&written).is_none() {
        return format!("sms:{}", phone_written::to_dial(&written));
    }
    let Some(number) = number_in(&written) else { return String::new() };
    let digits = phone_written::to_dial(number);
    match word_in(&written) {
        Some(word) => format!("sms:{digits}?body={}", encode_path(&word)),
        // Behind a short number a machine waits for a word; behind a whole one, somebody who reads.
        None if digits.len() >= 10 && !names_words(&written) => format!("sms:{digits}"),
        None => String::new(),
    }
}

/// Whether it names words to send, even if nobody can tell which.
fn names_words(written: &str) -> bool {
    written.contains(['“', '”', '"'])
        || written.split(|c: char| !c.is_alphanumeric()).any(|word| is_shouted(&word))
}

fn is_shouted(word: &&str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase)
}

/// The only number in some words.
fn number_in(words: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || " +()-".contains(c);
    let mut numbers = words
        .split(|c: char| !is_part(c))
        .map(|part| part.trim_matches([' ', '-']))
        .filter(|part| part.bytes().filter(u8::is_ascii_digit).count() >= 3);
    numbers.next().filter(|number| numbers.next().is_none() && phone_written::problem(number).is_none())
}

/// The only words in quotation marks, or else the only word in capital letters: what is to be sent.
fn word_in(words: &str) -> Option<String> {
    let parts: Vec<&str> = words.split(['“', '”', '"']).collect();
    match parts.as_slice() {
        [_] => {}
        [_, quoted, _] => return Some(quoted.trim().to_string()).filter(|quoted| !quoted.is_empty()),
        _ => return None,
    }
    let mut shouted = words.split(|c: char| !c.is_alphanumeric()).filter(is_shouted);
    let first = shouted.next()?;
    shouted.next().is_none().then(|| first.to_string())
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_link_begins_the_message_that_the_words_name() {
        for (written, address) in [
            ("07700 900 123", "sms:07700900123"),
            ("+44 7700 900 123", "sms:+447700900123"),
            ("85258", "sms:85258"),
            ("SHOUT to 85258", "sms:85258?body=SHOUT"),
            ("Text SHOUT to 85258", "sms:85258?body=SHOUT"),
            ("text “Help me” to 07700 900 123", "sms:07700900123?body=Help%20me"),
            ("to 85258 with the word SHOUT.", "sms:85258?body=SHOUT"),
            ("SHOUT i 85258", "sms:85258?body=SHOUT"),
            ("Text us on +44 (0)7700 900 123", "sms:+447700900123"),
            ("Text us: 07700-900-123.", "sms:07700900123"),
            ("“CAFÉ” to 85258", "sms:85258?body=CAF%C3%89"),
        ] {
            assert_eq!(link(written), address, "{written}");
        }
        for written in [
            "",
            "HELP or STOP to 85258",
            "HELP to 85258 or 85259",
            "help to 85258",
            "text us",
            "YES or NO to 07700 900 123",
            "SHOUT to us",
            "SHOUT to 8",
        ] {
            assert_eq!(link(written), "", "{written}");
        }
    }
}
