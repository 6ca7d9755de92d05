//! Steps that are no list
//!
//! Things to do one after the other stand in a numbered list, one thing in each item. A screen reader says how many there
//! are and which one it is at. If “Step 1” is typed at the start of a paragraph, it cannot say that. In a heading it is
//! fine.
//!
//! **Helps:** people who use a screen reader, and people who lose their place.
//! **Source:** GOV.UK Design System, Step by step; W3C COGA, patterns 3.9 and 4.3; WCAG 1.3.1.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! 1. Phone us.
//! 2. Say what you need.
//!
//! ## Step 3: wait
//!
//! We are at step 4 of the plan.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Step 1: Phone us.
//!
//! Step 2: Say what you need.
//! ```

use crate::base::{RuleInfo, Severity, Span};
use crate::check::prose::for_each_block;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::Document;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "typed-steps",
        Severity::Warning,
        "A screen reader cannot say how many steps there are, or go from one to the next.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("typed_steps.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    if !document.text().contains("Step 1") || !document.text().contains("Step 2") {
        return;
    }
    let mut steps: Vec<Span> = Vec::new();
    for_each_block(document, |passage| {
        let is_step = passage
            .words
            .strip_prefix("Step ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if is_step && !is_in_heading(document, passage.span(0, 1)) {
            steps.push(passage.span(0, "Step 1".len()));
        }
    });
    if let [first, second, ..] = steps.as_slice() {
        let finding = found.add(
            document.location(*first),
            "Here are steps that are no numbered list.",
            "Begin each step on a line of its own with its number and a dot: 1. Phone us.",
        );
        finding.related.push((document.location(*second), "the next step".into()));
    }
}

fn is_in_heading(document: &Document, span: Span) -> bool {
    let headings = &document.tree.headings;
    let next = headings.partition_point(|heading| heading.span.start <= span.start);
    next > 0 && span.start < headings[next - 1].span.end
}
