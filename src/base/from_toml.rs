//! Floor 0: reading TOML. The only file that uses the TOML parser.
//! In: the text of a `.toml` file. Out: its values with spans, and a finding for each mistake.
//! Must never: fail: the lines that can be read count.

use super::toml_mistake::{TomlDiagnosis, diagnoses, missing_above};
use super::{
    Edit, Finding, Findings, Fix, LineIndex, Location, MapEntry, Span, Value, ValueKind, reported_rules,
};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads the whole text of `file`. Mistakes are added to `findings`.
pub fn read_toml(file: &Arc<str>, text: &str, findings: &mut Findings) -> Value {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let text = &text[bom..];
    let (table, errors) = DeTable::parse_recoverable(text);
    // One mistake often causes several errors on its line: the first is enough.
    let lines = LineIndex::new(text);
    let mut lines_seen = Vec::new();
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let line = lines.line(range.start);
        if lines_seen.contains(&line) {
            continue;
        }
        lines_seen.push(line);
        let bytes = lines.line_range(line);
        let found = cause(text, &lines, range.start, lines_seen.len() <= MOST_MENDED);
        let range = if range.is_empty() { bytes.clone() } else { range };
        let span = Span::new(range.start, range.end).shifted(bom);
        let place = Location { file: file.clone(), span };
        findings.push(match found {
            None if error.message().contains("duplicate key") => Finding::new(
                &reported_rules::SETTINGS_FILE,
                place,
                format!("`{}` is written twice.", text[bytes].split('=').next().unwrap_or("").trim()),
                "Keep one of the two.",
            ),
            None => Finding::new(
                &reported_rules::SETTINGS_FILE,
                place,
                format!("This line cannot be understood: {}.", error.message().trim_end_matches('.')),
                "Write `name = \"value\"`, with quotation marks around words, or take the line out.",
            ),
            Some((start, found)) => {
                let finding = Finding::new(&reported_rules::SETTINGS_FILE, place, found.message, found.help);
                match found.edit {
                    None => finding,
                    Some((range, replacement)) => {
                        let span = Span::new(start + range.start, start + range.end).shifted(bom);
                        finding.with_fix(Fix { edits: vec![Edit { span, replacement }], safe: true })
                    }
                }
            }
        });
    }
    let span = Span::new(table.span().start, table.span().end).shifted(bom);
    Value { span, kind: ValueKind::Map(entries(text, table.get_ref(), bom)) }
}

/// The most mistakes of a file for which a mend is tried: each try reads the file once more.
const MOST_MENDED: usize = 20;

/// What is wrong where the parser stopped, with the byte at which its line begins: the first edit after which
/// the file has fewer mistakes. If none helps, what can be said without one.
fn cause(text: &str, lines: &LineIndex<&str>, at: usize, is_tried: bool) -> Option<(usize, TomlDiagnosis)> {
    let number = lines.line(at);
    let bytes = lines.line_range(number);
    let line = &text[bytes.clone()];
    let mut said = None;
    let mut tried: Vec<(usize, TomlDiagnosis)> = Vec::new();
    tried.extend(diagnoses(line, at - bytes.start).into_iter().map(|found| (bytes.start, found)));
    // A sign that is missing at the end of a line is noticed on the next line.
    let indent = line.len() - line.trim_start().len();
    let above = text[..bytes.start + indent].trim_end().len();
    if above > 0 && above < bytes.start {
        let line_above = text[..above].rfind('\n').map_or(0, |at| at + 1)..above;
        tried.push((above, missing_above(&text[line_above], line)));
    }
    let now = if is_tried { mistakes(text) } else { (0, 0) };
    for (start, found) in tried {
        let Some((range, with)) = &found.edit else {
            said.get_or_insert((start, found));
            continue;
        };
        if !is_tried {
            continue;
        }
        let mended = [&text[..start + range.start], with, &text[start + range.end..]].concat();
        if mistakes(&mended) < now {
            return Some((start, found));
        }
    }
    said
}

/// How many lines have a mistake, and how many mistakes there are.
fn mistakes(text: &str) -> (usize, usize) {
    let (_, errors) = DeTable::parse_recoverable(text);
    let lines = LineIndex::new(text);
    let mut seen: Vec<usize> =
        errors.iter().map(|error| lines.line(error.span().map_or(0, |span| span.start))).collect();
    seen.sort_unstable();
    seen.dedup();
    (seen.len(), errors.len())
}

fn entries(text: &str, table: &DeTable<'_>, bom: usize) -> Vec<MapEntry> {
    let mut entries: Vec<MapEntry> = table
        .iter()
        .map(|(name, value)| MapEntry {
            name: name.get_ref().to_string(),
            name_span: span(name, bom),
            value: data(text, value, bom),
        })
        .collect();
    entries.sort_by_key(|entry| entry.name_span);
    entries
}

fn data(text: &str, value: &Spanned<DeValue<'_>>, bom: usize) -> Value {
    let shape = match value.get_ref() {
        DeValue::String(words) => {
            // Curly quotation marks are a mistake of their own, and no part of the value.
            let is_quoted = text.get(value.span()).is_none_or(|typed| typed.starts_with(['"', '\'']));
            let words: &str = words;
            let bare =
                if is_quoted { words } else { words.trim_matches(['“', '”', '„', '‘', '’']) };
            ValueKind::Scalar(bare.to_string())
        }
        DeValue::Integer(number) => ValueKind::Scalar(number.as_str().to_string()),
        DeValue::Float(number) => ValueKind::Scalar(number.as_str().to_string()),
        DeValue::Boolean(truth) => ValueKind::Scalar(truth.to_string()),
        DeValue::Datetime(date) => ValueKind::Scalar(date.to_string()),
        DeValue::Array(items) => ValueKind::List(items.iter().map(|item| data(text, item, bom)).collect()),
        DeValue::Table(table) => ValueKind::Map(entries(text, table, bom)),
    };
    Value { span: span(value, bom), kind: shape }
}

fn span<T>(value: &Spanned<T>, bom: usize) -> Span {
    Span::new(value.span().start, value.span().end).shifted(bom)
}
