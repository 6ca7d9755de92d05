//! Floor 1: one field of a file changed, and nothing else.
//! In: the text of a file, a field's name, its new value. Out: the text in which only that field's lines differ.
//! Must never: change a line that says nothing of the field, or give out a text that reads differently from what was meant.

mod body;
mod list;
mod scalar;

pub use body::{Parts, with_body, with_text};
pub(super) use scalar::written;

use super::document::Top;
use crate::base::{Data, Entry, Shape, Span, read_yaml};
use crate::doc::schema::FIELDS;
use std::ops::Range;

/// What a field says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// It is not there.
    #[default]
    Nothing,
    /// Words, a number, a date, true or false.
    Words(String),
    /// A list.
    List(Vec<Value>),
    /// Names and values: one source, one exception.
    Row(Vec<(String, String)>),
}

impl Value {
    /// What data says.
    pub fn of(data: &Data) -> Value {
        match &data.shape {
            Shape::Nothing => Value::Nothing,
            Shape::Words(words) => Value::Words(words.trim().to_string()),
            Shape::List(items) => Value::List(items.iter().map(Value::of).collect()),
            Shape::Table(entries) => Value::Row(entries.iter().map(|entry| (entry.name.clone(), words(&entry.value))).collect()),
        }
    }
}

fn words(data: &Data) -> String {
    match &data.shape {
        Shape::Words(words) => words.trim().to_string(),
        _ => String::new(),
    }
}

/// The fields of a text, and where they stand; none where there are no lines for them, or they cannot be read.
struct Front<'t> {
    text: &'t str,
    lines: Span,
    data: Data,
}

impl<'t> Front<'t> {
    fn of(text: &'t str) -> Option<Front<'t>> {
        let Top::Lines(lines, _) = Top::of(text) else { return None };
        let mut notes = Vec::new();
        let data = read_yaml(&"".into(), lines.of(text), lines.start as usize, &mut notes);
        let data = if matches!(data.shape, Shape::Nothing) { Data::empty() } else { data };
        let sound = notes.is_empty() && matches!(data.shape, Shape::Table(_)) && !lines.of(text).trim_start().starts_with('{');
        sound.then_some(Front { text, lines, data })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.data.entries().iter().find(|entry| entry.name == name)
    }

    /// The lines of an entry: its own, and those below it that are set in or begin with a hyphen.
    fn lines_of(&self, entry: &Entry) -> Range<usize> {
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
pub fn field(text: &str, name: &str) -> Value {
    Front::of(text).and_then(|front| front.entry(name).map(|entry| Value::of(&entry.value))).unwrap_or_default()
}

/// The name of the field whose lines hold this byte.
pub fn field_at(text: &str, at: usize) -> Option<String> {
    let front = Front::of(text)?;
    front.data.entries().iter().find(|entry| front.lines_of(entry).contains(&at)).map(|entry| entry.name.clone())
}

/// Whether the fields of a text can be changed one by one.
pub fn has_fields(text: &str) -> bool {
    Front::of(text).is_some()
}

/// The text with another value of one field. None where that cannot be done without touching anything else: then people change the
/// lines themselves.
pub fn with_field(text: &str, name: &str, value: &Value) -> Option<String> {
    let front = Front::of(text)?;
    let (at, with) = match (front.entry(name), value) {
        (None, Value::Nothing) => return Some(text.to_string()),
        (Some(entry), value) if Value::of(&entry.value) == *value => return Some(text.to_string()),
        (Some(entry), Value::Nothing) => (front.lines_of(entry), String::new()),
        (None, value) => {
            let place = place_for(&front, name);
            (place..place, list::lines(name, value, front.line_end()))
        }
        (Some(entry), value) => changed(&front, entry, value),
    };
    let after = [&text[..at.start], &with, &text[at.end..]].concat();
    says(&front, &after, name, value).then_some(after)
}

/// The smallest stretch that has to change, and what takes its place.
fn changed(front: &Front<'_>, entry: &Entry, value: &Value) -> (Range<usize>, String) {
    let lines = front.lines_of(entry);
    let whole = || (lines.clone(), list::lines(&entry.name, value, front.line_end()));
    match (&entry.value.shape, value) {
        (Shape::Words(_), Value::Words(words)) => scalar::change(front.text, &entry.value, words).unwrap_or_else(whole),
        (Shape::Nothing, Value::Words(words)) => {
            let colon = front.text[entry.name_span.end as usize..lines.end].find(':');
            let Some(colon) = colon.map(|at| entry.name_span.end as usize + at + 1) else { return whole() };
            (colon..colon, format!(" {}", scalar::plain(words, false)))
        }
        (Shape::List(old), Value::List(new)) => list::change(front.text, &entry.value, old, new, lines.end, front.line_end()).unwrap_or_else(whole),
        _ => whole(),
    }
}

/// Where a new field goes: below the last of those that come before it in the schema; at the top if there is none.
fn place_for(front: &Front<'_>, name: &str) -> usize {
    let before = FIELDS.iter().take_while(|field| field.name != name).filter_map(|field| front.entry(field.name));
    before.map(|entry| front.lines_of(entry).end).max().unwrap_or(front.lines.start as usize)
}

/// Whether a text says this of the field, and of everything else what it said before.
fn says(before: &Front<'_>, after: &str, name: &str, value: &Value) -> bool {
    let Some(front) = Front::of(after) else { return false };
    let others = |front: &Front<'_>| -> Vec<(String, Value)> {
        front.data.entries().iter().filter(|entry| entry.name != name).map(|entry| (entry.name.clone(), Value::of(&entry.value))).collect()
    };
    let now = front.entry(name).map(|entry| Value::of(&entry.value)).unwrap_or_default();
    now == *value && others(&front) == others(before) && after[front.lines.end as usize..] == before.text[before.lines.end as usize..]
}

#[cfg(test)]
mod tests;
