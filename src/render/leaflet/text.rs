//! Floor 3: letters on paper.
//! In: a stretch of text and the place it comes from. Out: Typst text with that place, numbers and dates kept
//! whole.
//! Must never: let a sign through that no font has, or change a word.

use super::theme::LeafletTheme;
use crate::base::{Finding, Findings, Location, Span, reported_rules};
use crate::render::bidi::ltr_runs;
use crate::render::layout::EditionLayout;
use crate::site::Locale;
use std::str::FromStr;
use std::sync::Arc;
use typst::foundations::{Content, NativeElement, Smart};
use typst::layout::{BoxElem, Dir};
use typst::syntax::{FileId, RangeMapper, SyntaxKind, SyntaxNode};
use typst::text::{Lang, SpaceElem, TextDir, TextElem};

/// Where a text comes from.
#[derive(Clone, Copy)]
pub struct Origin<'s> {
    /// The file, as Typst knows it.
    pub id: FileId,
    /// The file, as the author knows it.
    pub path: &'s Arc<str>,
    /// Where it stands there.
    pub span: Span,
    /// Whether each byte of the text is a byte of the file.
    pub exact: bool,
}

impl Origin<'_> {
    /// As Typst carries it from the text to an error about it.
    pub fn typst_span(&self) -> typst::syntax::Span {
        let range = self.span.start as usize..self.span.end as usize;
        // Typst makes such a span only for a node of text: this is one of the same length.
        let mut node = SyntaxNode::leaf(SyntaxKind::Text, " ".repeat(range.len()));
        if let Ok(mapper) = RangeMapper::new([range]) {
            let _ = node.synthesize_mapped(self.id, &mapper);
        }
        node.span()
    }

    fn part(self, start: usize, end: usize) -> Self {
        if self.exact {
            Origin {
                span: Span::new(self.span.start as usize + start, self.span.start as usize + end),
                ..self
            }
        } else {
            self
        }
    }

    fn place(&self) -> Location {
        Location { file: self.path.clone(), span: self.span }
    }
}

/// A group of numbers with more letters than this may be broken over lines: a panel has room for so many.
const MAX_UNBROKEN: usize = 26;

/// Makes text. Whatever ends up on paper as letters goes through here.
pub struct TextSetter<'s> {
    theme: &'s LeafletTheme,
    locale: &'s Locale,
    months: Vec<String>,
    findings: Findings,
}

impl<'s> TextSetter<'s> {
    pub fn new(theme: &'s LeafletTheme, locale: &'s Locale) -> Self {
        let months = locale.months();
        TextSetter { theme, locale, months, findings: Findings::new() }
    }

    /// What no font has.
    pub fn findings(self) -> Findings {
        self.findings
    }

    /// Text as content.
    pub fn text(&mut self, text: &str, origin: Origin) -> Content {
        let mut out = Vec::new();
        self.write(text, origin, &mut out);
        Content::sequence(out)
    }

    /// Text, in pieces where a part of it may not be broken.
    pub fn write(&mut self, text: &str, origin: Origin, out: &mut Vec<Content>) {
        if text.is_empty() {
            return;
        }
        self.check(text, origin);
        if !self.locale.is_rtl() {
            return self.pieces(text, origin, out);
        }
        // A group of numbers is read from left to right in every language, and stands alone in one that runs
        // the other way.
        let mut at = 0;
        for (part, group) in ltr_runs(text) {
            let origin = origin.part(at, at + part.len());
            at += part.len();
            if group {
                let text = TextElem::packed(if part.chars().count() > MAX_UNBROKEN {
                    part.to_string()
                } else {
                    part.replace(' ', "\u{a0}")
                });
                out.push(from_the_left(text.spanned(origin.typst_span())));
            } else {
                self.pieces(part, origin, out);
            }
        }
    }

    fn pieces(&self, text: &str, origin: Origin, out: &mut Vec<Content>) {
        let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_digit() && byte != b'-';
        if text.bytes().all(plain) {
            out.push(TextElem::packed(text).spanned(origin.typst_span()));
            return;
        }
        let mut piece = String::with_capacity(text.len() + 8);
        let mut start = 0;
        for (at, word, space) in words(text) {
            let end = at + word.len();
            let after = &text[end + space.len()..];
            if word.contains('-') {
                flush(&mut piece, origin.part(start, at), out);
                let mut from = at;
                for part in word.split_inclusive(['/', '@']) {
                    let text = TextElem::packed(unhyphenated(part))
                        .spanned(origin.part(from, from + part.len()).typst_span());
                    out.push(if is_compound(part) { whole(text) } else { text });
                    from += part.len();
                }
                start = end;
            } else {
                piece.push_str(&unhyphenated(word));
            }
            piece.push_str(if space == " " && self.binds(&text[..end], after) { "\u{a0}" } else { space });
        }
        flush(&mut piece, origin.part(start, text.len()), out);
    }

