//! Floor 2: a phone number as somebody wrote it.
//! In: the text of a field. Out: the number without signs that nobody sees; as phones dial it, and as it is dialled
//! with Relay UK; what is wrong with it.
//! Must never: drop or guess a digit that the caller needs.

/// The text with the signs of a plain keyboard: signs that nobody sees are gone, each kind of space is a space, each
/// kind of hyphen a hyphen, and wide letters and digits are common ones. Text that was copied from a document or an
/// address book often has them, and a phone or a mail program would not understand them.
pub fn tidy(written: &str) -> String {
    let plain = |c: char| match c {
        c if is_unseen(c) => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        // U+FF01 to U+FF5E are the signs of ASCII, wide.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    written.chars().filter_map(plain).collect::<String>().trim().to_string()
}

/// Whether nobody sees a character: soft hyphens, joiners, marks of direction.
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// A number and its extension: `01432 260000 ext. 5` → `01432 260000` and `5`. The extension is empty where there is
/// none.
fn with_extension(written: &str) -> (&str, &str) {
    let closed = written.trim_end_matches([' ', ')', '.']);
    let digits = closed.len() - closed.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (before, extension) = closed.split_at(closed.len() - digits);
    let before = before.trim_end_matches([' ', '.', ':']);
    let lower = before.to_ascii_lowercase();
    let marker = ["extension", "extn", "ext", "x"].iter().find(|marker| lower.ends_with(**marker));
    match marker.filter(|_| (1..=7).contains(&digits)) {
        Some(marker) => {
            (before[..before.len() - marker.len()].trim_end_matches([' ', ',', ';', '(']), extension)
        }
        None => (written, ""),
    }
}

/// The digits of a number that is written with the code of its country, without what stands before that code and
/// without the 0 that only callers in the country dial: `+44 (0)20 7946 0101` → `442079460101`.
fn international(number: &str) -> Option<String> {
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let digits = if number.trim_start_matches([' ', '(']).starts_with('+') {
        digits
    } else {
        digits.strip_prefix("00")?.to_string()
    };
    Some(match digits.strip_prefix("440") {
        Some(rest) => format!("44{rest}"),
        None => digits,
    })
}

/// The digits to dial in the United Kingdom: `+44 (0)20 7946 0101` → `02079460101`. `None` for a number of
/// another country.
pub fn dialled(written: &str) -> Option<String> {
    let (number, _) = with_extension(written);
    match international(number) {
        Some(digits) => digits.strip_prefix("44").map(|rest| format!("0{rest}")),
        None => Some(number.chars().filter(char::is_ascii_digit).collect()),
    }
}

/// What a phone dials: the digits, with `+` where the number has the code of a country.
pub fn to_dial(written: &str) -> String {
    let (number, _) = with_extension(written);
    match international(number) {
        Some(digits) => format!("+{digits}"),
        None => number.chars().filter(char::is_ascii_digit).collect(),
    }
}

/// The address of a link that calls the number (RFC 3966); empty where there is no digit.
pub fn link(written: &str) -> String {
    let (digits, (_, extension)) = (to_dial(written), with_extension(written));
    match (&*digits, extension) {
        ("", _) => digits,
        (_, "") => format!("tel:{digits}"),
        _ => format!("tel:{digits};ext={extension}"),
    }
}

/// The digits of a number with the code of its country, as other services name it: `07700 900866` → `447700900866`.
/// `None` for a number that is too short to have one.
pub fn with_country(written: &str) -> Option<String> {
    let (number, _) = with_extension(written);
    let digits = international(number).or_else(|| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        digits.strip_prefix('0').map(|rest| format!("44{rest}"))
    })?;
    (8..=15).contains(&digits.len()).then_some(digits)
}

/// The number as callers dial it after 18001: in the United Kingdom, without the code of the country.
pub fn for_relay(written: &str) -> String {
    let (number, _) = with_extension(written);
    let Some(digits) = international(number) else { return written.to_string() };
    if !digits.starts_with("44") {
        return format!("00{digits}");
    }
    // The spaces that the author wrote help to read the number.
    let is_gap = |c: char| !c.is_ascii_digit();
    let rest = number.split_once("44").map_or(number, |(_, rest)| rest).trim_start_matches(is_gap);
    let rest = rest.strip_prefix('0').unwrap_or(rest).trim_start_matches(is_gap);
    format!("0{}{}", rest.replace(['(', ')'], ""), &written[number.len()..])
}

