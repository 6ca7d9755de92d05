//! Floor 5: the manual of a rule, in the workbench.
//! In: the id of a rule. Out: the page of its manual.
//! Must never: say anything that is not in the rule's own file.

use super::layout::Layout;
use super::request::WorkbenchResponse;
use crate::check::{Manual, RULES};
use crate::engine::default_end;
use serde::Serialize;

#[derive(Serialize)]
struct RuleView {
    id: &'static str,
    severity: &'static str,
    why: &'static str,
    about: Vec<Vec<MarkedWords>>,
    helps: Vec<Vec<MarkedWords>>,
    source: Vec<Vec<MarkedWords>>,
    examples: Vec<ExampleView>,
    exception: String,
    lines: String,
}

#[derive(Serialize)]
struct ExampleView {
    good: bool,
    files: Vec<(String, String)>,
}

/// Text, or code to type.
#[derive(Serialize)]
struct MarkedWords {
    code: bool,
    words: String,
}

/// The page of a rule.
pub fn page(shell: &Layout<'_>, id: &str) -> WorkbenchResponse {
    let Some(rule) = RULES.iter().find(|rule| rule.id == id) else {
        return shell.missing("There is no such rule.");
    };
    let manual = Manual::of(rule);
    let (exception, lines) = manual.exception(rule, default_end(shell.view.options.today));
    let body = RuleView {
        id: rule.id,
        severity: rule.severity.word(),
        why: rule.why,
        about: paragraphs(&manual.about),
        helps: paragraphs(&manual.helps),
        source: paragraphs(&manual.source),
        examples: manual
            .examples
            .iter()
            .map(|example| ExampleView { good: example.good, files: example.files.clone() })
            .collect(),
        exception: exception.to_string(),
        lines,
    };
    shell.show("rule.html", &manual.title, body)
}

/// The paragraphs and items of a manual, with code apart.
fn paragraphs(text: &str) -> Vec<Vec<MarkedWords>> {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines() {
        if line.trim().is_empty() || line.starts_with("- ") {
            paragraphs.push(String::new());
        }
        if let Some(last) = paragraphs.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    let runs = |text: &String| {
        text.split('`')
            .enumerate()
            .filter(|(_, words)| !words.is_empty())
            .map(|(at, words)| MarkedWords { code: at % 2 == 1, words: words.to_string() })
            .collect()
    };
    paragraphs.iter().filter(|text| !text.trim().is_empty()).map(runs).collect()
}
