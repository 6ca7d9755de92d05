//! Floor 0: what a settings file or a front matter says, before anybody asks what it means.
//! In: YAML or TOML. Out: one tree of words, lists and tables, every part with its span.
//! Must never: decide what a word means (a date, a number, yes or no): the reader of the field does.

use super::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ValueKind,
}

/// The shapes that YAML and TOML share.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// A name without a value.
    Null,
    /// Words, a number, a date, true or false: as they were written.
    Scalar(String),
    /// A list.
    List(Vec<Value>),
    /// Names and values, in the order of the file.
    Map(Vec<MapEntry>),
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEntry {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// The value.
    pub value: Value,
}

impl Value {
    /// A table without entries.
    pub fn empty() -> Self {
        Value { span: Span::default(), kind: ValueKind::Map(Vec::new()) }
    }

    /// The entries, where it is a table.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.kind {
            ValueKind::Map(entries) => entries,
            _ => &[],
        }
    }
}