/// What is wrong with a number, if anything, and what to type.
pub fn problem(written: &str) -> Option<(String, String)> {
    let digits_in = |words: &str| words.bytes().filter(u8::is_ascii_digit).count();
    let (number, _) = with_extension(written);
    if written.to_ascii_lowercase().starts_with("tel:") {
        return said(
            format!("“{written}” is a link, not a number."),
            "Write the number alone, without `tel:`",
        );
    }
    let parts = |sign: &str| number.split(sign).filter(|part| digits_in(part) >= 6).count();
    if ["/", ";", ",", "|", "&", " or ", " and "].iter().any(|sign| parts(sign) > 1) {
        return said(
            format!("Here are two phone numbers: “{written}”."),
            "Write one here, and the other on the next line: `phone2 = \"Evenings: 01234 567 890\"`",
        );
    }
    let is_number = |c: char| c.is_ascii_digit() || " +()-".contains(c);
    let is_plus_first = number.trim_start_matches([' ', '(']).rfind('+').is_none_or(|at| at == 0);
    if digits_in(number) < 3 || !number.chars().all(is_number) || !is_plus_first {
        return said(
            format!("“{written}” is not a phone number."),
            "Write digits and spaces only, as in: `phone = \"01234 567 890\"`. An extension may follow: `ext. 5`. Write everything else into `note`.",
        );
    }
    if number.starts_with("1800") && digits_in(number) > 8 {
        return said(
            format!("“{written}” begins with the code of Relay UK."),
            "Write the number alone: how to dial it with Relay UK is shown below it.",
        );
    }
    ending(number).and_then(|ending| {
        said(
            format!("“{ending}” at the end of the number would be dialled with it."),
            "Write the number alone. For an extension, write `ext. 2`. For a choice from a menu, write into `note`: Choose option 2.",
        )
    })
}

fn said(message: String, help: &str) -> Option<(String, String)> {
    Some((message, help.into()))
}

/// The end of a number that is set off from it and does not belong to it: `- 2`.
fn ending(number: &str) -> Option<&str> {
    let at = number.rfind('-')?;
    let end = number[at + 1..].trim();
    let is_set_off = number[..at].ends_with(' ') || number[at + 1..].starts_with(' ');
    let is_short = end.len() <= if is_set_off { 3 } else { 1 };
    (is_short && end.bytes().all(|byte| byte.is_ascii_digit())).then(|| &number[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_its_writer_meant() {
        for (written, link_to, relay) in [
            ("0300 330 0741", "tel:03003300741", "0300 330 0741"),
            ("+44 (0)300 330 0741", "tel:+443003300741", "0300 330 0741"),
            ("+44 ( 0 ) 300 330 0741", "tel:+443003300741", "0300 330 0741"),
            ("+44 (20) 7946 0101", "tel:+442079460101", "020 7946 0101"),
            ("+44 0300 330 0741", "tel:+443003300741", "0300 330 0741"),
            ("(+44) 20 7946 0101", "tel:+442079460101", "020 7946 0101"),
            ("00 44 20 7946 0101", "tel:+442079460101", "020 7946 0101"),
            ("+353 1 800 4444", "tel:+35318004444", "0035318004444"),
            ("01432 260000 ext. 5", "tel:01432260000;ext=5", "01432 260000 ext. 5"),
            ("01432 260000 x5", "tel:01432260000;ext=5", "01432 260000 x5"),
            ("+44 1432 260000 (ext 12)", "tel:+441432260000;ext=12", "01432 260000 (ext 12)"),
            ("999", "tel:999", "999"),
            ("", "", ""),
        ] {
            assert_eq!(link(written), link_to, "{written}");
            assert_eq!(for_relay(written), relay, "{written}");
            assert_eq!(problem(written).filter(|_| !written.is_empty()), None, "{written}");
        }
        assert_eq!(dialled("01432 260000 x5").as_deref(), Some("01432260000"));
        assert_eq!(with_country("07700 900866").as_deref(), Some("447700900866"));
        assert_eq!(with_country("+353 87 123 4567").as_deref(), Some("353871234567"));
        assert_eq!(with_country("85258"), None);
    }

    #[test]
    fn signs_that_nobody_sees_do_no_harm() {
        assert_eq!(tidy("0300\u{a0}330\u{2007}0741\u{200b}"), "0300 330 0741");
        assert_eq!(tidy("\u{202a}0300\u{ad}330\u{2011}0741\u{202c}"), "0300330-0741");
        assert_eq!(tidy("\u{2066}０３００ 330\u{2069}"), "0300 330");
        assert_eq!(tidy("help\u{200b}@charity\u{2011}org．uk"), "help@charity-org.uk");
    }

    #[test]
    fn what_is_no_number_is_named() {
        for (written, words) in [
            ("0800 123 456 - 2", "“- 2” at the end"),
            ("0800 123 456-2", "“-2” at the end"),
            ("01432 260000 / 01432 260001", "two phone numbers"),
            ("01432 260000 or 07700 900866", "two phone numbers"),
            ("tel:01432260000", "is a link"),
            ("18001 01432 260000", "Relay UK"),
            ("0800 CALL NOW", "is not a phone number"),
            ("01432 260000 (option 2)", "is not a phone number"),
            ("44+300 330 0741", "is not a phone number"),
            ("٠٣٠٠ ٣٣٠ ٠٧٤١", "is not a phone number"),
        ] {
            let (message, _) = problem(written).unwrap_or_else(|| panic!("nothing is said of {written}"));
            assert!(message.contains(words), "{written}: {message}");
        }
        for written in ["020-7946-0101", "(01432) 260000", "0844 248 9 248", "0300 123 456 7"] {
            assert_eq!(problem(written), None, "{written}");
        }
    }
}
