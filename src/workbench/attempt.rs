//! Floor 5: findings and page of a text that is not saved yet.
//! In: a form, while somebody writes. Out: the findings in it and its page, as JSON.
//! Must never: save anything, or let a script of the page run.

use super::edit::{FindingPin, pin};
use super::form::Form;
use super::request::{Snapshot, WorkbenchResponse};
use super::text_field::{file_and_text, is_editable};
use crate::base::Source;
use crate::engine::{Memo, Options, preview_page};
use serde::Serialize;

#[derive(Serialize)]
struct TryResult {
    findings: Vec<FindingPin>,
    summary: String,
    /// The page without its scripts; none where the file makes no page.
    page: Option<String>,
}

/// Checks and renders a text that is not saved.
pub fn answer(view: &Snapshot<'_>, form: &Form, memo: &mut Memo) -> WorkbenchResponse {
    let json = |status, body: String| WorkbenchResponse {
        kind: "application/json",
        ..WorkbenchResponse::page(status, body.into_bytes())
    };
    let file = form.get("file");
    let (true, Ok((_, mine))) = (is_editable(file), file_and_text(form)) else {
        return json(409, "{}".into());
    };
    let sources = view.sources.clone().overlaid([Source::new(file, mine.as_bytes().to_vec())]);
    let options = Options { drafts: true, leaflets: false, search: false, ..view.options.clone() };
    let seen = preview_page(&sources, &options, memo, file);
    let raw = form.has("text");
    let attempt = TryResult {
        summary: super::findings::counted(&seen.findings),
        findings: seen.findings.iter().map(|finding| pin(finding, &mine, raw)).collect(),
        page: seen.page.map(|page| without_scripts(&String::from_utf8_lossy(&page.bytes.bytes()))),
    };
    json(200, serde_json::to_string(&attempt).unwrap_or_default())
}

/// Removes the scripts of a page that is shown in a frame.
fn without_scripts(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, script)) = rest.split_once("<script") {
        out.push_str(before);
        rest = script.split_once("</script>").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_left_out() {
        assert_eq!(without_scripts("<p>a<script src=x></script>b<script type=module>c</script>"), "<p>ab");
        assert_eq!(without_scripts("a<script>b"), "a");
    }
}
