//! Floor 0: parsed YAML or TOML, before its scalars have types.
//! In: YAML or TOML. Out: one tree of scalars, lists and tables, every part with its span.
//! Must never: decide whether a scalar is a date, a number or a truth value: the reader of the field does.

use super::Span;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Its place in the file.
    pub span: Span,
    /// Its shape and content.
    pub kind: ValueKind,
}

/// The shapes that YAML and TOML share.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// A name without a value.
    Null,
    /// Text, a number, a date, true or false, as written.
    Scalar(String),
    /// A list.
    List(Vec<Value>),
    /// A table: names and values, in the order of the file.
    Map(Vec<MapEntry>),
}

/// One entry of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEntry {
    /// The name.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// The value.
    pub value: Value,
}

impl Value {
    /// A table without entries.
    pub fn empty() -> Self {
        Value { span: Span::default(), kind: ValueKind::Map(Vec::new()) }
    }

    /// The entries of a table; empty for other values.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.kind {
            ValueKind::Map(entries) => entries,
            _ => &[],
        }
    }
}
