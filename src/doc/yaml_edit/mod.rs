//! Floor 1: changes one field of a file's front matter.
//! In: the text of a file, the name of a field, its new value. Out: the text in which only the lines of that
//! field differ.
//! Must never: change a line of another field, or return a text that does not read as the new value.

mod body;
mod field_value;
mod list;

pub use body::{FrontAndBody, with_body, with_text};
pub use field_value::FieldValue;

use super::front_matter_block::FrontMatterBlock;
use super::yaml_scalar as scalar;
use crate::base::{Edit, MapEntry, Span, Value, ValueKind, read_yaml};
use crate::doc::schema::FIELDS;
use std::ops::Range;

/// The front matter of a text, read.
struct FrontMatterText<'t> {
    text: &'t str,
    lines: Span,
    data: Value,
}

impl<'t> FrontMatterText<'t> {
    /// None where the text has no front matter, or one that cannot be read or changed line by line.
    fn of(text: &'t str) -> Option<FrontMatterText<'t>> {
        let FrontMatterBlock::Found(lines, _) = FrontMatterBlock::of(text) else { return None };
        let mut findings = Vec::new();
        let data = read_yaml(&"".into(), lines.of(text), lines.start as usize, &mut findings);
        let data = if matches!(data.kind, ValueKind::Null) { Value::empty() } else { data };
        let sound = findings.is_empty()
            && matches!(data.kind, ValueKind::Map(_))
            && !lines.of(text).trim_start().starts_with('{');
        sound.then_some(FrontMatterText { text, lines, data })
    }

    fn entry(&self, name: &str) -> Option<&MapEntry> {
        self.data.entries().iter().find(|entry| entry.name == name)
    }

    /// The bytes of an entry's lines: its own, and those below it that are indented or begin with a hyphen.
    fn lines_of(&self, entry: &MapEntry) -> Range<usize> {
        let start = self.text[..entry.name_span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let mut end = start;
        let mut at = start;
        for (number, line) in self.text[start..self.lines.end as usize].split_inclusive('\n').enumerate() {
            at += line.len();
            let indented = line.starts_with([' ', '\t']) && !line.trim().is_empty();
            let item = line.trim_end() == "-" || line.starts_with("- ");
            if number == 0 || indented || item {
                end = at;
            } else if !line.trim().is_empty() && !line.starts_with('#') {
                break;
            }
        }
        start..end
    }

    /// The line end of this file.
    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }
}

/// The value of a field.
pub fn field(text: &str, name: &str) -> FieldValue {
    FrontMatterText::of(text)
        .and_then(|front| front.entry(name).map(|entry| FieldValue::of(&entry.value)))
        .unwrap_or_default()
}

/// The name of the field in whose lines a byte is.
pub fn field_at(text: &str, at: usize) -> Option<String> {
    let front = FrontMatterText::of(text)?;
    front
        .data
        .entries()
        .iter()
        .find(|entry| front.lines_of(entry).contains(&at))
        .map(|entry| entry.name.clone())
}

/// Whether [`with_field`] can change the fields of a text.
pub fn has_fields(text: &str) -> bool {
    FrontMatterText::of(text).is_some()
}

/// The text with another value of one field. None where that would change anything else: then people edit the
/// lines themselves.
pub fn with_field(text: &str, name: &str, value: &FieldValue) -> Option<String> {
    let front = FrontMatterText::of(text)?;
    let (at, with) = edit_of(&front, name, value)?;
    Some([&text[..at.start], &with, &text[at.end..]].concat())
}

/// The edit that takes the items out of a list field that begin at one of these bytes, and the field with them where
/// no other item is left. None where it would change anything else.
pub fn without_items(text: &str, name: &str, starts: &[usize]) -> Option<Edit> {
    let front = FrontMatterText::of(text)?;
    let list = &front.entry(name)?.value;
    let items = if let ValueKind::List(items) = &list.kind { items } else { std::slice::from_ref(list) };
    let stays = |item: &&Value| !starts.contains(&(item.span.start as usize));
    let left: Vec<FieldValue> = items.iter().filter(stays).map(FieldValue::of).collect();
    let value = if left.is_empty() { FieldValue::Nothing } else { FieldValue::List(left) };
    let (at, replacement) = edit_of(&front, name, &value)?;
    Some(Edit { span: Span::new(at.start, at.end), replacement })
}

/// The smallest range that has to change so that a field has a value, and its new text; an empty range where it has it.
fn edit_of(front: &FrontMatterText<'_>, name: &str, value: &FieldValue) -> Option<(Range<usize>, String)> {
    let text = front.text;
    let (at, with) = match (front.entry(name), value) {
        (None, FieldValue::Nothing) => return Some((0..0, String::new())),
        (Some(entry), value) if FieldValue::of(&entry.value) == *value => return Some((0..0, String::new())),
        (Some(entry), FieldValue::Nothing) => (front.lines_of(entry), String::new()),
        (None, value) => {
            let place = place_for(front, name);
            (place..place, list::render(name, value, front.line_end()))
        }
        (Some(entry), value) => changed(front, entry, value),
    };
    let after = [&text[..at.start], &with, &text[at.end..]].concat();
    verify(front, &after, name, value).then_some((at, with))
}

/// The smallest range that has to change, and its new text.
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

/// The byte at which a new field is inserted: below the last of the fields that precede it in the schema, or
/// at the top.
fn place_for(front: &FrontMatterText<'_>, name: &str) -> usize {
    let before =
        FIELDS.iter().take_while(|field| field.name != name).filter_map(|field| front.entry(field.name));
    before.map(|entry| front.lines_of(entry).end).max().unwrap_or(front.lines.start as usize)
}

/// Whether the new text has the new value of the field, and everything else as before.
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
