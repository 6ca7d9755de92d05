//! A review date that stayed when the text changed
//!
//! The day in reviewed says that somebody read all of this text and found it right. When the text changes, that is no
//! longer true. Type plainleaf review --done and the file after a review: it writes the day, and in reviewed_text a
//! short mark of the title, the summary and the text. When the mark no longer fits, the page is due again. If most pages
//! of the site have a mark, a page without one is named.
//!
//! **Helps:** people who trust the date on a page.
//! **Source:** NHS, Standard for creating health content: dates of review; a rule of this project: no page claims more
//! than is known.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "e7898320"
//! ---
//!
//! Words.
//! ```
//! ```and content/en/about-us.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "e7898320"
//! owner: Mary
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! reviewed_text: "e7898320"
//! ---
//!
//! Other words.
//! ```

use crate::base::{RuleInfo, Severity, shell_word};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::text_fingerprint;
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "reviewed-text",
        Severity::Warning,
        "Readers believe that somebody checked what they read, and nobody did.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("reviewed_text.rs"),
};

fn judge_page(_: &Site, page: &Page, found: &mut Reporter) {
    let front = &page.doc.front_matter;
    if let (true, Some(reviewed), Some(mark)) = (is_judged(page), &front.reviewed, &front.reviewed_text)
        && *mark.value != *text_fingerprint(&page.doc)
    {
        let message = format!("The text was changed after the review of {}.", reviewed.value);
        let help = format!(
            "Read the whole page and put right what is wrong. Then type: plainleaf review --done {}",
            shell_word(&page.doc.path)
        );
        found.add(page.doc.location(reviewed.span), message, help);
    }
}

/// Reports pages without a mark if most pages have one: then the mark was forgotten. If few have one, the site does
/// not use marks yet.
fn judge_site(site: &Site, found: &mut Reporter) {
    let pages: Vec<&Page> =
        site.pages.iter().filter(|page| is_judged(page) && page.reviewed.is_some()).collect();
    let (marked, unmarked): (Vec<&Page>, Vec<&Page>) =
        pages.into_iter().partition(|page| page.doc.front_matter.reviewed_text.is_some());
    if marked.len() <= unmarked.len() {
        return;
    }
    for page in unmarked {
        let message = "Nothing tells whether this is still the text that was reviewed.";
        let help = format!(
            "When you have read the whole page again, type: plainleaf review --done {}",
            shell_word(&page.doc.path)
        );
        let finding = found.add(page.doc.location(page.doc.top()), message, help);
        finding.set_severity(Severity::Info);
        // Which kind of page is in the majority changes when pages end.
        finding.set_by_time();
    }
}

fn is_judged(page: &Page) -> bool {
    page.state == State::Live && !page.doc.damaged && !matches!(page.role, Role::AtoZ | Role::Leaflets)
}
