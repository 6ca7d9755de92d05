//! Floor 0: typed fields of a table of YAML or TOML.
//! In: a parsed table, and the names that a reader asks for. Out: typed values with spans; findings for wrong
//! values and unknown names.
//! Must never: stop at the first mistake, or ignore an unknown name.

use super::names_elsewhere::NAMES_ELSEWHERE;
use super::written_date::readings;
use super::written_interval::written_interval;
use super::{
    Date, Edit, Finding, Findings, Fix, Interval, Location, Span, Spanned, Value, ValueKind, reported_rules,
    suggest,
};
use std::str::FromStr;
use std::sync::Arc;

/// Reads the fields of one table. Every name that is asked for counts as known; [`Fields::finish`] reports
/// the others.
pub struct Fields<'a> {
    file: &'a Arc<str>,
    data: &'a Value,
    asked: Vec<&'static str>,
    findings: &'a mut Findings,
}

impl<'a> Fields<'a> {
    /// The fields of `data`, a value in `file`. What is wrong is added to `findings`.
    pub fn new(file: &'a Arc<str>, data: &'a Value, findings: &'a mut Findings) -> Self {
        let mut fields = Fields { file, data, asked: Vec::new(), findings };
        if !matches!(data.kind, ValueKind::Map(_) | ValueKind::Null) {
            fields.report(
                data.span,
                "Here should be fields, each as a name and a value.".into(),
                "Write one field a line.".into(),
            );
        }
        fields
    }

