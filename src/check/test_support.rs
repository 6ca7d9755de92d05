//! Floor 3: rules at work, for the tests of rules.
//! In: a rule and a text. Out: the words that it points at, or the text as its safe fixes leave it.
//! Must never: be part of the program.

use super::prose::Prose;
use super::{LanguageStandard, Rule};
use crate::base::{Finding, Fix, Source};
use crate::doc::{ContentPath, Document};

const TOP: &str = "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n";

fn findings(rule: &Rule, path: &str, text: &str) -> Vec<Finding> {
    let name = ContentPath::from_path(path).expect("the path of a page");
    let document = Document::read(&Source::new(path, text.as_bytes().to_vec()), name).value;
    rule.judge_text(&Prose::of(&document, &LanguageStandard::default()))
}

/// What a rule points at in a whole file.
pub fn found_in_file(rule: &Rule, path: &str, text: &str) -> Vec<String> {
    findings(rule, path, text).iter().map(|finding| finding.location.span.of(text).to_string()).collect()
}

/// What a rule points at in the text of a page.
pub fn found_in(rule: &Rule, text: &str) -> Vec<String> {
    found_in_file(rule, "content/en/page.md", &format!("{TOP}{text}\n"))
}

/// What a rule points at in an Easy Read text.
pub fn found_in_easy(rule: &Rule, text: &str) -> Vec<String> {
    found_in_file(rule, "content/en/page.easy.md", &format!("{TOP}{text}\n"))
}

/// The text of a page as the safe fixes of a rule leave it. A second time they find nothing to do.
pub fn mended(rule: &Rule, text: &str) -> String {
    let mend = |text: &str| {
        let mut after = text.to_string();
        let found = findings(rule, "content/en/page.md", text);
        let safe = found.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix: &&Fix| fix.safe);
        let mut edits: Vec<_> = safe.flat_map(|fix| &fix.edits).collect();
        edits.sort_by_key(|edit| edit.span);
        for edit in edits.into_iter().rev() {
            after.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        after
    };
    let once = mend(&format!("{TOP}{text}"));
    assert_eq!(mend(&once), once, "a second time there is more to mend");
    once[TOP.len()..].to_string()
}
