//! Floor 3: letters, white space and addresses in the bytes of a text.
//! In: a text and a byte index in it. Out: what begins there, and where it ends.
//! Must never: decode a character where its bytes are enough. Every byte of a text is read here.

/// Whether a word, apart from digits at its start, has two or more letters, all of them capitals.
pub(super) fn is_capitals(word: &str) -> bool {
    let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    // These scripts have no capitals, and most words with letters beyond ASCII are written in them: they need
    // no search in the table of upper-case letters.
    let begins_with_capital = word
        .chars()
        .next()
        .is_some_and(|first| !matches!(first, '\u{590}'..='\u{109f}') && first.is_uppercase());
    begins_with_capital
        && word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
        && !word.chars().any(char::is_lowercase)
}

/// The length in bytes of the white space character at `at`; 0 if there is none.
#[inline]
pub(super) fn white_space_length(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b' ' | b'\t' | b'\n' | b'\r' => 1,
        0xc2 if bytes.get(at + 1) == Some(&0xa0) => 2,
        _ => 0,
    }
}

/// The length in bytes of the character at `at`.
#[inline]
pub(super) fn char_length(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Where the character after the one at `at` begins.
#[inline]
pub(super) fn next_char(bytes: &[u8], at: usize) -> usize {
    at + char_length(bytes, at)
}

/// Whether there is a letter or digit at `at`.
#[inline]
pub(super) fn is_word(text: &str, at: usize) -> bool {
    let byte = text.as_bytes()[at];
    byte.is_ascii_alphanumeric() || byte >= 0x80 && is_wide_letter(text, at)
}

/// Whether there is a letter or digit beyond ASCII at `at`.
fn is_wide_letter(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // Most of these letters have two bytes, which are decoded here without checks for longer characters.
    match (bytes[at], bytes.get(at + 1)) {
        (lead @ 0xc0..0xe0, Some(second)) => {
            char::from_u32(u32::from(lead & 0x1f) << 6 | u32::from(second & 0x3f)).is_some_and(is_letter)
        }
        _ => text[at..].chars().next().is_some_and(is_letter),
    }
}

/// Whether a character belongs to a word: letters, digits, and the combining marks of Arabic and other scripts.
fn is_letter(letter: char) -> bool {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{a70}' | '\u{a71}' | '\u{200c}' | '\u{200d}' => {
            true
        }
        // The characters that are used most need no search in the large table of Unicode.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '\u{620}'..='\u{669}' | '\u{671}'..='\u{6d3}' => true,
        '\u{2000}'..='\u{206f}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' => false,
        letter => letter.is_alphanumeric(),
    }
}

/// Where the run of letters and digits that begins at `at` ends.
#[inline]
pub(super) fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while let Some(eight) = bytes[at..].first_chunk() {
            let ascii = ascii_letters(u64::from_le_bytes(*eight));
            at += ascii;
            if ascii < 8 {
                break;
            }
        }
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() => at += 1,
            Some(0x80..) if is_wide_letter(text, at) => at = next_char(bytes, at),
            _ => return at,
        }
    }
}

/// How many of eight bytes are ASCII letters and digits, counted from the lowest byte to the first that is not.
/// All eight are compared at once, each in its own byte of a 64-bit number (SWAR).
fn ascii_letters(eight: u64) -> usize {
    const ALL: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ALL * 0x80;
    // The first addition sets the highest bit of each byte that is at least `from`, the second that of each
    // byte that is above `to`.
    let is_within = |bytes: u64, from: u8, to: u8| {
        let bytes = bytes & !HIGH;
        (bytes + ALL * u64::from(0x80 - from)) & !(bytes + ALL * u64::from(0x7f - to))
    };
    let lower = eight | (ALL * 0x20);
    let ascii = (is_within(lower, b'a', b'z') | is_within(eight, b'0', b'9')) & !eight & HIGH;
    (ascii ^ HIGH).trailing_zeros() as usize / 8
}

/// Where the web or e-mail address that begins at `start` ends: `www.nhs.uk`, `https://a.org/b?c`, `a.b@c.org`,
/// `gov.uk/benefits`. `None` if there is none before `limit`.
pub(super) fn address_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    // The maximum length keeps long text without white space from being read again and again.
    let limit = text.floor_char_boundary(limit.min(start + 300));
    let rest = &text[start..limit];
    let run = rest
        .split(|letter: char| letter.is_whitespace() || "<>[]“”\"\u{fffc}".contains(letter))
        .next()
        .unwrap_or(rest);
    let run = &run[..brackets_end(run)];
    let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
    let host = run.split("://").last().unwrap_or(run).split(['/', '?', '#']).next().unwrap_or(run);
    let (name, ending) = host.rsplit_once('.')?;
    let is_plain =
        run.contains("://") || run.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    let is_ending = |byte: u8| byte.is_ascii_lowercase() || is_plain && byte.is_ascii_uppercase();
    let has_domain = !name.is_empty() && ending.len() >= 2 && ending.bytes().all(is_ending);
    (has_domain && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._@%+:".contains(&byte)))
        .then_some(start + run.len())
}

/// Where round brackets end an address. Within its path they belong to it where they are closed: `a.org/Law_(UK)`.
fn brackets_end(run: &str) -> usize {
    let path = run.find("://").map_or(0, |at| at + "://".len());
    let path = run[path..].find('/').map_or(run.len(), |at| path + at);
    let mut depth = 0;
    for (at, letter) in run.char_indices() {
        match letter {
            '(' if at > path && run[at..].contains(')') => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '(' | ')' => return at,
            _ => {}
        }
    }
    run.len()
}

#[cfg(test)]
mod tests {
    use super::{address_end, ascii_letters, is_letter};

    #[test]
    fn an_address_ends_with_its_last_sign() {
        for (text, address) in [
            ("www.nhs.uk/a.", "www.nhs.uk/a"),
            ("https://a.org/Law_(UK), see", "https://a.org/Law_(UK)"),
            ("https://a.org/Law_(UK)).", "https://a.org/Law_(UK)"),
            ("https://a.org/x) and", "https://a.org/x"),
            ("www.nhs.uk(see below)", "www.nhs.uk"),
            ("https://a.org/(x", "https://a.org/"),
            ("HTTPS://WWW.NHS.UK/x now", "HTTPS://WWW.NHS.UK/x"),
            ("WWW.NHS.UK!", "WWW.NHS.UK"),
        ] {
            assert_eq!(address_end(text, 0, text.len()).map(|end| &text[..end]), Some(address), "{text}");
        }
        assert_eq!(address_end("END.THE", 0, 7), None);
    }

    #[test]
    fn the_characters_listed_here_are_as_in_unicode() {
        let marks = |letter: char| matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{a70}' | '\u{a71}' | '\u{200c}' | '\u{200d}');
        assert_eq!(
            ('\0'..char::MAX)
                .find(|letter| is_letter(*letter) != (marks(*letter) || letter.is_alphanumeric())),
            None
        );
    }

    #[test]
    fn eight_bytes_are_compared_at_once() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                let mut eight = [b'a', b'Z', b'0', b'9', b'z', b'A', b'm', b'5'];
                eight[at] = byte;
                assert_eq!(
                    ascii_letters(u64::from_le_bytes(eight)),
                    if byte.is_ascii_alphanumeric() { 8 } else { at },
                    "{byte} at {at}"
                );
            }
        }
    }
}
