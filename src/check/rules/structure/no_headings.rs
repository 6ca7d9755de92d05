//! A long page without headings
//!
//! A text of more than 300 words needs headings: lines that begin with ##. They show what is on the page, and lead to
//! it. Words in tables and in the glossary are not counted.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, people who read slowly, and people in a
//! hurry.
//! **Source:** WCAG 2.4.10, Section Headings; NHS, Headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## What an advocate does
//!
//! An advocate helps you to say what you want, and goes with you to meetings. An advocate helps you to
//! say what you want, and goes with you to meetings. An advocate helps you to say what you want, and
//! goes with you to meetings. An advocate helps you to say what you want, and goes with you to
//! meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps you to say what you want, and goes with you to meetings. An advocate helps you to
//! say what you want, and goes with you to meetings. An advocate helps you to say what you want, and
//! goes with you to meetings. An advocate helps you to say what you want, and goes with you to
//! meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::{PassageKind, Prose};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "no-headings",
        Severity::Warning,
        "People who look for one answer must read the whole page.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("no_headings.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [300, 300, 300], [300, 300, 300]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let (Some(limit), document) = (prose.limit(&THRESHOLDS), prose.document) else { return };
    if !document.tree.headings.is_empty() {
        return;
    }
    let running = prose.passages().filter(|passage| {
        matches!(passage.kind(), PassageKind::Paragraph | PassageKind::Item | PassageKind::CalloutTitle)
    });
    let words: usize = running.map(|passage| passage.words().len()).sum();
    if words > limit {
        let message = format!("This page has {words} words and no heading.");
        found.add(
            document.location(document.top()),
            message,
            "Part it with headings that say what follows, such as: ## Who can get help",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn three_hundred_words_need_no_heading() {
        let page = |words: usize, after: &str| format!("{}\n\n{after}", "word ".repeat(words));
        assert_eq!(found_in(&RULE, &page(300, "")), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, &page(301, "")).len(), 1);
        assert_eq!(found_in(&RULE, &page(301, "## A part\n\nMore.")), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, &page(300, "| A | B |\n|---|---|\n| c | d |")), [] as [&str; 0]);
    }
}
