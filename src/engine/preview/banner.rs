//! Floor 4: the banners that the preview puts above a page.
//! In: findings, or why nothing newer can be shown. Out: a short HTML element.
//! Must never: be part of the published site, or put a word from a file into HTML unescaped.

use crate::base::{Date, Finding, Severity, Sources, count_of, escaped};
use crate::site::Page;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that cannot be used. `kept` says whether an older version is shown instead.
pub(super) fn broken(found: &Finding, sources: &Sources, kept: bool) -> String {
    let file = escaped(&found.location.file);
    let old =
        if kept { "What you see is how the site was before." } else { "There is nothing older to show." };
    format!(
        "<div class=plainleaf-broken role=alert lang=en dir=ltr><p><strong>{file}, line {}:</strong> {} {old}</p><p>{}</p><p>{}</p></div>",
        sources.line(&found.location),
        escaped(&found.message),
        escaped(found.rule.why),
        escaped(&found.help)
    )
}

/// Why nothing newer can be shown.
pub(super) fn trouble(message: &str, help: &str) -> String {
    format!(
        "<div class=plainleaf-broken role=alert lang=en dir=ltr><p><strong>The preview cannot show anything newer.</strong> {}</p><p>{}</p></div>",
        escaped(message),
        escaped(help)
    )
}

/// For pages that only the preview shows.
pub(super) fn draft(page: &Page, today: Date) -> String {
    let front = &page.doc.front_matter;
    let later = front.publish_on.as_ref().is_some_and(|day| day.value > today);
    let words = match (front.draft, later) {
        (true, _) => "This page is a draft. Readers do not see it.",
        (false, true) => "This page is for a later day. Readers do not see it yet.",
        _ => return String::new(),
    };
    format!("<aside class=plainleaf-draft aria-label=Draft lang=en dir=ltr><p>{words}</p></aside>")
}

/// The number of errors and of warnings in each file.
pub(super) fn counts(findings: &[Finding]) -> BTreeMap<Arc<str>, (usize, usize)> {
    let mut counts: BTreeMap<Arc<str>, (usize, usize)> = BTreeMap::new();
    for found in findings.iter().filter(|found| found.severity > Severity::Info) {
        let (errors, warnings) = counts.entry(found.location.file.clone()).or_default();
        *if found.severity == Severity::Error { errors } else { warnings } += 1;
    }
    counts
}

/// The number of errors and warnings on a page, with a link to them.
pub(super) fn found(file: &str, (errors, warnings): (usize, usize)) -> String {
    let some = |number: usize, one: &str| (number > 0).then(|| count_of(number, one));
    let both: Vec<String> =
        [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
    format!(
        "<aside class=plainleaf-found aria-label=Preview lang=en dir=ltr><p>To mend on this page: <a href=\"/_plainleaf/findings?file={}\">{}</a></p></aside>",
        escaped(file),
        both.join(" and ")
    )
}
