//! Floor 5: the front matter of a file as a form.
//! In: a file's text and the schema. Out: the form's fields; from a form that was sent, the file with the
//! changed fields.
//! Must never: touch a field that was not changed, or drop a value that a browser cannot show.

use super::form::Form;
use crate::base::Date;
use crate::doc::schema::{FIELDS, FieldSpec, FieldType};
use crate::doc::yaml_edit::{FieldValue, field, with_body, with_field};
use serde::Serialize;

/// A field of the form.
#[derive(Serialize)]
pub struct FieldView {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    /// `line`, `sentence`, `day`, `truth`, `one`, `any`, `lines`, `rows`.
    shape: &'static str,
    value: String,
    on: bool,
    choices: Vec<Choice>,
    rows: Vec<Vec<FieldPart>>,
    pub seldom: bool,
}

#[derive(Serialize)]
struct Choice {
    words: &'static str,
    on: bool,
}

#[derive(Serialize)]
struct FieldPart {
    number: usize,
    name: String,
    label: &'static str,
    value: String,
}

/// The number of empty rows below the filled ones.
const SPARE: usize = 1;

/// The fields of a file.
pub fn shown(text: &str, is_leaflet: bool) -> Vec<FieldView> {
    let is_shown =
        |each: &&FieldSpec| !each.leaflet || is_leaflet || field(text, each.name) != FieldValue::Nothing;
    FIELDS.iter().filter(is_shown).map(|each| one(each, &field(text, each.name))).collect()
}

fn one(field: &FieldSpec, value: &FieldValue) -> FieldView {
    let words = said(value);
    let (shape, choices, rows) = match field.field_type {
        FieldType::Line | FieldType::Interval | FieldType::Number => ("line", Vec::new(), Vec::new()),
        FieldType::Sentence => ("sentence", Vec::new(), Vec::new()),
        // A browser would not show a value that is not a date, and it would be lost.
        FieldType::Day if words.is_empty() || words.parse::<Date>().is_ok() => {
            ("day", Vec::new(), Vec::new())
        }
        FieldType::Day => ("line", Vec::new(), Vec::new()),
        FieldType::Bool => ("truth", Vec::new(), Vec::new()),
        FieldType::OneOf(names) => {
            ("one", names.iter().map(|name| Choice { words: name, on: words == *name }).collect(), Vec::new())
        }
        FieldType::AnyOf(names) => (
            "any",
            names
                .iter()
                .map(|name| Choice { words: name, on: items(value).iter().any(|item| item == name) })
                .collect(),
            Vec::new(),
        ),
        FieldType::Strings => ("lines", Vec::new(), Vec::new()),
        FieldType::Records(parts) => {
            let known = rows_of(value, parts);
            let rows = known
                .iter()
                .cloned()
                .chain(std::iter::repeat_n(vec![String::new(); parts.len()], SPARE))
                .enumerate();
            let row = |(at, row): (usize, Vec<String>)| {
                let part = |(part, value): (&&'static str, String)| FieldPart {
                    number: at + 1,
                    name: format!("f.{}.{at}.{part}", field.name),
                    label: part_label(part),
                    value,
                };
                parts.iter().zip(row).map(part).collect()
            };
            ("rows", Vec::new(), rows.map(row).collect())
        }
    };
    let value = if field.field_type == FieldType::Strings { items(value).join("\n") } else { words.clone() };
    FieldView {
        name: field.name,
        label: field.label,
        hint: field.hint,
        shape,
        value,
        on: is_on(&words),
        choices,
        rows,
        seldom: field.advanced,
    }
}

fn part_label(part: &str) -> &'static str {
    match part {
        "title" => "Title of the source",
        "url" => "Its address",
        "rule" => "Rule",
        "reason" => "Reason",
        _ => "Until (year-month-day)",
    }
}

fn said(value: &FieldValue) -> String {
    if let FieldValue::Words(words) = value { words.clone() } else { String::new() }
}

fn is_on(words: &str) -> bool {
    matches!(words, "true" | "yes")
}

fn items(value: &FieldValue) -> Vec<String> {
    match value {
        FieldValue::List(items) => items.iter().map(said).filter(|words| !words.is_empty()).collect(),
        FieldValue::Words(words) => vec![words.clone()],
        _ => Vec::new(),
    }
}

