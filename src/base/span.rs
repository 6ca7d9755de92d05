//! Floor 0: a range of bytes in one file.
//! In: byte offsets. Out: spans.
//! Must never: point outside the text it was made for, or into generated text.

/// A half-open range of bytes in one source file. Eight bytes, so that every node can carry one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two offsets, in bytes. An end before the start counts as the start.
    pub fn new(start: usize, end: usize) -> Self {
        let start = start.min(u32::MAX as usize) as u32;
        Span { start, end: (end.min(u32::MAX as usize) as u32).max(start) }
    }

    /// The part of `text` that it covers; empty where the span does not fit the text, so that odd input
    /// cannot panic.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The span moved by `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Span::new(self.start as usize + by, self.end as usize + by)
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// A value and the place where an author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub span: Span,
}
