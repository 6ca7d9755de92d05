//! A page without a good title
//!
//! Each page has a title: a few words, at most 65 letters, without a full stop. It stands at the top of the page, on
//! the tab of the browser, in lists and in search results.
//!
//! **Helps:** people who use a screen reader: the title is the first thing that they hear. And everybody who looks
//! for the page.
//! **Source:** WCAG 2.4.2, Page Titled; NHS, Headings and titles: at most 65 characters.
//!
//! ```good content/en/page.md
//! ---
//! title: How to ask for an advocate
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: How you, or somebody who knows you well, can ask us for an advocate
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: How to ask for an advocate.
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::Document;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "missing-title",
        Severity::Error,
        "Nobody can tell this page from others, in lists, on a browser’s tab or with a screen reader.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("missing_title.rs"),
};

/// Search results cut longer titles, which are hard to take in. In characters.
const LONGEST: usize = 65;

fn judge(document: &Document, found: &mut Reporter) {
    if document.damaged || document.text().trim_start_matches('\u{feff}').trim().is_empty() {
        return;
    }
    let place = document.location(document.top());
    let title = document.front_matter.title.as_ref().map_or("", |title| &title.value);
    let length = title.chars().count();
    if title.is_empty() {
        found.add(
            place,
            "This page has no title.",
            "Write between two lines of --- at the top of the file: title: How to ask for help",
        );
    } else if length > LONGEST {
        let message = format!("The title is {length} letters long, and search results show about {LONGEST}.");
        found
            .add(place, message, "Say it in fewer words; the rest can stand in the summary.")
            .set_severity(Severity::Warning);
    } else if title.ends_with('.') && !title.ends_with("..") {
        found
            .add(
                place,
                "The title ends with a full stop.",
                format!("Write: title: {}", title.trim_end_matches('.')),
            )
            .set_severity(Severity::Warning);
    }
}
