//! Floor 1: facts where none can be filled in: in front matter and in settings.
//! In: the fields of a file. Out: a finding for each value that holds a `{{`.
//! Must never: report a value twice: `title: {{us.name}}` is a table for YAML, and a text from here on.

use crate::base::{Finding, Findings, Location, Value, ValueKind, reported_rules};
use std::sync::Arc;

/// Fields that readers never see: their words may speak of facts.
const UNSEEN: [&str; 2] = ["allow", "reason"];

/// Reports the facts in the fields of `file`. `text` is the whole file, `help` says where to write the fact.
pub fn report_facts(file: &Arc<str>, text: &str, data: &mut Value, help: &str, findings: &mut Findings) {
    // Fast path: most files have none.
    if text.contains("{{") {
        of_value(file, text, "", data, help, findings);
    }
}

/// Reports the facts in a value. `name` is that of its field, or of the table that it is in.
fn of_value(file: &Arc<str>, text: &str, name: &str, data: &mut Value, help: &str, findings: &mut Findings) {
    let written = data.span.of(text).trim();
    if matches!(data.kind, ValueKind::Map(_)) && written.starts_with("{{") {
        data.kind = ValueKind::Scalar(written.into());
    }
    match &mut data.kind {
        ValueKind::Scalar(words) if words.contains("{{") => findings.push(Finding::new(
            &reported_rules::UNKNOWN_FACT,
            Location { file: file.clone(), span: data.span },
            format!("A fact cannot stand in `{name}`: readers would see the braces."),
            help,
        )),
        ValueKind::Scalar(_) | ValueKind::Null => {}
        ValueKind::List(items) => {
            items.iter_mut().for_each(|item| of_value(file, text, name, item, help, findings));
        }
        ValueKind::Map(entries) => {
            for entry in entries.iter_mut().filter(|entry| !UNSEEN.contains(&&*entry.name)) {
                of_value(file, text, &entry.name, &mut entry.value, help, findings);
            }
        }
    }
}