    /// The value of a field, whatever its type; none where it is missing or empty.
    pub fn value(&mut self, name: &'static str) -> Option<&'a Value> {
        self.asked.push(name);
        let mut found = self.data.entries().iter().filter(|entry| entry.name == name);
        let first = found.next()?;
        if let Some(again) = found.next() {
            self.findings.push(Finding::new(
                &reported_rules::FIELD_VALUE,
                Location { file: self.file.clone(), span: again.name_span },
                format!("`{name}` is written twice."),
                "Keep one of the two lines.",
            ));
        }
        (first.value.kind != ValueKind::Null).then_some(&first.value)
    }

    /// One piece of text, without the spaces around it.
    pub fn text(&mut self, name: &'static str) -> Option<Spanned<Box<str>>> {
        let data = self.value(name)?;
        match &data.kind {
            ValueKind::Scalar(words) => Some(Spanned { value: words.trim().into(), span: data.span }),
            _ => {
                self.report(
                    data.span,
                    format!("`{name}` should be one piece of text."),
                    format!("Write it on one line: {}", self.written(name, "…")),
                );
                None
            }
        }
    }

    /// A list of texts. A single text counts as a list of one.
    pub fn texts(&mut self, name: &'static str) -> Vec<Spanned<Box<str>>> {
        let Some(data) = self.value(name) else { return Vec::new() };
        let items = match &data.kind {
            ValueKind::List(items) => items.as_slice(),
            _ => std::slice::from_ref(data),
        };
        let mut texts = Vec::new();
        for item in items {
            match &item.kind {
                ValueKind::Scalar(words) => {
                    texts.push(Spanned { value: words.trim().into(), span: item.span })
                }
                _ => self.report(
                    item.span,
                    format!("`{name}` should be a list of texts."),
                    format!("Write it as: {}", self.written_list(name)),
                ),
            }
        }
        texts
    }

    /// True or false, also written as yes or no.
    pub fn bool(&mut self, name: &'static str) -> Option<bool> {
        let text = self.text(name)?;
        match &*text.value {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            other if matches!(&*without_marks(other), "true" | "yes" | "false" | "no") => {
                let meant = without_marks(other);
                self.report_mendable(
                    text.span,
                    format!("`{name}` should be `{meant}`, and it is “{other}”."),
                    format!("Write: {meant}"),
                    meant,
                );
                None
            }
            other => {
                self.report(
                    text.span,
                    format!("`{name}` should be true or false, not “{other}”."),
                    format!("Write `true` or `false` after `{name}`."),
                );
                None
            }
        }
    }

    /// A whole number.
    pub fn number(&mut self, name: &'static str) -> Option<i64> {
        self.parsed(name, "a whole number", "10")
    }

    /// A date.
    pub fn date(&mut self, name: &'static str) -> Option<Spanned<Date>> {
        let text = self.text(name)?;
        if let Ok(value) = text.value.parse() {
            return Some(Spanned { value, span: text.span });
        }
        let message = format!("`{name}` should be a date; “{}” cannot be read as one.", text.value);
        match *readings(&text.value) {
            [] => {
                let help = "Write it as in this example: 2026-11-22 (year, month, day)";
                self.report(text.span, message, help.into());
            }
            [day] => {
                let message =
                    format!("`{name}` should be a date as year, month and day, not “{}”.", text.value);
                let help = format!("Write: {day}");
                self.report_mendable(text.span, message, help, day.to_string());
            }
            [ref earlier @ .., last] => {
                let days: Vec<String> = earlier.iter().map(Date::to_string).collect();
                let message = format!("`{name}` can be read as more than one day: “{}”.", text.value);
                self.report(
                    text.span,
                    message,
                    format!("Write {} or {last}: year, month, day.", days.join(" or ")),
                );
            }
        }
        None
    }

    /// An interval.
    pub fn interval(&mut self, name: &'static str) -> Option<Spanned<Interval>> {
        let text = self.text(name)?;
        if let Ok(value) = text.value.parse() {
            return Some(Spanned { value, span: text.span });
        }
        let message = format!("`{name}` should be an interval; “{}” cannot be read as one.", text.value);
        match written_interval(&text.value) {
            Some(interval) => {
                let (help, value) = (format!("Write: {interval}"), self.quoted(&interval.to_string()));
                self.report_mendable(text.span, message, help, value);
            }
            None => self.report(text.span, message, "Write it as in this example: 6 months".into()),
        }
        None
    }

    /// A value as it is written in this file.
    fn quoted(&self, words: &str) -> String {
        if self.file.ends_with(".toml") { format!("\"{words}\"") } else { words.to_string() }
    }

    fn parsed<T: FromStr>(&mut self, name: &'static str, what: &str, example: &str) -> Option<T> {
        self.parsed_with_span(name, what, example).map(|value| value.value)
    }

    fn parsed_with_span<T: FromStr>(
        &mut self,
        name: &'static str,
        what: &str,
        example: &str,
    ) -> Option<Spanned<T>> {
        let text = self.text(name)?;
        match text.value.parse() {
            Ok(value) => Some(Spanned { value, span: text.span }),
            Err(_) => {
                self.report(
                    text.span,
                    format!("`{name}` should be {what}; “{}” cannot be read as one.", text.value),
                    format!("Write it as in this example: {example}"),
                );
                None
            }
        }
    }

    /// A field with some words, as it is written in this file.
    fn written(&self, name: &str, words: &str) -> String {
        if self.file.ends_with(".toml") {
            format!("{name} = \"{words}\"")
        } else {
            format!("{name}: {words}")
        }
    }

    /// A field with a list, as it is written in this file.
    fn written_list(&self, name: &str) -> String {
        if self.file.ends_with(".toml") {
            format!("{name} = [\"one\", \"two\"]")
        } else {
            format!("{name}: [one, two]")
        }
    }

    /// Adds a finding about a value: an error of the rule `field-value`.
    pub fn report(&mut self, span: Span, message: String, help: String) {
        let place = Location { file: self.file.clone(), span };
        self.findings.push(Finding::new(&reported_rules::FIELD_VALUE, place, message, help));
    }

    /// The same, with the text that the value should be.
    pub fn report_mendable(&mut self, span: Span, message: String, help: String, replacement: String) {
        self.report(span, message, help);
        if let Some(finding) = self.findings.last_mut() {
            finding.fix = Some(Fix { edits: vec![Edit { span, replacement }], safe: true });
        }
    }

    /// The list of findings, for the caller's own.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// Reports every name in the table that was not asked for, and suggests the nearest known one.
    pub fn finish(self) {
        for entry in self.data.entries() {
            if self.asked.iter().any(|known| *known == entry.name) {
                continue;
            }
            let name = entry.name.to_lowercase();
            let elsewhere =
                NAMES_ELSEWHERE.iter().find(|(other, own)| *other == name && self.asked.contains(own));
            let known = elsewhere.map(|(_, own)| *own).or_else(|| suggest(&name, self.asked.iter().copied()));
            let is_free = |known: &&str| !self.data.entries().iter().any(|entry| entry.name == *known);
            let help = match known {
                Some(known) => format!("Did you mean `{known}`?"),
                None => {
                    let mut known = self.asked.clone();
                    known.sort_unstable();
                    known.dedup();
                    format!("Take the line out, or use one of: {}.", known.join(", "))
                }
            };
            let mut finding = Finding::new(
                &reported_rules::UNKNOWN_FIELD,
                Location { file: self.file.clone(), span: entry.name_span },
                format!("There is no field called `{}`.", entry.name),
                help,
            );
            // Capital letters are the whole difference: what is meant is certain.
            let is_plain = entry.name_span.len() == entry.name.len();
            finding.fix = known
                .filter(|known| *known == name && is_plain)
                .filter(is_free)
                .map(|known| Fix::safe(Edit { span: entry.name_span, replacement: known.to_string() }));
            self.findings.push(finding);
        }
    }
}

/// A value in small letters, without the quotation marks that a word processor put around it.
fn without_marks(value: &str) -> String {
    value.trim_matches(['“', '”', '‘', '’', '"', '\'', ' ']).to_lowercase()
}
