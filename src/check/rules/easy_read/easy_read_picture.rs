//! Easy Read without pictures
//!
//! In Easy Read a picture stands beside each idea. Write the picture alone in its paragraph and the words below it:
//! together they are one row. Words at the top of a part that stand beside no picture are found here. Boxes such as
//! [!contact] need none. A text without any picture is an error.
//!
//! **Helps:** people who do not read words, or only a few, and understand by pictures.
//! **Source:** Department of Health, Making written information easier to understand; PIF, Easy Read matters; People
//! First.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We are a charity.
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "easy-read-picture",
        Severity::Error,
        "People who understand by pictures learn nothing from these words.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("easy_read_picture.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    // The rule checker-picture judges the pictures of a checker.
    if !document.is_easy() || document.damaged || document.content_path.is_checker() {
        return;
    }
    let needs_picture =
        |kind| matches!(kind, NodeKind::Paragraph | NodeKind::BulletList | NodeKind::NumberedList(_));
    let mut without_picture = document.tree.blocks().filter(|block| needs_picture(block.kind())).peekable();
    let help = "Above it, on a line of its own, write the picture: ![](../pictures/talk.svg)";
    if document.tree.images.is_empty() {
        if without_picture.peek().is_some() {
            found.add(document.location(document.top()), "This Easy Read text has no picture.", help);
        }
        return;
    }
    for block in without_picture {
        found
            .add(document.location_of(block), "No picture stands beside these words.", help)
            .set_severity(Severity::Warning);
    }
}
