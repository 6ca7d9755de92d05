//! Floor 8: findings as SARIF 2.1.0, for code hosts and editors.
//! In: findings and suppressions. Out: one document, with the rules and their manuals. Suppressed findings
//! are marked so.
//! Must never: hold a time, or an absolute path that nobody typed.

use super::exit::ProgramText;
use super::findings::FindingsReport;
use super::rules::{body, title};
use crate::base::{Finding, Fix, Location, Severity, Span, percent::encode_path};
use crate::check::{ActiveSuppression, RULES};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The whole document.
pub(super) fn say(findings: &FindingsReport<'_>) -> ProgramText {
    let ids: BTreeSet<&str> =
        RULES.iter().map(|rule| rule.id).chain(findings.list.iter().map(|finding| finding.rule.id)).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let hidden = findings
        .exceptions
        .iter()
        .flat_map(|exception| exception.hidden.iter().map(move |finding| (finding, exception)));
    let hidden = hidden.map(|(finding, exception)| {
        let mut result = result(findings, finding, &ids);
        result["suppressions"] =
            json!([{ "kind": "inSource", "status": "accepted", "justification": justification(exception), "location": location(findings, &exception.place) }]);
        result
    });
    let results: Vec<Value> =
        findings.list.iter().map(|finding| result(findings, finding, &ids)).chain(hidden).collect();
    // SARIF has no field for these, so they are properties.
    let properties = findings.summary.map(|summary| {
        json!({
            "easyReadRules": summary.set, "checksPassed": summary.passed, "checks": summary.checks,
            "easyReadTexts": summary.easy, "easyReadTextsTested": summary.tested,
        })
    });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "plainleaf",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": ids.iter().map(|id| rule(id)).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": properties.unwrap_or_else(|| json!({})),
        }],
    });
    ProgramText::json(&document)
}

fn rule(id: &str) -> Value {
    match RULES.iter().find(|rule| rule.id == id) {
        None => json!({ "id": id }),
        Some(rule) => json!({
            "id": id,
            "shortDescription": { "text": title(rule) },
            "help": { "text": body(rule), "markdown": body(rule) },
            "defaultConfiguration": { "level": level(rule.severity) },
        }),
    }
}

fn result(findings: &FindingsReport<'_>, finding: &Finding, ids: &[&str]) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": ids.binary_search(&finding.rule.id).unwrap_or(0),
        "level": level(finding.severity),
        "message": { "text": format!("{}\n{}\n{}", finding.message, finding.rule.why, finding.help) },
        "locations": [location(findings, &finding.location)],
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(place, words)| {
            let mut location = location(findings, place);
            location["message"] = json!({ "text": words });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([change(findings, finding, fix)]);
    }
    result
}

/// The reason and the end of a suppression.
fn justification(exception: &ActiveSuppression) -> String {
    match exception.until {
        Some(until) => format!("{} (until {until})", exception.reason),
        None => exception.reason.to_string(),
    }
}

fn change(findings: &FindingsReport<'_>, finding: &Finding, fix: &Fix) -> Value {
    let file = &finding.location.file;
    let replacements =
        fix.edits.iter().map(|edit| json!({ "deletedRegion": region(findings, file, edit.span), "insertedContent": { "text": edit.replacement } }));
    json!({
        "description": { "text": finding.help },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(findings, file) }, "replacements": replacements.collect::<Vec<Value>>() }],
    })
}

fn location(findings: &FindingsReport<'_>, place: &Location) -> Value {
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(findings, &place.file) }, "region": region(findings, &place.file, place.span) } })
}

fn region(findings: &FindingsReport<'_>, file: &str, span: Span) -> Value {
    let region = findings.places.region_of(file, span);
    json!({
        "startLine": region.line, "startColumn": region.column, "endLine": region.end_line, "endColumn": region.end_column,
        "byteOffset": span.start, "byteLength": span.len(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The path as a URI: relative to the current folder, or a `file:` URI if an absolute path was typed.
fn uri(findings: &FindingsReport<'_>, file: &str) -> String {
    let path = findings.site.exact(file);
    let scheme = match path.as_bytes() {
        [b'/', ..] => "file://",
        [_, b':', ..] => "file:///",
        _ => "",
    };
    scheme.to_string() + &encode_path(&path)
}
