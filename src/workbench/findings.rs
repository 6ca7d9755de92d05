//! Floor 5: findings in the workbench, in the same words as in the terminal.
//! In: findings and the files that they are in. Out: a page of all findings, file by file; the findings of
//! one file.
//! Must never: say less than the terminal does.

use super::address::{ROOT, about};
use super::layout::Layout;
use super::request::{Snapshot, WorkbenchResponse};
use super::text_field::is_editable;
use crate::base::{Finding, Location, Sources, count_summary as in_numbers};
use serde::Serialize;

/// A finding as a page shows it.
#[derive(Serialize)]
pub struct FindingView {
    /// `error`, `warning`, `note`.
    severity: &'static str,
    rule: &'static str,
    rule_page: String,
    message: String,
    why: String,
    help: String,
    file: String,
    line: usize,
    /// The line in three parts. The finding is about the middle one.
    excerpt: [String; 3],
    /// Where the page can be seen; empty where the file makes no page.
    show: String,
    /// Where it can be edited; empty where the workbench cannot.
    edit: String,
    /// Whether there is a safe fix.
    fix: bool,
    start: u32,
    end: u32,
    also: Vec<String>,
}

/// The findings of a file.
#[derive(Serialize)]
struct FileView {
    title: String,
    file: String,
    page: String,
    edit: String,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
struct FindingsView {
    files: Vec<FileView>,
    summary: String,
    more: usize,
    back: String,
}

/// The most findings on one page.
const MOST: usize = 300;

/// The page of all findings.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let view = shell.view;
    let mut groups: Vec<&[Finding]> =
        view.newest_findings.chunk_by(|a, b| a.location.file == b.location.file).collect();
    // Files with errors come first.
    groups.sort_by_key(|group| std::cmp::Reverse(group.iter().map(|finding| finding.severity).max()));
    let mut left = MOST;
    let files = groups.into_iter().map(|group| {
        let group = &group[..group.len().min(left)];
        left -= group.len();
        group
    });
    let files = files.filter(|group| !group.is_empty()).map(|group| {
        let file = &*group[0].location.file;
        let page = view.build.site.page_at(file);
        FileView {
            title: page.map_or(file, |id| view.build.site.page(id).title()).to_string(),
            file: file.to_string(),
            page: page.map_or(String::new(), |_| about("page", file)),
            edit: if is_editable(file) { about("edit", file) } else { String::new() },
            findings: group.iter().map(|finding| of(finding, view)).collect(),
        }
    });
    let body = FindingsView {
        files: files.collect(),
        summary: counted(view.newest_findings),
        more: view.newest_findings.len().saturating_sub(MOST),
        back: format!("{ROOT}findings"),
    };
    shell.show("findings.html", "Findings", body)
}

/// The findings of one file.
pub fn in_file(view: &Snapshot<'_>, file: &str) -> Vec<FindingView> {
    view.newest_findings
        .iter()
        .filter(|finding| &*finding.location.file == file)
        .map(|finding| of(finding, view))
        .collect()
}

/// `2 errors and 1 warning`; `nothing` where there are none.
pub fn counted(findings: &[Finding]) -> String {
    let counts =
        in_numbers(|severity| findings.iter().filter(|finding| finding.severity == severity).count());
    if counts.is_empty() { "nothing".into() } else { counts }
}

fn of(finding: &Finding, view: &Snapshot<'_>) -> FindingView {
    let Location { file, span } = &finding.location;
    let has_page = view.build.site.page_at(file).is_some();
    let at = format!("&at={}-{}", span.start, span.end);
    FindingView {
        severity: finding.severity.word(),
        rule: finding.rule.id,
        rule_page: format!("{ROOT}rules/{}", finding.rule),
        message: finding.message.clone(),
        why: finding.rule.why.to_string(),
        help: finding.help.clone(),
        line: view.sources.line(&finding.location),
        excerpt: excerpt(view.sources, &finding.location),
        show: if has_page { about("page", file) + &at } else { String::new() },
        edit: if is_editable(file) { about("edit", file) + &at } else { String::new() },
        fix: finding.fix.as_ref().is_some_and(|fix| fix.safe) && file.starts_with("content/"),
        start: span.start,
        end: span.end,
        also: finding
            .related
            .iter()
            .map(|(place, words)| format!("{}, line {}: {words}", place.file, view.sources.line(place)))
            .collect(),
        file: file.to_string(),
    }
}

/// The line of a location, cut to a few lines on a phone.
pub fn excerpt(sources: &Sources, place: &Location) -> [String; 3] {
    const AROUND: usize = 80;
    let Some(text) = sources.get(&place.file).and_then(|file| file.text()) else { return Default::default() };
    let start = text.floor_char_boundary((place.span.start as usize).min(text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = text.floor_char_boundary((place.span.end as usize).clamp(start, last));
    let (from, to) = (
        text.ceil_char_boundary(first.max(start.saturating_sub(AROUND))),
        text.floor_char_boundary(last.min(end + AROUND)),
    );
    let before = if from > first { "…" } else { "" };
    let after = if to < last { "…" } else { "" };
    [
        format!("{before}{}", &text[from..start]),
        text[start..end].to_string(),
        format!("{}{after}", text[end..to].trim_end()),
    ]
}
