//! A page that asks for many years of school
//!
//! The reading level of a text is measured from the length of its sentences and words: as a number of school years in
//! the USA (Flesch–Kincaid). A page or leaflet has at most 7, Easy Read at most 5. `plainleaf check` says the level of
//! all pages, and with --format json the level of each, with a second measure (SMOG). Texts of fewer than 100 words are
//! not measured, because the number would mean nothing. Headings, tables and facts are left out.
//!
//! The number is a hint. It does not know whether a text is clear. The rule knows English only; other languages are not
//! measured.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 57 texts,
//! one in twelve.
//!
//! **Helps:** people who left school early, and people who learn English.
//! **Source:** WCAG 3.1.5, Reading Level: nine years of school at most; NHS, a reading age of 9 to 11; the thresholds
//! are rules of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you. You say what you want. We write it down. Then we go to the ward with you. We help you. You say what you want. We write it down. Then we go to the ward with you. We help you. You say what you want. We write it down. Then we go to the ward with you. We help you. You say what you want. We write it down. Then we go to the ward with you. We help you. You say what you want. We write it down. Then we go to the ward with you. We help you. You say what you want. We write it down. Then we go to the ward with you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties. Independent organisations provide professional representation for individuals experiencing difficulties.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Readability;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "reading-level",
        Severity::Warning,
        "Readers who went to school for fewer years give up.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("reading_level.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [7, 7, 7], [5, 5, 5]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS) else { return };
    let Some(level) = Readability::of(prose).level() else { return };
    if level.flesch_kincaid > limit as f64 {
        let message = format!(
            "Reading level {:.1}: this page asks for more than {limit} years of school.",
            level.flesch_kincaid
        );
        found.add(
            prose.document.location(prose.document.top()),
            message,
            "Use shorter sentences and shorter words. Begin with the longest sentences.",
        );
    }
}
