//! Floor 1: how far the parser of HTML has read.
//! In: nothing. Out: the type of the place that the tokenizer and the tree share.
//! Must never: outlive the reading of one page.

use crate::base::Span;
use html5ever::tendril::StrTendril;
use std::cell::Cell;

/// How far the parser has read.
pub struct TokenPosition {
    pub text: StrTendril,
    /// The bytes that it was given.
    pub end: Cell<u32>,
    /// The end of the last tag or comment.
    pub last: Cell<u32>,
    /// The current tag.
    pub span: Cell<Span>,
    /// Whether the current tag is an end tag.
    pub closing: Cell<bool>,
}
