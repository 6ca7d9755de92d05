//! Floor 3: finds phone numbers, numbers for text messages and e-mail addresses in running text.
//! In: a text. Out: where each of them begins and ends, and what it is.
//! Must never: take a date, a sum, a section of a law or a reference for a number to call.

/// The numbers and addresses in a text: start and end in bytes, and what it is, such as “A phone number”.
pub fn typed(words: &str) -> Vec<(usize, usize, &'static str)> {
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) =
        bytes[at..].iter().position(|byte| byte.is_ascii_digit() || *byte == b'@').map(|next| at + next)
    {
        if bytes[next] == b'@' {
            match email(bytes, next) {
                Some((start, end)) => {
                    // Digits of the part before the @ may have been taken for a number.
                    found.retain(|(_, end, _): &(usize, usize, _)| *end <= start);
                    found.push((start, end, "An e-mail address"));
                    at = end;
                }
                None => at = next + 1,
            }
            continue;
        }
        let groups = groups(bytes, next);
        at = groups[groups.len() - 1].1;
        let mut first = 0;
        while first < groups.len() {
            match number(words, &groups[first..]) {
                Some((length, what)) => {
                    found.push((groups[first].0, groups[first + length - 1].1, what));
                    first += length;
                }
                None => first += 1,
            }
        }
    }
    found
}

/// The groups of digits from byte `start` on, with a space, a hyphen, a dot or brackets between them: start and
/// end of each, in bytes.
fn groups(bytes: &[u8], start: usize) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut at = start;
    loop {
        let end =
            bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |end| at + end);
        groups.push((at, end));
        let gaps = [
            " ", "-", ".", "(", ")", "\u{a0}", "\u{2011}", "\u{202f}", "\u{ad}", "\u{200b}", "\u{200e}",
            "\u{200f}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}", "\u{2060}", "\u{2066}",
            "\u{2069}",
        ];
        let gap_length =
            |at: usize| gaps.iter().find(|gap| bytes[at..].starts_with(gap.as_bytes())).map(|gap| gap.len());
        let (mut next, mut signs) = (end, 0);
        while signs < 4
            && let Some(length) = gap_length(next)
        {
            next += length;
            signs += 1;
        }
        if next == end || !bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return groups;
        }
        at = next;
    }
}

/// If the first of these groups begins a number to call or text: how many groups the number has, and what it is.
fn number(words: &str, groups: &[(usize, usize)]) -> Option<(usize, &'static str)> {
    let (start, end) = groups[0];
    let before = words[..start].chars().next_back();
    let is_international = before == Some('+');
    // Money, references, addresses of websites and decimals are not phone numbers.
    if before.is_some_and(|c| c.is_alphanumeric() || "/_£$€#=%,:".contains(c))
        || words[..start].trim_end_matches([' ', ':']).ends_with("ISBN")
        || is_decimal(&words[..start])
    {
        return None;
    }
    let first = &words[start..end];
    let digit_count = |length: usize| groups[..length].iter().map(|(start, end)| end - start).sum::<usize>();
    let digits = |length: usize| -> String {
        groups[..length].iter().map(|(start, end)| &words[*start..*end]).collect()
    };
    let ends_well = |length: &usize| {
        !words[groups[*length - 1].1..].starts_with(|c: char| c.is_alphanumeric() || c == '%')
    };
    let lengths = || (1..=groups.len().min(6)).rev().filter(ends_well);
    let with_digits =
        |from: usize, to: usize| lengths().find(|length| (from..=to).contains(&digit_count(*length)));
    let phone = if is_international {
        with_digits(10, 13)
    } else if first.starts_with("00") && first.len() >= 4 {
        with_digits(12, 16)
    } else if first.starts_with('0') && first.len() >= 3 {
        with_digits(9, 11)
            .or_else(|| lengths().find(|length| matches!(&*digits(*length), "08001111" | "08454647")))
    } else {
        // The free helplines of all Europe: 116 123 is Samaritans.
        lengths().find(|length| {
            *length <= 2 && matches!(&*digits(*length), "116000" | "116006" | "116111" | "116117" | "116123")
        })
    };
    if let Some(length) = phone {
        return Some((length, "A phone number"));
    }
    // A short code: “Text SHOUT to 85258”.
    let mut words_before = words[..start].split_whitespace().rev();
    let is_code = (5..=6).contains(&first.len())
        && words_before.next().is_some_and(|word| matches!(word, "to" | "on" | "at"))
        && ends_well(&1);
    let says_text = |word: &str| {
        matches!(
            &*word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase(),
            "text" | "texts" | "txt" | "sms"
        )
    };
    (is_code && words_before.take(4).any(says_text)).then_some((1, "A number for text messages"))
}

