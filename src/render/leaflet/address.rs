//! Floor 3: addresses on paper: of e-mail, of the web, and other long words with signs in them.
//! In: a word, or where a link leads. Out: content that is parted where a line may end, and an address as it is
//! printed beside the words of a link.
//! Must never: add a sign at the end of a line: an address is typed from paper, sign by sign.

use super::piece::{Origin, unbreakable, unhyphenated};
use crate::base::percent;
use typst::foundations::{Content, NativeElement};
use typst::layout::{Abs, HElem};
use typst::text::TextElem;

/// A line may end after these signs. Before a full stop or a slash no line ends (Unicode UAX #14, LB13), so that
/// the sign at the end of the line also tells that the address goes on.
const SIGNS: &[char] = &['/', '.', '@', '?', '&', '=', '_', ':', '#', '+', '~', '%', ',', ';', '|', '\\'];

/// A part with more letters than this is parted at its hyphens too.
const MAX_HYPHENATED: usize = 16;

/// A part with more letters than this may be parted anywhere: it is a code that no reader pronounces, or the name of a
/// place in Wales.
const MAX_PART: usize = 20;

/// A part that may be parted anywhere is parted after so many letters.
const PIECE: usize = 6;

/// A word with more letters than this and signs in it is parted as an address is, whatever it is.
const MAX_WORD: usize = 30;

/// A word with so many letters fits on no line of large print, and may be a name all the same
/// (Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch has 58): it is parted. Shorter words stay whole. Longer
/// ones are a mistake, which is found because they have no room.
const NAMES: std::ops::RangeInclusive<usize> = 51..=80;

/// The most characters of an address beside the words of a link: more nobody types. Of a longer one the site is
/// named, and the code on the leaflet leads to the page where the link can be followed.
const MAX_PRINTED: usize = 60;

/// A space that nobody sees. Typst drops one of no width at all, and no line would end there.
const HAIR: Abs = Abs::raw(0.001);

/// What sites add to an address to count readers.
const COUNTERS: &[&str] = &["utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid="];

/// Whether a word is an address, or is as long and as full of signs as one: it is not parted as words are.
pub fn is_address(word: &str) -> bool {
    let inner = bare(word);
    let dotted = |text: &str| text.trim_matches('.').contains('.');
    let host = inner.split('/').next().unwrap_or("");
    inner.contains("://")
        || inner.starts_with("www.")
        || inner.split_once('@').is_some_and(|(name, host)| !name.is_empty() && dotted(host))
        || (host.len() < inner.len() && dotted(host) && host.contains(char::is_alphabetic))
        || (inner.chars().count() > MAX_WORD && inner.contains(SIGNS))
        || NAMES.contains(&inner.chars().count())
}

/// A word without the signs of the sentence around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// An address as content: whole if it has at most `line` letters, which fit on a line, else parted at its signs.
pub fn content(address: &str, origin: Origin, line: usize) -> Content {
    let mut content = Vec::new();
    let mut start = 0;
    for part in parts(address) {
        if start > 0 {
            // A line may end there, and nobody who copies the address gets a sign.
            content.push(HElem::new(HAIR.into()).pack());
        }
        let span = origin.part(start, start + part.len()).typst_span();
        content.push(TextElem::packed(unhyphenated(part)).spanned(span));
        start += part.len();
    }
    let content = Content::sequence(content);
    // A box is laid out in the whole width: a name is parted in it only where it is wider.
    let is_name = !bare(address).contains(SIGNS);
    if is_name || address.chars().count() <= line { unbreakable(content) } else { content }
}

/// The parts of an address, in order: between two of them a line may end. The two slashes of `https://` stay
/// with it.
fn parts(address: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    let mut start = 0;
    for part in address.split_inclusive(SIGNS) {
        let end = start + part.len();
        match ends.last_mut() {
            Some(last) if part.chars().all(|c| SIGNS.contains(&c)) => *last = end,
            _ => ends.push(end),
        }
        start = end;
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).flat_map(|(start, end)| shorter(&address[start..*end])).collect()
}

/// A part in pieces, if it is long: at its hyphens, or else anywhere.
fn shorter(part: &str) -> Vec<&str> {
    if part.chars().count() <= MAX_HYPHENATED {
        return vec![part];
    }
    part.split_inclusive('-').flat_map(cut).collect()
}

/// A text in pieces, if it is too long for one.
fn cut(text: &str) -> Vec<&str> {
    if text.chars().count() <= MAX_PART {
        return vec![text];
    }
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(PIECE).collect();
    starts.push(text.len());
    starts.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect()
}

