//! Floor 0: reading TOML. The only file that uses the TOML parser.
//! In: the text of a `.toml` file. Out: its values with spans, and a finding for each mistake.
//! Must never: fail: the lines that can be read count.

use super::{Finding, Findings, LineIndex, Location, MapEntry, Span, Value, ValueKind, reported_rules};
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
        let range = if range.is_empty() { lines.line_range(line) } else { range };
        let span = Span::new(range.start, range.end);
        findings.push(Finding::new(
            &reported_rules::SETTINGS_FILE,
            Location { file: file.clone(), span: span.shifted(bom) },
            format!("This line cannot be understood: {}.", error.message().trim_end_matches('.')),
            "Write `name = \"value\"`, with quotation marks around words, or take the line out.",
        ));
    }
    let span = Span::new(table.span().start, table.span().end).shifted(bom);
    Value { span, kind: ValueKind::Map(entries(table.get_ref(), bom)) }
}

fn entries(table: &DeTable<'_>, bom: usize) -> Vec<MapEntry> {
    let mut entries: Vec<MapEntry> = table
        .iter()
        .map(|(name, value)| MapEntry {
            name: name.get_ref().to_string(),
            name_span: span(name, bom),
            value: data(value, bom),
        })
        .collect();
    entries.sort_by_key(|entry| entry.name_span);
    entries
}

fn data(value: &Spanned<DeValue<'_>>, bom: usize) -> Value {
    let shape = match value.get_ref() {
        DeValue::String(words) => ValueKind::Scalar(words.to_string()),
        DeValue::Integer(number) => ValueKind::Scalar(number.as_str().to_string()),
        DeValue::Float(number) => ValueKind::Scalar(number.as_str().to_string()),
        DeValue::Boolean(truth) => ValueKind::Scalar(truth.to_string()),
        DeValue::Datetime(date) => ValueKind::Scalar(date.to_string()),
        DeValue::Array(items) => ValueKind::List(items.iter().map(|item| data(item, bom)).collect()),
        DeValue::Table(table) => ValueKind::Map(entries(table, bom)),
    };
    Value { span: span(value, bom), kind: shape }
}

fn span<T>(value: &Spanned<T>, bom: usize) -> Span {
    Span::new(value.span().start, value.span().end).shifted(bom)
}
