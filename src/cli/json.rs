//! Floor 8: findings as one JSON document.
//! In: findings and suppressions. Out: an object with the lists `findings` and `exceptions`. Lines and
//! columns count from 1, columns in characters, ends are exclusive.
//! Must never: hold a time, or anything else that differs from run to run.

use super::exit::ProgramText;
use super::findings::FindingsReport;
use super::line_index::Region;
use super::shown_path::exact;
use super::summary::{PageReading, Summary};
use crate::base::{Location, Severity};
use serde::Serialize;

#[derive(Serialize)]
struct JsonReport<'a> {
    program: &'static str,
    version: &'static str,
    site: String,
    counts: JsonCounts,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<JsonChecks>,
    findings: Vec<JsonFinding<'a>>,
    exceptions: Vec<JsonSuppression<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<JsonPage<'a>>,
}

/// A suppression in force.
#[derive(Serialize)]
struct JsonSuppression<'a> {
    rule: &'a str,
    #[serde(flatten)]
    at: JsonLocation<'a>,
    reason: &'a str,
    until: Option<String>,
    hides: usize,
}

/// Figures about the whole site.
#[derive(Serialize)]
struct JsonChecks {
    passed: usize,
    of: usize,
    easy_read_rules: &'static str,
    easy_read_texts: usize,
    easy_read_texts_tested: usize,
}

/// The reading level of a page, in school years of the USA.
#[derive(Serialize)]
struct JsonPage<'a> {
    file: &'a str,
    profile: &'static str,
    words: usize,
    sentences: usize,
    syllables: usize,
    long_words: usize,
    flesch_kincaid: Option<f64>,
    smog: Option<f64>,
    not_measured: Option<&'static str>,
}

#[derive(Serialize)]
struct JsonCounts {
    error: usize,
    warning: usize,
    info: usize,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    at: JsonLocation<'a>,
    message: &'a str,
    why: &'a str,
    help: &'a str,
    also: Vec<JsonRelated<'a>>,
    fix: Option<JsonFix<'a>>,
}

/// A location. The path starts at the site folder and has forward slashes.
#[derive(Serialize)]
struct JsonLocation<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: u32,
    end_byte: u32,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    #[serde(flatten)]
    at: JsonLocation<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    start_byte: u32,
    end_byte: u32,
    with: &'a str,
}

/// The whole document.
pub(super) fn say(findings: &FindingsReport<'_>) -> ProgramText {
    let list = findings.list.iter().map(|finding| JsonFinding {
        rule: finding.rule.id,
        severity: finding.severity.name(),
        at: at(findings, &finding.location),
        message: &finding.message,
        why: finding.rule.why,
        help: &finding.help,
        also: finding
            .related
            .iter()
            .map(|(place, words)| JsonRelated { at: at(findings, place), message: words })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| JsonFix {
            safe: fix.safe,
            edits: fix
                .edits
                .iter()
                .map(|edit| JsonEdit {
                    start_byte: edit.span.start,
                    end_byte: edit.span.end,
                    with: &edit.replacement,
                })
                .collect(),
        }),
    });
    let exceptions = findings.exceptions.iter().map(|exception| JsonSuppression {
        rule: &exception.rule,
        at: at(findings, &exception.place),
        reason: &exception.reason,
        until: exception.until.map(|until| until.to_string()),
        hides: exception.hidden.len(),
    });
    let document = JsonReport {
        program: "plainleaf",
        version: env!("CARGO_PKG_VERSION"),
        site: exact(&findings.site.folder),
        counts: JsonCounts {
            error: findings.count(Severity::Error),
            warning: findings.count(Severity::Warning),
            info: findings.count(Severity::Info),
        },
        findings: list.collect(),
        exceptions: exceptions.collect(),
        checks: findings.summary.map(checks),
        pages: findings.summary.map_or(&[][..], |summary| &summary.pages).iter().map(page).collect(),
    };
    ProgramText::json(&document)
}

fn checks(summary: &Summary) -> JsonChecks {
    JsonChecks {
        passed: summary.passed,
        of: summary.checks,
        easy_read_rules: summary.set,
        easy_read_texts: summary.easy,
        easy_read_texts_tested: summary.tested,
    }
}

fn page(page: &PageReading) -> JsonPage<'_> {
    let level = page.reading.level();
    let rounded = |number: f64| (number * 100.0).round() / 100.0;
    JsonPage {
        file: &page.file,
        profile: page.profile.name(),
        words: page.reading.words,
        sentences: page.reading.sentences,
        syllables: page.reading.syllables,
        long_words: page.reading.long_words,
        flesch_kincaid: level.map(|level| rounded(level.flesch_kincaid)),
        smog: level.map(|level| rounded(level.smog)),
        not_measured: page.not_measured(),
    }
}

fn at<'a>(findings: &FindingsReport<'_>, place: &'a Location) -> JsonLocation<'a> {
    let Region { line, column, end_line, end_column } = findings.places.region(place);
    JsonLocation {
        file: &place.file,
        line,
        column,
        end_line,
        end_column,
        start_byte: place.span.start,
        end_byte: place.span.end,
    }
}
