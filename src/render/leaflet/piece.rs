//! Floor 3: pieces of Typst text.
//! In: words, and the place that they come from. Out: content that keeps the place, stays on one line, or is read in a
//! direction or a language of its own.
//! Must never: change a word.

use crate::base::{Location, Span};
use crate::site::Locale;
use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;
use typst::foundations::{Content, NativeElement, Smart};
use typst::layout::{BoxElem, Dir};
use typst::syntax::{FileId, RangeMapper, SyntaxKind, SyntaxNode};
use typst::text::{Lang, TextDir, TextElem};

/// Where a text comes from.
#[derive(Clone, Copy)]
pub struct Origin<'s> {
    /// The file's id in Typst.
    pub id: FileId,
    /// The file's path, as the author knows it.
    pub path: &'s Arc<str>,
    /// The bytes of the file that it comes from.
    pub span: Span,
    /// Whether each byte of the text is a byte of the file.
    pub exact: bool,
}

impl Origin<'_> {
    /// The same as a Typst span, which Typst returns in errors about the text.
    pub fn typst_span(&self) -> typst::syntax::Span {
        let range = self.span.start as usize..self.span.end as usize;
        // Typst makes spans with given ranges only for syntax nodes, so this makes a node of the same length.
        let mut node = SyntaxNode::leaf(SyntaxKind::Text, " ".repeat(range.len()));
        if let Ok(mapper) = RangeMapper::new([range]) {
            let _ = node.synthesize_mapped(self.id, &mapper);
        }
        node.span()
    }

    /// The origin of a part of the text, by its byte offsets. If it is not exact, the whole origin.
    pub fn part(self, start: usize, end: usize) -> Self {
        if self.exact {
            Origin {
                span: Span::new(self.span.start as usize + start, self.span.start as usize + end),
                ..self
            }
        } else {
            self
        }
    }

    /// The place of the text, for a finding about it.
    pub fn location(&self) -> Location {
        Location { file: self.path.clone(), span: self.span }
    }
}

/// A word without soft hyphens: leaflets never hyphenate.
pub fn unhyphenated(word: &str) -> Cow<'_, str> {
    if word.contains('\u{ad}') { word.replace('\u{ad}', "").into() } else { word.into() }
}

/// Content in a box, which no line break can divide.
pub fn unbreakable(content: Content) -> Content {
    BoxElem::new().with_body(Some(content)).pack()
}

/// Content from left to right, whatever the direction of the text around it.
pub fn left_to_right(content: Content) -> Content {
    content.set(TextElem::dir, TextDir(Smart::Custom(Dir::LTR)))
}

/// Content in another language than the text around it, tagged with that language for screen readers.
pub fn in_language(content: Content, locale: &Locale) -> Content {
    let content =
        content.set(TextElem::dir, TextDir(Smart::Custom(if locale.is_rtl() { Dir::RTL } else { Dir::LTR })));
    let code = locale.lang.split('-').next().and_then(|code| Lang::from_str(code).ok());
    match code {
        Some(code) => content.set(TextElem::lang, code),
        None => content,
    }
}
