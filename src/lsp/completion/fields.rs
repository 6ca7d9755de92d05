//! Floor 7: fields of the front matter and their values.
//! In: a cursor between the `---` lines. Out: the fields that are not there yet, or the values that a field can have.
//! Must never: know a field by itself: the schema lists them.

use super::cursor::Cursor;
use super::offer::{Offer, Offers};
use crate::check::{Manual, RULES};
use crate::doc::schema::{FIELDS, FieldSpec, FieldType, field_named};
use crate::site::Page;
use gen_lsp_types::CompletionItemKind;
use std::collections::BTreeSet;

/// What can be typed in a line of the front matter, below the lines `above`.
pub fn offers(cursor: &Cursor<'_>, above: Vec<&str>) -> Option<Offers> {
    let line = cursor.before;
    if let Some((name, value)) = line.split_once(':')
        && let Some(field) = field_named(name)
    {
        return values(cursor, field, value);
    }
    let item = line.trim_start();
    if item.len() < line.len() || item.starts_with('-') {
        let of = above.iter().rev().find_map(|line| field_named(line.split_once(':')?.0));
        return of.and_then(|field| items(cursor, field, item));
    }
    let is_name = line.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_name.then(|| names(cursor, &above))
}

/// The fields that are not there yet.
fn names(cursor: &Cursor<'_>, above: &[&str]) -> Offers {
    let text: &str = cursor.view.document.text.text();
    let below = text.lines().skip(above.len() + 2).take_while(|line| line.trim_end() != "---");
    let there: Vec<&str> =
        above.iter().copied().chain(below).filter_map(|line| Some(line.split_once(':')?.0)).collect();
    let is_leaflet = cursor.view.file.ends_with(".leaflet.md");
    let missing =
        FIELDS.iter().filter(|field| !there.contains(&field.name) && (is_leaflet || !field.leaflet));
    let list = missing.map(|field| {
        let end = match field.field_type {
            FieldType::Strings => ":\n  - ",
            FieldType::Records(_) => ":\n  - ",
            _ => ": ",
        };
        let first = if let FieldType::Records(parts) = field.field_type {
            parts.first().map_or(String::new(), |part| format!("{part}: "))
        } else {
            String::new()
        };
        Offer {
            label: field.name.to_string(),
            insert: format!("{}{end}{first}", field.name),
            detail: format!("{}: {}", field.label, field.hint),
        }
    });
    Offers { range: cursor.range(0, 0), kind: CompletionItemKind::Field, list: list.collect() }
}

/// The values of a field, behind its colon.
fn values(cursor: &Cursor<'_>, field: &FieldSpec, typed: &str) -> Option<Offers> {
    let is_list = matches!(field.field_type, FieldType::AnyOf(_) | FieldType::Strings);
    let open = typed.rfind(['[', ',']).filter(|_| is_list);
    let known = known_values(cursor, field);
    let (start, list): (usize, Vec<Offer>) = match open {
        Some(at) => (at + 1, known),
        None if is_list => (
            0,
            known.into_iter().map(|offer| Offer { insert: format!("[{}]", offer.insert), ..offer }).collect(),
        ),
        None => (0, known),
    };
    let part = &typed[start..];
    let from = cursor.before.len() - part.trim_start().len();
    // The colon needs a space behind it.
    let space = if part.is_empty() && start == 0 { " " } else { "" };
    let list = list.into_iter().map(|offer| Offer { insert: format!("{space}{}", offer.insert), ..offer });
    Some(Offers { range: cursor.range(from, 0), kind: CompletionItemKind::Value, list: list.collect() })
}

/// What can stand in an item of a list field: a value, or a part with its value.
fn items(cursor: &Cursor<'_>, field: &FieldSpec, item: &str) -> Option<Offers> {
    let typed = item.strip_prefix('-').unwrap_or(item).trim_start();
    let from = cursor.before.len() - typed.len();
    let FieldType::Records(parts) = field.field_type else {
        let list = known_values(cursor, field);
        return (item.starts_with("- ")).then(|| Offers {
            range: cursor.range(from, 0),
            kind: CompletionItemKind::Value,
            list,
        });
    };
    let Some((part, value)) = typed.split_once(':') else {
        let list = parts.iter().map(|part| Offer {
            label: part.to_string(),
            insert: format!("{part}: "),
            detail: String::new(),
        });
        return Some(Offers {
            range: cursor.range(from, 0),
            kind: CompletionItemKind::Field,
            list: list.collect(),
        });
    };
    let list = (part == "rule").then(|| {
        let offer = |rule: &&crate::check::Rule| Offer {
            label: rule.id.to_string(),
            insert: rule.id.to_string(),
            detail: Manual::of(rule).title,
        };
        RULES.iter().map(offer).collect()
    });
    let from = cursor.before.len() - value.trim_start().len();
    list.map(|list| Offers { range: cursor.range(from, 0), kind: CompletionItemKind::Value, list })
}

/// The values that a field can have, or that other pages give it.
fn known_values(cursor: &Cursor<'_>, field: &FieldSpec) -> Vec<Offer> {
    let view = cursor.view;
    let offer = |value: &str, detail: &str| Offer {
        label: value.to_string(),
        insert: value.to_string(),
        detail: detail.to_string(),
    };
    let plain = |values: &[&str]| values.iter().map(|value| offer(value, "")).collect();
    let of_pages = |value: fn(&Page) -> Vec<&str>| -> Vec<Offer> {
        let values: BTreeSet<&str> = view.site().pages.iter().flat_map(value).collect();
        values.into_iter().map(|value| offer(value, "")).collect()
    };
    match (field.field_type, field.name) {
        (FieldType::Bool, _) => plain(&["true", "false"]),
        (FieldType::OneOf(names) | FieldType::AnyOf(names), _) => plain(names),
        (FieldType::Day, _) => vec![offer(&view.judged.today().to_string(), "today")],
        (FieldType::Interval, _) => plain(&["3 months", "6 months", "1 year"]),
        (_, "areas") => view.site().settings.areas.iter().map(|area| offer(area, "")).collect(),
        (_, "owner") => {
            of_pages(|page| page.doc.front_matter.owner.iter().map(|owner| &*owner.value).collect())
        }
        (_, "tags") => of_pages(|page| page.doc.front_matter.tags.iter().map(|tag| &*tag.value).collect()),
        _ => Vec::new(),
    }
}