    /// What stands between two lines of the source: a space that a line may end at, or one that holds a
    /// number together.
    pub fn between(&self, before: &str, after: &str) -> Content {
        if self.binds(before, after) { TextElem::packed("\u{a0}") } else { SpaceElem::shared().clone() }
    }

    /// Whether the space between two words holds a number, a phone number, a date or a time together.
    fn binds(&self, before: &str, after: &str) -> bool {
        let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let first = after.split(char::is_whitespace).next().unwrap_or("");
        let is_month = |word: &str| {
            self.months.iter().any(|month| month == word.trim_end_matches(|sign: char| !sign.is_alphabetic()))
        };
        let ends_in_digit = last.ends_with(|sign: char| sign.is_ascii_digit() || sign == ')')
            && last.contains(|sign: char| sign.is_ascii_digit());
        let starts_with_digit = first.trim_start_matches('(').starts_with(|sign: char| sign.is_ascii_digit());
        let is_unit = matches!(
            first.trim_end_matches(|sign: char| !sign.is_alphabetic()),
            "am" | "pm" | "million" | "billion"
        ) || first.starts_with('%');
        // “section 17”: a number alone at the start of a line says nothing.
        let is_short = first.trim_end_matches(|sign: char| !sign.is_alphanumeric()).len() <= 4
            && last.chars().count() <= 12
            && last.ends_with(char::is_alphabetic);
        if ends_in_digit {
            starts_with_digit || is_month(first) || is_unit
        } else {
            starts_with_digit && (is_month(last) || is_short)
        }
    }

    fn check(&mut self, text: &str, origin: Origin) {
        for range in self.theme.files.coverage.missing(text) {
            let missing: String = text[range.clone()].chars().take(20).collect();
            let mut signs = missing.chars();
            let message = match (signs.next(), signs.find(|sign| *sign != '\u{fe0f}')) {
                (Some(sign), None) => {
                    format!("No font of the leaflets has the sign “{sign}” (U+{:04X}).", sign as u32)
                }
                _ => format!("No font of the leaflets has these letters: “{missing}”."),
            };
            let folder = self.theme.layout_path(EditionLayout::A4);
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            self.findings.push(Finding::new(&reported_rules::LEAFLET_GLYPH, origin.part(range.start, range.end).place(), message, format!("Write it in words, or take it out. A designer can add a font that has it to {folder}/fonts.")));
        }
    }
}

/// Words, each with where it begins and the space after it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let space = rest[word..].chars().next().map_or(0, char::len_utf8);
        let found = (at, &rest[..word], &rest[word..word + space]);
        at += word + space;
        Some(found)
    })
}

fn flush(piece: &mut String, origin: Origin, out: &mut Vec<Content>) {
    if !piece.is_empty() {
        out.push(TextElem::packed(piece.as_str()).spanned(origin.typst_span()));
        piece.clear();
    }
}

/// `self-advocate`: a line that ended at the hyphen would look like a word cut in two. Addresses may be
/// parted after a slash.
fn is_compound(word: &str) -> bool {
    let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    inner.contains('-') && inner.len() <= 30
}

/// A word without the signs that say where it may be cut: leaflets never cut one.
fn unhyphenated(word: &str) -> std::borrow::Cow<'_, str> {
    if word.contains('\u{ad}') { word.replace('\u{ad}', "").into() } else { word.into() }
}

/// Content that no line breaks.
pub fn whole(content: Content) -> Content {
    BoxElem::new().with_body(Some(content)).pack()
}

/// Content that is read from left to right, whatever stands around it.
pub fn from_the_left(content: Content) -> Content {
    content.set(TextElem::dir, TextDir(Smart::Custom(Dir::LTR)))
}

/// Content in another language than what stands around it.
pub fn in_language(content: Content, locale: &Locale) -> Content {
    let content =
        content.set(TextElem::dir, TextDir(Smart::Custom(if locale.is_rtl() { Dir::RTL } else { Dir::LTR })));
    let code = locale.lang.split('-').next().and_then(|code| Lang::from_str(code).ok());
    match code {
        Some(code) => content.set(TextElem::lang, code),
        None => content,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_compound, words};

    #[test]
    fn words_and_spaces_are_the_text_again() {
        let text = " phone 0844  248,\u{a0}now\n";
        assert_eq!(words(text).map(|(_, word, space)| format!("{word}{space}")).collect::<String>(), text);
    }

    #[test]
    fn compounds_are_words_with_a_hyphen_inside() {
        assert!(is_compound("self-advocate."));
        assert!(!is_compound("-"));
        assert!(!is_compound("one-word-that-is-longer-than-any-line-of-a-panel"));
    }
}
