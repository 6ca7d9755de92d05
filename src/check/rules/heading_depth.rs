//! Headings that go too deep
//!
//! The title of a page is level 1, ## is level 2, ### is level 3. A page has at most 4 levels. Easy Read has at most
//! 3. What needs more levels is better parted into several pages.
//!
//! **Helps:** people who go from heading to heading, and people who lose the thread in parts of parts.
//! **Source:** UNE 153101, Easy Read: at most 3 levels; NHS, Headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! ### Under 18
//!
//! #### At school
//!
//! You can.
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
//! ### Under 18
//!
//! #### At school
//!
//! ##### After lessons
//!
//! You can.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! ### Under 18
//!
//! #### At school
//!
//! ![](../pictures/talk.svg)
//!
//! You can.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::doc::Document;

pub const RULE: Rule = Rule {
    id: "heading-depth",
    severity: Severity::Warning,
    why: "Readers lose the thread when parts have parts that have parts.",
    judge: Judge::Document(judge),
    file: include_str!("heading_depth.rs"),
};

/// The deepest level on a page, and in Easy Read.
const DEEPEST: (u8, u8) = (4, 3);

fn judge(document: &Document, found: &mut Found) {
    let (deepest, what) = if document.is_easy() { (DEEPEST.1, "Easy Read") } else { (DEEPEST.0, "a page") };
    for heading in document.tree.headings.iter().filter(|heading| heading.level > deepest) {
        let message = format!("This heading is of level {}, and {what} has {deepest} levels at most.", heading.level);
        let help = format!("Write {} in place of {}, or make a page of its own of this part.", "#".repeat(deepest.into()), "#".repeat(heading.level.into()));
        found.add(document.place(heading.span), message, help);
    }
}
