//! Floor 8: text for a terminal or the log of a build service.
//! In: text that may hold anything: a file name, a line of content. Out: the same text, with a visible sign where
//! something would steer the reader's screen or machine.
//! Must never: change what cannot do harm, or leave a control character other than a line end and a tab.
//!
//! Three things are made visible: control characters (they move the cursor, set the title of the window, type into the
//! shell), signs that turn the order of letters round (Unicode Standard Annex 9), and what a build service takes for a
//! command in its log: `::name` at the start of a line and `##[name]` anywhere (GitHub Actions), `##vso[` (Azure
//! Pipelines), `##teamcity[`.

use std::borrow::Cow;
use std::fmt::Write;

/// Text of several lines. With `colours` the colours of our own findings stay.
pub fn harmless(text: &str, colours: bool) -> Cow<'_, str> {
    if !text.contains(|letter: char| is_sign(letter) && letter != '\n' && letter != '\t')
        && !text.contains("::")
        && !text.contains("##")
    {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut is_start = true;
    while let Some(letter) = rest.chars().next() {
        if colours && let Some(length) = colour(rest) {
            safe.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        if is_start && rest.starts_with("::") {
            safe.push_str(": :");
            rest = &rest[2..];
            is_start = false;
            continue;
        }
        if let Some(after) = rest.strip_prefix("##").filter(|after| begins_command(after)) {
            safe.push_str("## ");
            rest = after;
            is_start = false;
            continue;
        }
        match letter {
            '\n' | '\t' => safe.push(letter),
            letter => push_sign(&mut safe, letter),
        }
        is_start = letter == '\n' || is_start && (letter.is_whitespace() || is_sign(letter));
        rest = &rest[letter.len_utf8()..];
    }
    Cow::Owned(safe)
}

/// Text that stays in its line: line ends and tabs become visible too.
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_sign) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    text.chars().for_each(|letter| push_sign(&mut safe, letter));
    Cow::Owned(safe)
}

fn push_sign(safe: &mut String, letter: char) {
    match letter {
        // The pictures of the control characters stand in their order.
        '\0'..='\x1f' => safe.extend(char::from_u32(0x2400 + letter as u32)),
        '\x7f' => safe.push('␡'),
        letter if is_sign(letter) => drop(write!(safe, "<U+{:04X}>", letter as u32)),
        letter => safe.push(letter),
    }
}

/// Whether a character does something instead of being seen: control characters, line and paragraph separators, and
/// signs that turn the order of letters round.
pub(super) fn is_sign(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a build service would take `##` and this for a command: letters and a bracket.
pub(super) fn begins_command(after: &str) -> bool {
    after.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).starts_with('[')
}

/// The length of a sequence that sets a colour, as our findings have them: `ESC [ numbers m`. Hidden and turned round
/// letters (8, 7) are none of them.
fn colour(text: &str) -> Option<usize> {
    let numbers = text.strip_prefix("\x1b[")?;
    let end = numbers.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
    let is_fine = |number: &str| !matches!(number.trim_start_matches('0'), "7" | "8");
    (numbers[end..].starts_with('m') && end <= 16 && numbers[..end].split(';').all(is_fine))
        .then_some("\x1b[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_steer_a_terminal_is_seen_instead() {
        for (text, safe) in [
            ("plain ŵords\n\tof two lines\n", "plain ŵords\n\tof two lines\n"),
            ("\x1b]0;title\x07.md", "␛]0;title␇.md"),
            ("a\rb\x08\x7f\u{9b}31m", "a␍b␈␡<U+009B>31m"),
            ("\x1b[31mred", "␛[31mred"),
            ("cat\u{202e}gnp.md\u{2066}", "cat<U+202E>gnp.md<U+2066>"),
            ("a\u{2028}b\u{85}c", "a<U+2028>b<U+0085>c"),
            ("::stop-commands::x\n  ::set-output::", ": :stop-commands::x\n  : :set-output::"),
            ("\r::error::x", "␍: :error::x"),
            (
                "a::b ##[add-mask]x ##vso[task]y ##teamcity[z",
                "a::b ## [add-mask]x ## vso[task]y ## teamcity[z",
            ),
            ("## Heading ##", "## Heading ##"),
            ("متن\u{200f} עברית\u{200d}", "متن\u{200f} עברית\u{200d}"),
        ] {
            assert_eq!(harmless(text, false), safe, "{text:?}");
        }
        assert_eq!(in_one_line("a\nb\tc\x1b::"), "a␊b␉c␛::");
    }

    #[test]
    fn only_colours_are_let_through() {
        let coloured = "\x1b[1m\x1b[38;5;9merror\x1b[0m";
        assert_eq!(harmless(coloured, true), coloured);
        for other in [
            "\x1b[8mhidden",
            "\x1b[08m",
            "\x1b[1;7m",
            "\x1b[2J",
            "\x1b[1A",
            "\x1b]8;;x\x07",
            "\x1bc",
            "\x1b[",
            "\x1b[3",
        ] {
            assert!(!harmless(other, true).contains('\x1b'), "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_steers_is_left(text in "([a-z \n\t:#\\[\x1b\r\u{9b}\u{202e}]|\\PC|::|##\\[){0,60}") {
            let safe = harmless(&text, false);
            prop_assert!(!safe.contains(|letter: char| is_sign(letter) && letter != '\n' && letter != '\t'));
            prop_assert!(safe.lines().all(|line| !line.trim_start().starts_with("::")), "{:?}", safe);
            prop_assert!(!safe.contains("##["));
            prop_assert_eq!(harmless(&safe, false), safe.clone(), "a second time changes nothing");
        }
    }
}
