//! Floor 6: findings as one JSON document.
//! In: findings and exceptions. Out: an object with the lists `findings` and `exceptions`; lines and columns from 1, columns in characters, ends exclusive.
//! Must never: hold a time, or anything else that differs from one run to the next.

use super::format::Findings;
use super::places::Region;
use crate::base::{Place, Severity};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    site: String,
    counts: Counts,
    findings: Vec<Finding<'a>>,
    exceptions: Vec<Allowed<'a>>,
}

/// An exception in force.
#[derive(Serialize)]
struct Allowed<'a> {
    rule: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    reason: &'a str,
    until: Option<String>,
    hides: usize,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    message: &'a str,
    why: &'a str,
    help: &'a str,
    also: Vec<Also<'a>>,
    fix: Option<Fix<'a>>,
}

/// A place: from the site folder, with forward slashes.
#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: u32,
    end_byte: u32,
}

#[derive(Serialize)]
struct Also<'a> {
    #[serde(flatten)]
    at: At<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start_byte: u32,
    end_byte: u32,
    with: &'a str,
}

/// The whole document.
pub(super) fn say(findings: &Findings<'_>) -> String {
    let list = findings.list.iter().map(|finding| Finding {
        rule: finding.rule,
        severity: finding.severity.name(),
        at: at(findings, &finding.place),
        message: &finding.message,
        why: &finding.why,
        help: &finding.help,
        also: finding.also.iter().map(|(place, words)| Also { at: at(findings, place), message: words }).collect(),
        fix: finding.fix.as_ref().map(|fix| Fix {
            safe: fix.safe,
            edits: fix.edits.iter().map(|edit| Edit { start_byte: edit.span.start, end_byte: edit.span.end, with: &edit.with }).collect(),
        }),
    });
    let exceptions = findings.exceptions.iter().map(|exception| Allowed {
        rule: &exception.rule,
        at: at(findings, &exception.place),
        reason: &exception.reason,
        until: exception.until.map(|until| until.to_string()),
        hides: exception.hidden.len(),
    });
    let document = Document {
        program: "plainleaf",
        version: env!("CARGO_PKG_VERSION"),
        site: super::shown(&findings.site.folder),
        counts: Counts { error: findings.count(Severity::Error), warning: findings.count(Severity::Warning), info: findings.count(Severity::Info) },
        findings: list.collect(),
        exceptions: exceptions.collect(),
    };
    // Strings and numbers always can be written as JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn at<'a>(findings: &Findings<'_>, place: &'a Place) -> At<'a> {
    let Region { line, column, end_line, end_column } = findings.places.region(place);
    At { file: &place.file, line, column, end_line, end_column, start_byte: place.span.start, end_byte: place.span.end }
}
