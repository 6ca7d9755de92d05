//! Floor 3: addresses and postcodes that nobody can have.
//! In: an address, or a text. Out: whether it leads nowhere; where a postcode stands that no place has.
//! Must never: take what somebody may have for one of these.

/// Whether an address of a website or an e-mail address is in a domain that nobody can register (RFC 2606).
pub fn leads_nowhere(address: &str) -> bool {
    let rest = address
        .split_once("://")
        .map_or_else(|| address.strip_prefix("mailto:").unwrap_or(address), |(_, rest)| rest);
    if !address.contains("://") && !rest.contains('@') {
        return false;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host
        .rsplit('@')
        .next()
        .unwrap_or("")
        .split(':')
        .next()
        .unwrap_or("")
        .trim_end_matches('.')
        .to_ascii_lowercase();
    let is_in_domain =
        |known: &str| host == known || host.strip_suffix(known).is_some_and(|before| before.ends_with('.'));
    ["example", "invalid", "test", "localhost", "example.com", "example.org", "example.net"]
        .into_iter()
        .any(is_in_domain)
}

/// The addresses among some words that are in such a domain.
pub fn nowhere_in(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split(|c: char| c.is_whitespace() || "<>(),;“”\"".contains(c));
    let parts = parts.map(|part| part.trim_matches(['.', ':', '!', '?', '\'', '’']));
    parts.filter(|part| {
        let is_host = part.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        leads_nowhere(part) || is_host && leads_nowhere(&format!("https://{part}"))
    })
}

/// The start and end of the first postcode that no place has: AB1 is not used any more, and there is no area AA.
pub fn postcode(words: &str) -> Option<(usize, usize)> {
    let starts = words.match_indices("AB1").chain(words.match_indices("AA1")).map(|(at, _)| at);
    starts.filter_map(|start| Some((start, start + postcode_length(&words[start..])?))).find(
        |(start, end)| {
            let is_word = |c: char| c.is_alphanumeric();
            !words[..*start].ends_with(is_word) && !words[*end..].starts_with(is_word)
        },
    )
}

/// The length in bytes of the postcode that the words begin with: `AB1 2DC`. `None` for AB10 to AB16, which are
/// in Aberdeen.
fn postcode_length(words: &str) -> Option<usize> {
    let inward = words[3..].trim_start_matches([' ', '\u{a0}']).as_bytes();
    let is_postcode =
        inward.len() >= 3 && inward[0].is_ascii_digit() && inward[1..3].iter().all(u8::is_ascii_uppercase);
    is_postcode.then(|| words.len() - inward.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_nobody_can_have_lead_nowhere() {
        for address in [
            "https://example.com/a",
            "http://www.example.org",
            "help@charity.example",
            "mailto:a@example.net",
            "https://x.test:8000/",
        ] {
            assert!(leads_nowhere(address), "{address}");
        }
        for address in [
            "https://examples.com",
            "https://www.gov.uk/example.com",
            "an-example.md",
            "help@bestexample.com",
            "/example",
            "https://test.gov.uk",
            "",
        ] {
            assert!(!leads_nowhere(address), "{address}");
        }
    }

    #[test]
    fn addresses_among_words_are_found() {
        let words = "Write to a@example.org, or see (www.example.com/x) and https://charity.example.";
        let found = ["a@example.org", "www.example.com/x", "https://charity.example"];
        assert_eq!(nowhere_in(words).collect::<Vec<_>>(), found);
        let fine = "For example: a@charity.org, www.charity.org/example and the example.org of the law.";
        assert_eq!(nowhere_in(fine).count(), 0);
    }

    #[test]
    fn only_postcodes_that_no_place_has_are_found() {
        for words in ["AB1 2DC", "at AB1\u{a0}2CD.", "AA1 1AA"] {
            assert!(postcode(words).is_some(), "{words}");
        }
        for words in ["AB10 1AA", "AB12 3CD", "form AB1", "CAB1 2DC", "AB1 2DCX", "SW1A 1AA", "ŵAB1"] {
            assert!(postcode(words).is_none(), "{words}");
        }
    }
}
