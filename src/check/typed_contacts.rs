//! Floor 3: phone numbers and e-mail addresses in running words.
//! In: words. Out: where something stands that one can call, text or write to.
//! Must never: take a date, a sum, a section of a law or a reference for a number to call.

/// Where numbers and addresses stand in some words, and what they are.
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
                    // Digits of the first part may have been looked at before.
                    found.retain(|(_, known, _): &(usize, usize, _)| *known <= start);
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

/// The digits from `start` on, in groups with a space, a hyphen, a dot or brackets between them.
fn groups(bytes: &[u8], start: usize) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut at = start;
    loop {
        let end =
            bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |end| at + end);
        groups.push((at, end));
        let gaps = [" ", "-", ".", "(", ")", "\u{a0}", "\u{2011}"];
        let gap =
            |at: usize| gaps.iter().find(|gap| bytes[at..].starts_with(gap.as_bytes())).map(|gap| gap.len());
        let mut next = end;
        while next - end < 4
            && let Some(length) = gap(next)
        {
            next += length;
        }
        if next == end || !bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return groups;
        }
        at = next;
    }
}

/// Whether the first of these groups begins a number to call or text: how many groups it has.
fn number(words: &str, groups: &[(usize, usize)]) -> Option<(usize, &'static str)> {
    let (start, end) = groups[0];
    let before = words[..start].chars().next_back();
    let plus = before == Some('+');
    // Money, references, addresses of websites and decimals are no phone numbers.
    if before.is_some_and(|c| c.is_alphanumeric() || "/_£$€#=%,:".contains(c))
        || words[..start].trim_end_matches([' ', ':']).ends_with("ISBN")
        || is_decimal(&words[..start])
    {
        return None;
    }
    let first = &words[start..end];
    let digits_of = |length: usize| groups[..length].iter().map(|(start, end)| end - start).sum::<usize>();
    let whole = |length: usize| -> String {
        groups[..length].iter().map(|(start, end)| &words[*start..*end]).collect()
    };
    let ends_well = |length: &usize| {
        !words[groups[*length - 1].1..].starts_with(|c: char| c.is_alphanumeric() || c == '%')
    };
    let lengths = || (1..=groups.len().min(6)).rev().filter(ends_well);
    let fits = |from: usize, to: usize| lengths().find(|length| (from..=to).contains(&digits_of(*length)));
    let phone = if plus {
        fits(10, 13)
    } else if first.starts_with("00") && first.len() >= 4 {
        fits(12, 16)
    } else if first.starts_with('0') && first.len() >= 3 {
        fits(9, 11).or_else(|| lengths().find(|length| matches!(&*whole(*length), "08001111" | "08454647")))
    } else {
        // Numbers for help that are free all over Europe: 116 123 is Samaritans.
        lengths().find(|length| {
            *length <= 2 && matches!(&*whole(*length), "116000" | "116006" | "116111" | "116117" | "116123")
        })
    };
    if let Some(length) = phone {
        return Some((length, "A phone number"));
    }
    let mut said = words[..start].split_whitespace().rev();
    let code = (5..=6).contains(&first.len())
        && said.next().is_some_and(|word| matches!(word, "to" | "on" | "at"))
        && ends_well(&1);
    let text = |word: &str| {
        matches!(
            &*word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase(),
            "text" | "texts" | "txt" | "sms"
        )
    };
    (code && said.take(4).any(text)).then_some((1, "A number for text messages"))
}

/// Whether words end with a digit and a point.
fn is_decimal(words: &str) -> bool {
    words.strip_suffix('.').is_some_and(|words| words.ends_with(|c: char| c.is_ascii_digit()))
}

/// The e-mail address around the `@` at a place.
fn email(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let start = at - bytes[..at].iter().rev().take_while(|byte| local(byte)).count();
    let mut end = at + 1 + bytes[at + 1..].iter().take_while(|byte| domain(byte)).count();
    while end > at + 1 && b".-".contains(&bytes[end - 1]) {
        end -= 1;
    }
    let name = &bytes[at + 1..end];
    let dot = name.iter().rposition(|byte| *byte == b'.')?;
    let ending = &name[dot + 1..];
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
