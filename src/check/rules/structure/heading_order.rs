//! Headings that are out of order
//!
//! The title of a page is its only heading of the first level. In the text, ## begins a part, and ### begins a part
//! of that part. No level is left out, and no heading is empty.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 5 places, in
//! 0.2 % of the sentences.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, and everybody who looks over a page for
//! the right part.
//! **Source:** WCAG 1.3.1, Info and Relationships; WCAG 2.4.10, Section Headings; NHS, Headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! You can.
//!
//! ### Under 18
//!
//! You can too.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! You can.
//!
//! #### Under 18
//!
//! You can too.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! # Help
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ##
//!
//! Ask us.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::Document;
use crate::doc::heading_level::{OutlineLevels, page_level};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "heading-order",
        Severity::Error,
        "A screen reader reads out a page that seems to have parts missing.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("heading_order.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let mut levels = OutlineLevels::below_title();
    for heading in &document.tree.headings {
        let place = document.location(heading.span);
        let deepest = levels.deepest_next();
        // A second h1 is shown as a part of the page, and the headings after it are judged on that basis.
        let level = page_level(heading.level);
        let marks = |level: u8| "#".repeat(level.into());
        if heading.words.is_empty() {
            found.add(place, "This heading has no words.", "Write words after it, or take it out.");
        } else if heading.level == 1 {
            found.add(
                place,
                "The title of the page is its only heading of the first level.",
                "Write ## in place of #, or take the line out if it repeats the title.",
            );
        } else if level > deepest {
            let message = if deepest == 2 {
                "The first heading of a page begins a part, and a part begins with ##."
            } else {
                "A level of headings is left out here."
            };
            found.add(place, message, format!("Write {} in place of {}", marks(deepest), marks(level)));
        }
        levels.next(heading.level);
    }
}
