//! Floor 2: phone numbers of the United Kingdom.
//! In: a number as somebody wrote it. Out: whether the numbering plan has the number, and what a call to it costs.
//! Must never: know whose number it is, or judge a number of another country.

pub use super::phone_written::{dialled, problem};

/// Short codes: three to six digits with the same meaning everywhere in the country.
/// Source: Ofcom, National Telephone Numbering Plan; BT, Relay UK.
const SHORT_CODES: [&str; 17] = [
    "999", "112", "111", "101", "105", "119", "100", "123", "150", "195", "18000", "18001", "18002",
    "116000", "116006", "116111", "116117",
];

/// The first digits of ranges that are reserved for films and plays. A whole number has 11 digits.
/// Source: Ofcom, Telephone numbers for use in TV and radio drama programmes.
const FICTIONAL: [&str; 20] = [
    "01632960", "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960",
    "01314960", "01414960", "01514960", "01614960", "02079460", "01914980", "02896496", "02890180",
    "02920180", "07700900", "08081570", "03069990",
];

/// What a call costs, as far as the first digits tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// Nothing: 0800, 0808, 116.
    Free,
    /// What a call to a number with 01, 02 or 03 costs.
    Common,
    /// A service charge beside the phone company's own: 084.
    Service84,
    /// The same: 087.
    Service87,
    /// A service charge that only the owner of the number knows: 09, 118.
    ServiceUnknown,
}

/// What a call costs, by the first digits of the number.
/// Source: Ofcom, UK Calling: numbers in 084, 087, 09 and 118 carry a service charge; those in 0800, 0808 and
/// 116 are free.
pub fn cost(written: &str) -> Cost {
    let digits = dialled(written).unwrap_or_default();
    let begins = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    match digits.len() {
        // Childline has the shortest free number: 0800 1111.
        8.. if begins(&["0800", "0808"]) => Cost::Free,
        6 if begins(&["116"]) => Cost::Free,
        7.. if begins(&["084"]) => Cost::Service84,
        7.. if begins(&["087"]) => Cost::Service87,
        7.. if begins(&["09"]) => Cost::ServiceUnknown,
        6 if begins(&["118"]) => Cost::ServiceUnknown,
        _ => Cost::Common,
    }
}

/// Whether the numbering plan has a number with these first digits and this length. Numbers of other countries
/// count as valid.
/// Source: Ofcom, National Telephone Numbering Plan, part A.
pub fn is_in_plan(written: &str) -> bool {
    let Some(digits) = dialled(written) else { return true };
    let begins = |starts: &[&str]| starts.iter().any(|start| digits.starts_with(start));
    match digits.len() {
        3..=5 => SHORT_CODES.contains(&&*digits),
        6 => begins(&["116", "118"]),
        // Childline, and the old number of NHS Direct.
        8 => matches!(&*digits, "08001111" | "08454647"),
        // A few places have short numbers: 016977 2345, 01204 69123; so have some of the oldest free ones:
        // 0800 123 456.
        10 => begins(&["01", "0800", "0500"]) && !begins(&["010"]),
        11 => {
            begins(&[
                "01", "020", "023", "024", "028", "029", "030", "033", "034", "037", "055", "056", "07",
                "080", "084", "087", "09",
            ]) && !begins(&["010"])
        }
        _ => false,
    }
}

/// Whether the number is reserved for films and plays: nobody has it.
pub fn is_fictional(written: &str) -> bool {
    let Some(digits) = dialled(written) else { return false };
    digits.len() == 11
        && (FICTIONAL.iter().any(|start| digits.starts_with(start)) || digits.starts_with("09098790"))
}

/// Whether a number looks invented: its last six digits are the same, or count up.
pub fn looks_made_up(written: &str) -> bool {
    let digits = dialled(written).unwrap_or_default();
    let tail = &digits[digits.len().saturating_sub(6)..];
    let same = tail.len() == 6 && tail.bytes().all(|digit| Some(digit) == tail.bytes().next());
    digits.len() >= 9 && (same || ["123456", "234567", "567890", "456789"].contains(&tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_here_however_it_is_written() {
        for written in [
            "020 7946 0101",
            "+44 20 7946 0101",
            "+44 (0)20 7946 0101",
            "0044 20 7946 0101",
            "(020) 7946-0101",
        ] {
            assert_eq!(dialled(written).as_deref(), Some("02079460101"), "{written}");
        }
        assert_eq!(dialled("+353 1 234 5678"), None);
        assert_eq!(dialled("999").as_deref(), Some("999"));
    }

    #[test]
    fn what_a_call_costs_is_known_from_the_number() {
        let all = [
            ("0844 248 9 248", Cost::Service84),
            ("+44 844 248 9248", Cost::Service84),
            ("(0845) 46 4 7", Cost::Service84),
            ("0871 200 2233", Cost::Service87),
            ("0905 123 9999", Cost::ServiceUnknown),
            ("118 500", Cost::ServiceUnknown),
            ("0800 1111", Cost::Free),
            ("0808 808 1111", Cost::Free),
            ("116 123", Cost::Free),
            ("0300 123 9999", Cost::Common),
            ("01432 260000", Cost::Common),
            ("999", Cost::Common),
            // Look-alikes: a street number, a number of another country, a mobile.
            ("118", Cost::Common),
            ("+1 844 555 9999", Cost::Common),
            ("07844 555999", Cost::Common),
            ("", Cost::Common),
        ];
        for (number, known) in all {
            assert_eq!(cost(number), known, "{number}");
        }
    }

    #[test]
    fn the_plan_knows_how_long_a_number_is() {
        let fine = [
            "0844 248 9 248",
            "020 7946 0101",
            "01204 69123",
            "016977 2345",
            "0800 1111",
            "0800 111 999",
            "116 123",
            "118 500",
            "999",
            "111",
            "18001",
            "07700 900866",
            "+44 1432 260000",
            "+33 1 23 45 67 89",
            "0300 330 0101",
            "056 0000 1111",
        ];
        let wrong = [
            "0844 248 924",
            "020 7946 010",
            "020 7946 01011",
            "021 7946 0101",
            "0100 123 456",
            "0600 123 4567",
            "12345",
            "998",
            "0",
            "032 1234 5678",
        ];
        for number in fine {
            assert!(is_in_plan(number), "{number}");
        }
        for number in wrong {
            assert!(!is_in_plan(number), "{number}");
        }
    }

    #[test]
    fn made_up_numbers_are_known_and_real_ones_left_alone() {
        for number in [
            "020 7946 0101",
            "01632 960001",
            "07700 900866",
            "+44 7700 900000",
            "0808 157 0999",
            "0909 879 0123",
            "0121 496 0000",
        ] {
            assert!(is_fictional(number), "{number}");
        }
        for number in [
            "020 7946 1101",
            "01632 970001",
            "07700 800866",
            "0808 808 1111",
            "0121 497 0000",
            "+1 632 960 0001",
        ] {
            assert!(!is_fictional(number), "{number}");
        }
        for number in [
            "01234 567 890",
            "0800 123 4567",
            "0300 123 456 7",
            "020 0000 0000",
            "01432 111111",
            "0800 123 456",
        ] {
            assert!(looks_made_up(number), "{number}");
        }
        for number in
            ["0300 123 1234", "0800 1111", "01234 765432", "0800 111 999", "116 123", "0844 248 9 248"]
        {
            assert!(!looks_made_up(number), "{number}");
        }
    }
}
