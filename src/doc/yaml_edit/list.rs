//! Floor 1: changes the items of a list in front matter.
//! In: the list as it is, and as it should be. Out: the lines of the items that differ.
//! Must never: rewrite an item that did not change.

use super::field_value::{FieldValue, scalar_words};
use crate::base::{Value, ValueKind, raw_scalar};
use crate::doc::yaml_scalar as scalar;
use std::fmt::Write;
use std::ops::Range;

/// The length, in characters, up to which a list of words is written on one line.
const SHORT: usize = 100;

/// The lines of a new field.
pub fn render(name: &str, value: &FieldValue, end: &str) -> String {
    match value {
        FieldValue::Nothing => String::new(),
        FieldValue::Words(words) => format!("{name}: {}{end}", scalar::render(words, false)),
        FieldValue::Row(parts) => parts.iter().fold(format!("{name}:{end}"), |out, (part, words)| {
            format!("{out}  {part}: {}{end}", scalar::render(words, false))
        }),
        FieldValue::List(items) => {
            let words: Option<Vec<String>> = items
                .iter()
                .map(|item| {
                    if let FieldValue::Words(words) = item { Some(scalar::render(words, true)) } else { None }
                })
                .collect();
            match words.map(|words| words.join(", ")) {
                Some(words) if words.chars().count() <= SHORT => format!("{name}: [{words}]{end}"),
                _ => items.iter().fold(format!("{name}:{end}"), |out, each| out + &item(each, "  ", end)),
            }
        }
    }
}

/// The lines of one item.
fn item(value: &FieldValue, indent: &str, end: &str) -> String {
    match value {
        FieldValue::Row(parts) if !parts.is_empty() => {
            let mut out = String::new();
            for (at, (part, words)) in parts.iter().enumerate() {
                let _ = write!(
                    out,
                    "{indent}{} {part}: {}{end}",
                    if at == 0 { "-" } else { " " },
                    scalar::render(words, false)
                );
            }
            out
        }
        FieldValue::Words(words) => format!("{indent}- {}{end}", scalar::render(words, false)),
        _ => String::new(),
    }
}

/// The range of a list that has to change, and its new text. `last` is the byte at which the field's lines
/// end. None where the field should be rewritten as a whole.
pub fn change(
    text: &str,
    whole: &Value,
    old: &[Value],
    new: &[FieldValue],
    last: usize,
    end: &str,
) -> Option<(Range<usize>, String)> {
    if new.is_empty() || old.is_empty() {
        return None;
    }
    let values: Vec<FieldValue> = old.iter().map(FieldValue::of).collect();
    if whole.span.of(text).starts_with('[') {
        return brackets(text, whole, old, &values, new);
    }
    let starts: Vec<usize> =
        old.iter().map(|item| text[..item.span.start as usize].rfind('\n').map_or(0, |at| at + 1)).collect();
    let own_lines = starts.windows(2).all(|pair| pair[0] < pair[1])
        && starts.iter().all(|start| text[*start..].trim_start().starts_with('-'));
    if !own_lines {
        return None;
    }
    let same = values.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = values.len().min(new.len()) - same;
    let tail = values.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let (removed, added) = (same..values.len() - tail, &new[same..new.len() - tail]);
    // Where one item changes, only its changed words are rewritten.
    if let (1, [one]) = (removed.len(), added)
        && let Some(change) =
            within(text, &old[removed.start], one).or_else(|| longer(text, &old[removed.start], one, end))
    {
        return Some(change);
    }
    let line = |at: usize| starts.get(at).copied().unwrap_or(last);
    let first = &text[starts[0]..];
    let indent = &first[..first.len() - first.trim_start().len()];
    Some((
        line(removed.start)..line(removed.end),
        added.iter().map(|value| item(value, indent, end)).collect(),
    ))
}

/// The change of one value in an item that otherwise stays the same.
fn within(text: &str, old: &Value, new: &FieldValue) -> Option<(Range<usize>, String)> {
    match (&old.kind, new) {
        (ValueKind::Scalar(_), FieldValue::Words(words)) => scalar::change(text, old, words),
        (ValueKind::Map(entries), FieldValue::Row(parts)) => {
            let names = entries.iter().map(|entry| &entry.name).eq(parts.iter().map(|(name, _)| name));
            let mut differ =
                entries.iter().zip(parts).filter(|(entry, (_, words))| scalar_words(&entry.value) != *words);
            let (entry, (_, words)) = differ.next().filter(|_| names)?;
            // Two values cannot be one change.
            if differ.next().is_some() { None } else { scalar::change(text, &entry.value, words) }
        }
        _ => None,
    }
}

/// The lines that are added to an item which keeps its parts and gets more.
fn longer(text: &str, old: &Value, new: &FieldValue, end: &str) -> Option<(Range<usize>, String)> {
    let (ValueKind::Map(entries), FieldValue::Row(parts)) = (&old.kind, new) else { return None };
    let same = entries
        .iter()
        .zip(parts)
        .all(|(entry, (name, words))| entry.name == *name && scalar_words(&entry.value) == *words);
    let (last, first) = (entries.last()?, entries.first()?);
    let line = text[..last.name_span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let at =
        text[last.name_span.start as usize..].find('\n').map(|at| last.name_span.start as usize + at + 1)?;
    // Values of several lines, and several parts on one line, are rewritten as a whole.
    let plain = last.value.span.end as usize <= at
        && (entries.len() == 1 || text[line..last.name_span.start as usize].trim().is_empty());
    let column = first.name_span.start as usize
        - text[..first.name_span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let part = |(name, words): &(String, String)| {
        format!("{}{name}: {}{end}", " ".repeat(column), scalar::render(words, false))
    };
    (same && plain && parts.len() > entries.len())
        .then(|| (at..at, parts[entries.len()..].iter().map(part).collect()))
}

/// The change of a list between brackets. Items that stay are copied as written.
fn brackets(
    text: &str,
    whole: &Value,
    old: &[Value],
    values: &[FieldValue],
    new: &[FieldValue],
) -> Option<(Range<usize>, String)> {
    if whole.span.of(text).contains(['\n', '#']) {
        return None;
    }
    let render_item = |value: &FieldValue| match values.iter().position(|known| known == value) {
        Some(at) => Some(raw_scalar(old[at].span.of(text)).to_string()),
        None if let FieldValue::Words(words) = value => Some(scalar::render(words, true)),
        None => None,
    };
    let items: Vec<String> = new.iter().map(render_item).collect::<Option<_>>()?;
    Some((whole.span.start as usize..whole.span.end as usize, format!("[{}]", items.join(", "))))
}
