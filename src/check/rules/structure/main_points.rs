//! A long page that does not say first what it says
//!
//! A page of more than 300 words has a summary: the field “summary”, which stands below the title, or a callout before
//! its second heading. In site.toml, [rules.main-points] plain = 400 allows more words.
//!
//! **Helps:** people who cannot read a whole page, and people who want to know whether it is for them.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 3.8 and 7.2.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! summary: How to ask for help.
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//!
//! You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help. You can ask us for help.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::{NONE, Thresholds};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "main-points",
        Severity::Warning,
        "Readers must read all of it to learn whether it helps them.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("main_points.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [300, NONE, NONE], [300, 300, 300]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(limit) = prose.limit(&THRESHOLDS).filter(|limit| prose.words().len() > *limit) else { return };
    let document = prose.document;
    let has_summary = document.front_matter.summary.as_ref().is_some_and(|summary| !summary.value.is_empty());
    let second_heading = document.tree.headings.get(1).map_or(u32::MAX, |heading| heading.span.start);
    if !has_summary && document.tree.callouts.iter().all(|callout| callout.kind_span.start > second_heading) {
        let message = format!(
            "This page has {} words and no summary. Above {limit} words it needs one.",
            prose.words().len()
        );
        found.add(
            document.location(document.top()),
            message,
            "Write what the page says in one sentence: summary: Who can have an advocate, and how to ask.",
        );
    }
}
