//! Floor 6: findings as one JSON document.
//! In: findings. Out: an object with a list `findings`; lines and columns from 1, columns in characters, ends exclusive.
//! Must never: hold a time, or anything else that differs from one run to the next.

use super::format::Findings;
use super::places::Region;
use super::summary::{PageReading, Summary};
use crate::base::{Place, Severity};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    program: &'static str,
    version: &'static str,
    site: String,
    counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Checks>,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<Page<'a>>,
}

/// What the checks say of the site as a whole.
#[derive(Serialize)]
struct Checks {
    passed: usize,
    of: usize,
    easy_read_rules: &'static str,
    easy_read_texts: usize,
    easy_read_texts_tested: usize,
}

/// How much reading a page asks for; levels are school years in the USA.
#[derive(Serialize)]
struct Page<'a> {
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
    let document = Document {
        program: "plainleaf",
        version: env!("CARGO_PKG_VERSION"),
        site: super::shown(&findings.site.folder),
        counts: Counts { error: findings.count(Severity::Error), warning: findings.count(Severity::Warning), info: findings.count(Severity::Info) },
        findings: list.collect(),
        checks: findings.summary.map(checks),
        pages: findings.summary.map_or(&[][..], |summary| &summary.pages).iter().map(page).collect(),
    };
    // Strings and numbers always can be written as JSON.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn checks(summary: &Summary) -> Checks {
    Checks { passed: summary.passed, of: summary.checks, easy_read_rules: summary.set, easy_read_texts: summary.easy, easy_read_texts_tested: summary.tested }
}

fn page(page: &PageReading) -> Page<'_> {
    let level = page.reading.level();
    let rounded = |number: f64| (number * 100.0).round() / 100.0;
    Page {
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

fn at<'a>(findings: &Findings<'_>, place: &'a Place) -> At<'a> {
    let Region { line, column, end_line, end_column } = findings.places.region(place);
    At { file: &place.file, line, column, end_line, end_column, start_byte: place.span.start, end_byte: place.span.end }
}
