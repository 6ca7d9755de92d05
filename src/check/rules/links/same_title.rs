//! Two pages with one title
//!
//! Each page has a title of its own. In tabs, bookmarks and lists of search results the title is all that tells two
//! pages apart. Pages that ask not to be listed may share one.
//!
//! **Helps:** people who use a screen reader, people who have many pages open, and people who search.
//! **Source:** WCAG 2.4.2, Page Titled.
//!
//! ```good content/en/page.md
//! ---
//! title: How to reach our advocates
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/first.md
//! ---
//! title: How we help
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us.
//! ```
//!
//! ```and content/en/second.md
//! ---
//! title: How we help
//! reviewed: 2026-11-22
//! ---
//!
//! Call us.
//! ```

use crate::base::{BuildIdentityHasher, RuleInfo, Severity};
use crate::check::built::PageSummary;
use crate::check::rule::SiteReporter;
use crate::check::rule::{Rule, RuleKind};
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "same-title",
        Severity::Warning,
        "In a list of tabs or of search results nobody can tell the two pages apart.",
    ),
    kind: RuleKind::AllBuilt(judge),
    file: include_str!("same_title.rs"),
};

fn judge(pages: &[&PageSummary], faults: &mut SiteReporter) {
    let mut seen: HashSet<u64, BuildIdentityHasher> =
        HashSet::with_capacity_and_hasher(pages.len(), BuildIdentityHasher::default());
    for (index, page) in pages.iter().enumerate() {
        if let Some((title, span)) = page.title
            && !seen.insert(title)
        {
            faults.add(
                index,
                span,
                "Another page has the same title.",
                "Write in the title what this page has and the other one has not.",
            );
        }
    }
}