/// The rows of a list, each with its columns in order.
fn rows_of(value: &FieldValue, parts: &[&'static str]) -> Vec<Vec<String>> {
    let row = |item: &FieldValue| match item {
        FieldValue::Row(known) => parts
            .iter()
            .map(|part| {
                known.iter().find(|(name, _)| name == part).map_or(String::new(), |(_, words)| words.clone())
            })
            .collect(),
        other => std::iter::once(said(other)).chain(parts.iter().skip(1).map(|_| String::new())).collect(),
    };
    match value {
        FieldValue::List(items) => items.iter().map(row).collect(),
        FieldValue::Nothing => Vec::new(),
        one => vec![row(one)],
    }
}

/// The file with the form's changes.
///
/// # Errors
/// The name of the field whose lines have to be changed by hand.
pub fn applied(text: &str, form: &Form) -> Result<String, &'static str> {
    let mut after = text.to_string();
    for each in FIELDS.iter().filter(|each| form.has(&format!("has.{}", each.name))) {
        let old = field(text, each.name);
        if let Some(new) = sent(each, &old, form) {
            after = with_field(&after, each.name, &new).ok_or(each.label)?;
        }
    }
    Ok(if form.has("body") { with_body(&after, form.get("body")) } else { after })
}

/// The new value of a field, if it is not the one that the form showed.
fn sent(field: &FieldSpec, old: &FieldValue, form: &Form) -> Option<FieldValue> {
    let name = format!("f.{}", field.name);
    let neat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = |words: String| if words.is_empty() { FieldValue::Nothing } else { FieldValue::Words(words) };
    match field.field_type {
        FieldType::Bool => (form.has(&name) != is_on(&said(old)))
            .then(|| words(if form.has(&name) { "true".into() } else { String::new() })),
        FieldType::AnyOf(_) | FieldType::Strings => {
            let new: Vec<String> =
                form.all(&name).flat_map(str::lines).map(neat).filter(|line| !line.is_empty()).collect();
            let known: Vec<String> = items(old).iter().map(|item| neat(item)).collect();
            let list = || {
                if new.is_empty() {
                    FieldValue::Nothing
                } else {
                    FieldValue::List(new.iter().cloned().map(FieldValue::Words).collect())
                }
            };
            (new != known).then(list)
        }
        FieldType::Records(parts) => {
            let known = rows_of(old, parts);
            let row = |at: usize| -> Vec<String> {
                parts.iter().map(|part| neat(form.get(&format!("{name}.{at}.{part}")))).collect()
            };
            let most = known.len()
                + form.get(&format!("rows.{}", field.name)).parse::<usize>().unwrap_or(SPARE).min(100);
            let new: Vec<(usize, Vec<String>)> = (0..most)
                .map(|at| (at, row(at)))
                .filter(|(_, row)| row.iter().any(|part| !part.is_empty()))
                .collect();
            let neat_known: Vec<Vec<String>> =
                known.iter().map(|row| row.iter().map(|part| neat(part)).collect()).collect();
            if new.iter().map(|(_, row)| row).eq(neat_known.iter()) {
                return None;
            }
            let value = |(at, row): (usize, Vec<String>)| match old {
                // An unchanged row stays as it was written.
                FieldValue::List(items) if neat_known.get(at) == Some(&row) => items[at].clone(),
                FieldValue::List(items) => ordered(items.get(at), parts, row),
                _ => ordered(None, parts, row),
            };
            Some(if new.is_empty() {
                FieldValue::Nothing
            } else {
                FieldValue::List(new.into_iter().map(value).collect())
            })
        }
        _ => {
            let new = neat(form.get(&name));
            (new != neat(&said(old))).then(|| words(new))
        }
    }
}

/// A row with its columns in the order in which they were written before.
fn ordered(old: Option<&FieldValue>, parts: &[&'static str], row: Vec<String>) -> FieldValue {
    let mut named: Vec<(String, String)> =
        parts.iter().map(|part| part.to_string()).zip(row).filter(|(_, words)| !words.is_empty()).collect();
    if let Some(FieldValue::Row(known)) = old {
        named
            .sort_by_key(|(name, _)| known.iter().position(|(known, _)| known == name).unwrap_or(usize::MAX));
    }
    FieldValue::Row(named)
}
