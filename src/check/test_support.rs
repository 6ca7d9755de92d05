//! Floor 3: runs one rule on one text, for the tests of rules.
//! In: a rule and a text. Out: the words that it points at, or the text after its safe fixes.
//! Must never: be part of the program.

use super::prose::Prose;
use super::{LanguageStandard, Rule};
use crate::base::{Finding, Fix, Source};
use crate::doc::{ContentPath, Document};

const FRONT_MATTER: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n";

fn findings(rule: &Rule, path: &str, text: &str) -> Vec<Finding> {
    let name = ContentPath::from_path(path).expect("the path of a page");
    let document = Document::read(&Source::new(path, text.as_bytes().to_vec()), name).value;
    rule.judge_text(&Prose::of(&document, &LanguageStandard::default()))
}

/// The text of each finding of a rule in a whole file.
pub fn found_in_file(rule: &Rule, path: &str, text: &str) -> Vec<String> {
    findings(rule, path, text).iter().map(|finding| finding.location.span.of(text).to_string()).collect()
}

/// The text of each finding of a rule in the body of a page.
pub fn found_in(rule: &Rule, text: &str) -> Vec<String> {
    found_in_file(rule, "content/en/page.md", &format!("{FRONT_MATTER}{text}\n"))
}

/// The text of each finding of a rule in the body of an Easy Read page.
pub fn found_in_easy(rule: &Rule, text: &str) -> Vec<String> {
    found_in_file(rule, "content/en/page.easy.md", &format!("{FRONT_MATTER}{text}\n"))
}

/// The body of a page after the safe fixes of a rule.
///
/// # Panics
///
/// If a second run of the fixes changes the text again.
pub fn mended(rule: &Rule, text: &str) -> String {
    let apply_fixes = |text: &str| {
        let mut fixed = text.to_string();
        let found = findings(rule, "content/en/page.md", text);
        let safe = found.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix: &&Fix| fix.safe);
        let mut edits: Vec<_> = safe.flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|edit| edit.span);
        for edit in edits.into_iter().rev() {
            fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        fixed
    };
    let once = apply_fixes(&format!("{FRONT_MATTER}{text}"));
    assert_eq!(apply_fixes(&once), once, "a second run of the fixes changes the text again");
    once[FRONT_MATTER.len()..].to_string()
}
