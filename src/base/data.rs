//! Floor 0: what a settings file or a front matter says, before anybody asks what it means.
//! In: YAML or TOML. Out: one tree of words, lists and tables, every part with its span.
//! Must never: decide what a word means (a date, a number, yes or no): the reader of the field does.

use super::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// Where.
    pub span: Span,
    /// What.
    pub shape: Shape,
}

/// The shapes that YAML and TOML share.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A name without a value.
    Nothing,
    /// Words, a number, a date, true or false: as they were written.
    Words(String),
    /// A list.
    List(Vec<Data>),
    /// Names and values, in the order of the file.
    Table(Vec<Entry>),
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Data,
}

impl Data {
    /// A table without entries.
    pub fn empty() -> Self {
        Data { span: Span::default(), shape: Shape::Table(Vec::new()) }
    }

    /// The entries, where it is a table.
    pub fn entries(&self) -> &[Entry] {
        match &self.shape {
            Shape::Table(entries) => entries,
            _ => &[],
        }
    }
}
