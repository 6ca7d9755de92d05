//! Floor 1: the value of a field of front matter.
//! In: a value of YAML. Out: the same as it is edited: words, lists and rows.
//! Must never: keep how the file writes it.

use crate::base::{Value, ValueKind};

/// The value of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldValue {
    /// The field is missing or empty.
    #[default]
    Nothing,
    /// A scalar: text, a number, a date, true or false.
    Words(String),
    /// A list.
    List(Vec<FieldValue>),
    /// A table of names and scalars, such as one source or one exception.
    Row(Vec<(String, String)>),
}

impl FieldValue {
    /// The value of parsed YAML.
    pub fn of(data: &Value) -> FieldValue {
        match &data.kind {
            ValueKind::Null => FieldValue::Nothing,
            ValueKind::Scalar(words) => FieldValue::Words(words.trim().to_string()),
            ValueKind::List(items) => FieldValue::List(items.iter().map(FieldValue::of).collect()),
            ValueKind::Map(entries) => FieldValue::Row(
                entries.iter().map(|entry| (entry.name.clone(), scalar_words(&entry.value))).collect(),
            ),
        }
    }
}

/// The text of a scalar; empty for other values.
pub fn scalar_words(data: &Value) -> String {
    match &data.kind {
        ValueKind::Scalar(words) => words.trim().to_string(),
        _ => String::new(),
    }
}
