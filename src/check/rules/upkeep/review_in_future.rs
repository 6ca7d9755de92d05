//! A review on a day that has not come
//!
//! The field reviewed says on which day somebody last checked the page. A later day than today is a slip, or the clock
//! of the computer is behind. Until that day readers are shown no day, and the page counts as not reviewed.
//!
//! **Helps:** people who trust the date on a page.
//! **Source:** NHS, Standard for creating health content: dates of review; a rule of this project: no page claims
//! more than is known.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2027-11-22
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "review-in-future",
        Severity::Warning,
        "The page claims a check that nobody has made.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("review_in_future.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    if let Some(reviewed) =
        page.doc.front_matter.reviewed.as_ref().filter(|reviewed| reviewed.value > site.today)
    {
        let message =
            format!("The page cannot have been checked on {}: that day has not come.", reviewed.value);
        let help = format!(
            "Write the day on which somebody checked it. Today is {}; if that is wrong, set the computer's clock.",
            site.today
        );
        found.add(page.doc.location(reviewed.span), message, help).set_by_time();
    }
}