/// Whether a text ends with a digit and a point, so that the digits after it are decimals.
fn is_decimal(words: &str) -> bool {
    words.strip_suffix('.').is_some_and(|words| words.ends_with(|c: char| c.is_ascii_digit()))
}

/// The start and end of the e-mail address around the `@` at byte `at`.
fn email(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let start = at - bytes[..at].iter().rev().take_while(|byte| is_local(byte)).count();
    let mut end = at + 1 + bytes[at + 1..].iter().take_while(|byte| is_domain(byte)).count();
    while end > at + 1 && b".-".contains(&bytes[end - 1]) {
        end -= 1;
    }
    let domain = &bytes[at + 1..end];
    let dot = domain.iter().rposition(|byte| *byte == b'.')?;
    let ending = &domain[dot + 1..];
    (start < at && dot > 0 && ending.len() >= 2 && ending.iter().all(u8::is_ascii_alphabetic))
        .then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::typed;

    fn found(words: &str) -> Vec<&str> {
        typed(words).into_iter().map(|(start, end, _)| &words[start..end]).collect()
    }

    #[test]
    fn numbers_to_call_and_write_to_are_found() {
        assert_eq!(found("Phone 01234 567 890, or 020 7946 0101."), ["01234 567 890", "020 7946 0101"]);
        assert_eq!(found("0844 248 9 248"), ["0844 248 9 248"]);
        assert_eq!(
            found("(01234) 567890 or +44 (0)1234 567890 or 0044 1234 567890"),
            ["01234) 567890", "44 (0)1234 567890", "0044 1234 567890"]
        );
        assert_eq!(found("07700-900-866; 07700\u{a0}900866"), ["07700-900-866", "07700\u{a0}900866"]);
        assert_eq!(found("01234\u{202a} 567\u{200b}890"), ["01234\u{202a} 567\u{200b}890"]);
        assert_eq!(found("Room 12 01234 567890"), ["01234 567890"]);
        assert_eq!(found("Relay UK: 18001 01234 567890"), ["01234 567890"]);
        assert_eq!(found("Samaritans 116 123, Childline 0800 1111"), ["116 123", "0800 1111"]);
        assert_eq!(found("Text SHOUT to 85258"), ["85258"]);
        assert_eq!(found("Write to a.b2@nhs.net."), ["a.b2@nhs.net"]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for words in [
            "Phone 999 or 111, option 2.",
            "On 01.02.2026, 2026-11-22, 01-02-2026 and 22 November 2026 at 09:00",
            "Section 130C, sections 5(2) and 135, the Act of 1983 (c. 20)",
            "£116 123, 116 000%, 0.0123456789 and 10,000,000,000",
            "ISBN 0198526636, charity number 1234567, company 01234567",
            "Between 5 and 10 of 2 000 people; 0 1 2 3 4 5 6 7 8 9 10",
            "Relay UK: put 18001 before the number. NHS number 943 476 5919",
            "ages 16 to 18000, version 0.12.345",
            "a@b, @name.org and https://x.example/0123456789",
        ] {
            let none: [&str; 0] = [];
            assert_eq!(found(words), none, "{words}");
        }
    }
}
