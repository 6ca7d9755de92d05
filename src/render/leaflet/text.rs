//! Floor 3: text for Typst.
//! In: a piece of text and its origin. Out: Typst content that keeps the origin, in which numbers, dates
//! and words with a hyphen stay on one line.
//! Must never: let a character through that no font has, or change a word.

use super::address;
use super::missing_glyphs::missing_glyphs;
use super::piece::{Origin, left_to_right, unbreakable, unhyphenated};
use super::theme::LeafletTheme;
use crate::base::Findings;
use crate::render::bidi::ltr_runs;
use crate::site::Locale;
use typst::foundations::Content;
use typst::pdf::ArtifactKind;
use typst::text::{FontWeight, SpaceElem, TextElem};

/// A left-to-right run with more characters than this may be broken over lines. A line of a tri-fold panel
/// (81 mm) has room for about 30 in 14 points, and quotes or brackets around the run need some.
const MAX_UNBROKEN: usize = 26;

/// A word with a hyphen of more bytes than this may be broken at the hyphen: it might not fit on a line of a
/// tri-fold panel, which holds about 30 letters.
const MAX_COMPOUND: usize = 30;

/// A word stays on one line with the number after it if it has at most this many letters: “section 17”,
/// “paragraph 3”.
const MAX_LABEL: usize = 12;

/// A number stays on one line with the word before it if it has at most this many characters: “17”, “999”,
/// “2026”.
const MAX_LABELLED: usize = 4;

/// The hyphens of Unicode that look like the one on the keyboard: U+2010, and U+2011, at which no line ends.
const HYPHENS: [char; 2] = ['\u{2010}', '\u{2011}'];

/// Makes Typst text. All text of a leaflet goes through here.
pub struct TextSetter<'s> {
    theme: &'s LeafletTheme,
    locale: &'s Locale,
    /// The names of the months in the language of the text, for dates.
    months: Vec<String>,
    /// How many letters of an address surely fit on a line: see [`crate::render::layout::EditionLayout::line`].
    line: usize,
    findings: Findings,
}

impl<'s> TextSetter<'s> {
    /// A setter for a leaflet in a language, on whose lines so many letters of an address surely fit.
    pub fn new(theme: &'s LeafletTheme, locale: &'s Locale, line: usize) -> Self {
        let months = locale.months();
        TextSetter { theme, locale, months, line, findings: Findings::new() }
    }

    /// Findings about characters that no font has.
    pub fn findings(self) -> Findings {
        self.findings
    }

    /// A text as one piece of content.
    pub fn text(&mut self, text: &str, origin: Origin) -> Content {
        let mut out = Vec::new();
        self.write(text, origin, &mut out);
        Content::sequence(out)
    }

    /// Adds a text to `out`. Parts that no line break may divide become pieces of their own.
    pub fn write(&mut self, text: &str, origin: Origin, out: &mut Vec<Content>) {
        if text.is_empty() {
            return;
        }
        // Signs of their own for a hyphen, with and without a line end behind it: few fonts have them, and no line ends
        // at a hyphen here.
        if text.contains(HYPHENS) {
            return self.write(&text.replace(HYPHENS, "-"), Origin { exact: false, ..origin }, out);
        }
        self.findings.extend(missing_glyphs(self.theme, text, origin));
        if !self.locale.is_rtl() {
            return self.write_unbroken(text, origin, out);
        }
        // In right-to-left text, a left-to-right run is an isolate (Unicode UAX #9, LRI).
        let mut start = 0;
        for (part, is_ltr_run) in ltr_runs(text) {
            let origin = origin.part(start, start + part.len());
            start += part.len();
            if is_ltr_run {
                let mut run = Vec::new();
                if part.chars().count() > MAX_UNBROKEN {
                    self.write_unbroken(part, origin, &mut run);
                } else {
                    let text = TextElem::packed(part.replace(is_space, "\u{a0}"));
                    run.push(text.spanned(origin.typst_span()));
                }
                out.push(left_to_right(Content::sequence(run)));
            } else {
                self.write_unbroken(part, origin, out);
            }
        }
    }

    /// Adds a text to `out`, with no-break spaces in numbers and dates, and words with a hyphen in boxes. Several
    /// spaces, a tab and their like are one space, as in a browser.
    fn write_unbroken(&self, text: &str, origin: Origin, out: &mut Vec<Content>) {
        let needs_nothing = |byte: u8| {
            byte.is_ascii_alphabetic() || (byte.is_ascii_punctuation() && !b"-@/_".contains(&byte))
        };
        let is_short = |word: &str| word.len() <= MAX_COMPOUND && word.bytes().all(needs_nothing);
        if text.split(' ').all(is_short) && !text.contains("  ") && !text.contains("www.") {
            out.push(TextElem::packed(text).spanned(origin.typst_span()));
            return;
        }
        let mut piece = String::with_capacity(text.len() + 8);
        let mut start = 0;
        for (word_start, word, space) in words(text) {
            let end = word_start + word.len();
            let after = &text[end + space.len()..];
            let is_address = address::is_address(word);
            if is_address || word.contains('-') {
                flush(&mut piece, origin.part(start, word_start), out);
                let origin = origin.part(word_start, end);
                if is_address {
                    out.push(address::content(word, origin, self.line));
                } else {
                    write_compound(word, origin, out);
                }
                start = end;
            } else {
                piece.push_str(&unhyphenated(word));
            }
            let is_plain = space.starts_with(is_space);
            piece.push_str(match () {
                // The second of two spaces.
                () if is_plain && word.is_empty() && word_start > 0 => "",
                () if is_plain && self.are_bound(&text[..end], after) => "\u{a0}",
                () if is_plain => " ",
                () => space,
            });
        }
        flush(&mut piece, origin.part(start, text.len()), out);
    }

