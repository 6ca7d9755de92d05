//! Floor 1: one field of a file changed, and nothing else.
//! In: the text of a file, a field's name, its new value. Out: the text in which only that field's lines
//! differ.
//! Must never: change a line that says nothing of the field, or give out a text that reads differently from
//! what was meant.

mod body;
mod list;
mod scalar;

pub use body::{FrontAndBody, with_body, with_text};
pub(super) use scalar::raw_scalar;

use super::document::FrontMatterBlock;
use crate::base::{MapEntry, Span, Value, ValueKind, read_yaml};
use crate::doc::schema::FIELDS;
use std::ops::Range;

/// What a field says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldValue {
    /// It is not there.
    #[default]
    Nothing,
    /// Words, a number, a date, true or false.
    Words(String),
    /// A list.
    List(Vec<FieldValue>),
    /// Names and values: one source, one exception.
    Row(Vec<(String, String)>),
}

impl FieldValue {
    /// What data says.
    pub fn of(data: &Value) -> FieldValue {
        match &data.kind {
            ValueKind::Null => FieldValue::Nothing,
            ValueKind::Scalar(words) => FieldValue::Words(words.trim().to_string()),
            ValueKind::List(items) => FieldValue::List(items.iter().map(FieldValue::of).collect()),
            ValueKind::Map(entries) => FieldValue::Row(
                entries.iter().map(|entry| (entry.name.clone(), words(&entry.value))).collect(),
            ),
        }
    }
}

fn words(data: &Value) -> String {
    match &data.kind {
        ValueKind::Scalar(words) => words.trim().to_string(),
        _ => String::new(),
    }
}

/// The fields of a text, and where they stand; none where there are no lines for them, or they cannot be
/// read.
struct FrontMatterText<'t> {
    text: &'t str,
    lines: Span,
    data: Value,
}

impl<'t> FrontMatterText<'t> {
    fn of(text: &'t str) -> Option<FrontMatterText<'t>> {
        let FrontMatterBlock::Found(lines, _) = FrontMatterBlock::of(text) else { return None };
        let mut notes = Vec::new();
        let data = read_yaml(&"".into(), lines.of(text), lines.start as usize, &mut notes);
        let data = if matches!(data.kind, ValueKind::Null) { Value::empty() } else { data };
        let sound = notes.is_empty()
            && matches!(data.kind, ValueKind::Map(_))
            && !lines.of(text).trim_start().starts_with('{');
        sound.then_some(FrontMatterText { text, lines, data })
    }

    fn entry(&self, name: &str) -> Option<&MapEntry> {
        self.data.entries().iter().find(|entry| entry.name == name)
    }

    /// The lines of an entry: its own, and those below it that are set in or begin with a hyphen.
    fn lines_of(&self, entry: &MapEntry) -> Range<usize> {
        let start = self.text[..entry.name_span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let mut end = start;
        let mut at = start;
        for (number, line) in self.text[start..self.lines.end as usize].split_inclusive('\n').enumerate() {
            at += line.len();
            let set_in = line.starts_with([' ', '\t']) && !line.trim().is_empty();
            let item = line.trim_end() == "-" || line.starts_with("- ");
            if number == 0 || set_in || item {
                end = at;
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                break;
            }
        }
        start..end
    }

    /// How lines end in this file.
    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// What a field says; nothing where it does not stand there.
pub fn field(text: &str, name: &str) -> FieldValue {
    FrontMatterText::of(text)
        .and_then(|front| front.entry(name).map(|entry| FieldValue::of(&entry.value)))
        .unwrap_or_default()
}

/// The name of the field whose lines hold this byte.
pub fn field_at(text: &str, at: usize) -> Option<String> {
    let front = FrontMatterText::of(text)?;
    front
        .data
        .entries()
        .iter()
        .find(|entry| front.lines_of(entry).contains(&at))
        .map(|entry| entry.name.clone())
}

/// Whether the fields of a text can be changed one by one.
pub fn has_fields(text: &str) -> bool {
    FrontMatterText::of(text).is_some()
}

/// The text with another value of one field. None where that cannot be done without touching anything else:
/// then people change the
/// lines themselves.
pub fn with_field(text: &str, name: &str, value: &FieldValue) -> Option<String> {
    let front = FrontMatterText::of(text)?;
    let (at, with) = match (front.entry(name), value) {
        (None, FieldValue::Nothing) => return Some(text.to_string()),
        (Some(entry), value) if FieldValue::of(&entry.value) == *value => return Some(text.to_string()),
        (Some(entry), FieldValue::Nothing) => (front.lines_of(entry), String::new()),
        (None, value) => {
            let place = place_for(&front, name);
            (place..place, list::render(name, value, front.line_end()))
        }
        (Some(entry), value) => changed(&front, entry, value),
    };
    let after = [&text[..at.start], &with, &text[at.end..]].concat();
    verify(&front, &after, name, value).then_some(after)
}

/// The smallest stretch that has to change, and what takes its place.
fn changed(front: &FrontMatterText<'_>, entry: &MapEntry, value: &FieldValue) -> (Range<usize>, String) {
    let lines = front.lines_of(entry);
    let whole = || (lines.clone(), list::render(&entry.name, value, front.line_end()));
    match (&entry.value.kind, value) {
        (ValueKind::Scalar(_), FieldValue::Words(words)) => {
            scalar::change(front.text, &entry.value, words).unwrap_or_else(whole)
        }
        (ValueKind::Null, FieldValue::Words(words)) => {
            let colon = front.text[entry.name_span.end as usize..lines.end].find(':');
            let Some(colon) = colon.map(|at| entry.name_span.end as usize + at + 1) else { return whole() };
            (colon..colon, format!(" {}", scalar::render(words, false)))
        }
        (ValueKind::List(old), FieldValue::List(new)) => {
            list::change(front.text, &entry.value, old, new, lines.end, front.line_end())
                .unwrap_or_else(whole)
        }
        _ => whole(),
    }
}

/// Where a new field goes: below the last of those that come before it in the schema; at the top if there is
/// none.
fn place_for(front: &FrontMatterText<'_>, name: &str) -> usize {
    let before =
        FIELDS.iter().take_while(|field| field.name != name).filter_map(|field| front.entry(field.name));
    before.map(|entry| front.lines_of(entry).end).max().unwrap_or(front.lines.start as usize)
}

/// Whether a text says this of the field, and of everything else what it said before.
fn verify(before: &FrontMatterText<'_>, after: &str, name: &str, value: &FieldValue) -> bool {
    let Some(front) = FrontMatterText::of(after) else { return false };
    let others = |front: &FrontMatterText<'_>| -> Vec<(String, FieldValue)> {
        front
            .data
            .entries()
            .iter()
            .filter(|entry| entry.name != name)
            .map(|entry| (entry.name.clone(), FieldValue::of(&entry.value)))
            .collect()
    };
    let now = front.entry(name).map(|entry| FieldValue::of(&entry.value)).unwrap_or_default();
    now == *value
        && others(&front) == others(before)
        && after[front.lines.end as usize..] == before.text[before.lines.end as usize..]
}

#[cfg(test)]
mod tests;
