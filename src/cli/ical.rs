//! Floor 8: the review list as a calendar.
//! In: tasks. Out: one iCalendar file (RFC 5545), with an all-day event for each task.
//! Must never: split a character, or give a task another UID when only its day moves.

use super::tasks::{detail, headline};
use crate::base::{Date, Interval, Key};
use crate::site::Site;
use crate::site::review::ReviewTask;

/// The whole calendar.
pub(super) fn say(site: &Site, tasks: &[ReviewTask]) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| text.push_str(&folded(&format!("{name}:{value}")));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//plainleaf//plainleaf//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escaped(&format!("{}: what to look at again", site.settings.name)));
    for task in tasks {
        let next = task.due.plus(Interval::days(1));
        line("BEGIN", "VEVENT");
        line("UID", &uid(site, task));
        line("DTSTAMP", &format!("{}T000000Z", digits(site.today)));
        line("DTSTART;VALUE=DATE", &digits(task.due));
        line("DTEND;VALUE=DATE", &digits(next));
        line("SUMMARY", &escaped(&headline(task)));
        line("DESCRIPTION", &escaped(&detail(task)));
        if let Some(address) = task.address {
            line("URL", &site.absolute(address));
        }
        line("CATEGORIES", task.cause.name());
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("TRIGGER", "-P7D");
        line("DESCRIPTION", &escaped(&headline(task)));
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// The UID of a task. It stays the same while the file and the cause are the same, so that a calendar moves
/// the event and does not add a second one.
fn uid(site: &Site, task: &ReviewTask) -> String {
    let host = site.settings.origin.split("://").nth(1).unwrap_or("site.example");
    let rule = match task.cause {
        crate::site::review::ReviewCause::Exception { rule, .. } => rule,
        _ => "",
    };
    // All contacts are in one file, so the name tells them apart.
    let name = if task.address.is_none() { task.name } else { "" };
    format!(
        "{}-{}@{}",
        task.cause.name(),
        Key::of_value(&(task.file, rule, name)),
        host.split(':').next().unwrap_or(host)
    )
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
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