    /// An address in brackets, as it stands behind the words of a link: for the eye alone, since the link is heard
    /// with its address. `None` if no font has its letters.
    pub fn beside(&self, address: &str, origin: Origin) -> Option<Content> {
        if !self.theme.files.coverage.missing(address).is_empty() {
            return None;
        }
        let origin = Origin { exact: false, ..origin };
        let address = address::content(&format!("({address})"), origin, self.line);
        let address = left_to_right(Content::sequence([SpaceElem::shared().clone(), address]));
        Some(address.set(TextElem::weight, FontWeight::REGULAR).artifact(ArtifactKind::Other))
    }

    /// The space that replaces a line break in the source: an ordinary one, or a no-break space within a
    /// number.
    pub fn space_between(&self, before: &str, after: &str) -> Content {
        if self.are_bound(before, after) { TextElem::packed("\u{a0}") } else { SpaceElem::shared().clone() }
    }

    /// Whether two words belong to one number, phone number, date or time, so that no line may break
    /// between them.
    fn are_bound(&self, before: &str, after: &str) -> bool {
        let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let first = after.split(char::is_whitespace).next().unwrap_or("");
        let is_month = |word: &str| {
            self.months.iter().any(|month| month == word.trim_end_matches(|c: char| !c.is_alphabetic()))
        };
        let ends_in_digit = last.ends_with(|c: char| c.is_ascii_digit() || c == ')')
            && last.contains(|c: char| c.is_ascii_digit());
        let starts_with_digit = first.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
        let is_unit = matches!(
            first.trim_end_matches(|c: char| !c.is_alphabetic()),
            "am" | "pm" | "million" | "billion"
        ) || first.starts_with('%');
        // “section 17”: a number alone at the start of a line would have no meaning.
        let is_labelled = first.trim_end_matches(|c: char| !c.is_alphanumeric()).len() <= MAX_LABELLED
            && last.chars().count() <= MAX_LABEL
            && last.ends_with(char::is_alphabetic);
        if ends_in_digit {
            starts_with_digit || is_month(first) || is_unit
        } else {
            starts_with_digit && (is_month(last) || is_labelled)
        }
    }
}

/// The words of a text, each with the byte offset where it begins and the one space after it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let space = rest[word..].chars().next().map_or(0, char::len_utf8);
        let item = (start, &rest[..word], &rest[word..word + space]);
        start += word + space;
        Some(item)
    })
}

/// Adds a word with hyphens to `out`: “self-advocate” in a box, so that no line ends at its hyphen.
fn write_compound(word: &str, origin: Origin, out: &mut Vec<Content>) {
    let mut start = 0;
    for part in word.split_inclusive('/') {
        let span = origin.part(start, start + part.len()).typst_span();
        let text = TextElem::packed(unhyphenated(part)).spanned(span);
        out.push(if is_compound(part) { unbreakable(text) } else { text });
        start += part.len();
    }
}

/// A space at which a line may end, and what a browser shows as one: a tab, a line break.
fn is_space(character: char) -> bool {
    character == ' '
        || character.is_control() && character.is_whitespace()
        || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Writes the collected text, if there is any, and empties it.
fn flush(piece: &mut String, origin: Origin, out: &mut Vec<Content>) {
    if !piece.is_empty() {
        out.push(TextElem::packed(piece.as_str()).spanned(origin.typst_span()));
        piece.clear();
    }
}

/// Whether a word must stay on one line: `self-advocate`. Broken at its hyphen it would look like one word
/// cut in two.
fn is_compound(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    inner.contains('-') && inner.len() <= MAX_COMPOUND
}

#[cfg(test)]
mod tests {
    use super::{is_compound, is_space, words};

    #[test]
    fn words_and_spaces_are_the_text_again() {
        let text = " phone 0844  248,\u{a0}now\n";
        assert_eq!(words(text).map(|(_, word, space)| format!("{word}{space}")).collect::<String>(), text);
    }

    #[test]
    fn a_tab_is_a_space_and_a_space_that_binds_is_none() {
        assert!(['\t', '\n', ' ', '\u{85}', '\u{2028}'].into_iter().all(is_space));
        assert!(!['\u{a0}', '\u{202f}', 'a', '\u{2009}'].into_iter().any(is_space));
    }

    #[test]
    fn compounds_are_words_with_a_hyphen_inside() {
        assert!(is_compound("self-advocate."));
        assert!(!is_compound("-"));
        assert!(!is_compound("one-word-that-is-longer-than-any-line-of-a-panel"));
    }
}