/// Where a link leads, as it is printed beside its words: short, and whole enough to be typed. `None` if the words
/// say it already.
pub fn beside(address: &str, words: &str) -> Option<String> {
    if let Some((_, person)) =
        address.split_once(':').filter(|(scheme, _)| ["mailto", "tel"].contains(scheme))
    {
        let person = person.split('?').next().unwrap_or(person);
        return (!person.is_empty() && !says(words, person)).then(|| person.to_string());
    }
    let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
    // A place that the browser looks for by its words.
    let rest = rest.split("#:~:").next().unwrap_or(rest);
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let counts = |field: &&str| !COUNTERS.iter().any(|counter| field.starts_with(counter));
    let query: Vec<&str> = query.split('&').filter(|field| !field.is_empty()).filter(counts).collect();
    let mut whole = readable(path.trim_end_matches('/'));
    if !query.is_empty() {
        whole = format!("{whole}?{}", query.join("&"));
    }
    if !fragment.is_empty() && whole.len() + fragment.len() < MAX_PRINTED {
        whole = format!("{whole}#{fragment}");
    }
    let host = whole.split('/').next().unwrap_or("").to_string();
    if host.is_empty() || says(words, &whole) {
        return None;
    }
    if whole.chars().count() <= MAX_PRINTED {
        return Some(whole);
    }
    (!says(words, &host)).then(|| format!("{host}/…"))
}

/// A path with its letters in place of their codes, if they are letters that can be typed.
fn readable(path: &str) -> String {
    match percent::decode_strict(path) {
        Some(plain) if plain.chars().all(|c| c.is_alphanumeric() || c.is_ascii_graphic()) => plain.into(),
        _ => path.to_string(),
    }
}

/// Whether words name an address, with or without `https://`, `www.` and the spaces of a number.
fn says(words: &str, address: &str) -> bool {
    let joined = |text: &str| text.to_lowercase().split_whitespace().collect::<String>();
    let (words, address) = (joined(words), joined(address));
    words.contains(address.strip_prefix("www.").unwrap_or(&address))
}

#[cfg(test)]
mod tests {
    use super::{beside, is_address, parts};

    #[test]
    fn parts_are_the_address_again_and_end_in_a_sign() {
        for (address, expected) in [
            ("mary.finch@people-first.example", "mary.|finch@|people-first.|example"),
            ("https://www.nhs.uk/a/", "https://|www.|nhs.|uk/|a/"),
            (
                "(see://x.example/two-hyphens-and-one-more).",
                "(see://|x.|example/|two-|hyphens-|and-|one-|more).",
            ),
            ("a..b", "a..|b"),
            ("/start", "/|start"),
        ] {
            assert_eq!(parts(address).join("|"), expected);
            assert_eq!(parts(address).concat(), address);
        }
        let code = format!("x.example/{}", "5a7c".repeat(20));
        assert_eq!(parts(&code).concat(), code);
        assert!(parts(&code).iter().all(|part| part.chars().count() <= 20), "{:?}", parts(&code));
    }

    #[test]
    fn addresses_are_told_from_words() {
        for word in [
            "mary@x.example.",
            "https://x.example",
            "www.x.example",
            "(x.example/a)",
            "one_two_three_four_five_six_seven",
        ] {
            assert!(is_address(word), "{word}");
        }
        assert!(is_address("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch."));
        assert!(!is_address(&"advocate".repeat(6)) && !is_address(&"advocate".repeat(38)));
        for word in
            ["and/or", "1.5", "e.g.", "self-advocate", "@", "9.30/10.30", "Independent", "5(2).", "a@b"]
        {
            assert!(!is_address(word), "{word}");
        }
    }

    #[test]
    fn an_address_is_short_and_can_be_typed() {
        for (address, words, printed) in [
            ("https://www.nhs.uk/conditions/", "the NHS", Some("www.nhs.uk/conditions")),
            ("https://www.nhs.uk/conditions/", "Look at nhs.uk/conditions", None),
            ("https://www.nhs.uk/", "https://www.nhs.uk", None),
            ("https://x.example/a?id=7&utm_source=mail#part", "the form", Some("x.example/a?id=7#part")),
            ("https://x.example/a#:~:text=words", "the form", Some("x.example/a")),
            ("https://x.example/%D8%A7", "the form", Some("x.example/ا")),
            ("https://x.example/a%20b", "the form", Some("x.example/a%20b")),
            ("mailto:a@x.example?subject=Help", "Mary", Some("a@x.example")),
            ("mailto:a@x.example", "A@x.example", None),
            ("tel:08001234567", "phone us", Some("08001234567")),
            ("tel:08001234567", "0800 123 4567", None),
        ] {
            assert_eq!(beside(address, words).as_deref(), printed, "{address}");
        }
        let long = format!("https://x.example/{}", "words-".repeat(12));
        assert_eq!(beside(&long, "the report").as_deref(), Some("x.example/…"));
        assert_eq!(beside(&long, "the report on x.example"), None);
    }
}
