//! Words in italics
//!
//! Slanted letters are hard to tell apart. In Easy Read they are an error, and in leaflets and on other pages a
//! warning. To make a word stand out, make it bold: **word**. Put the title of a book in quotation marks.
//!
//! **Helps:** people with dyslexia, people who see little, and people who read slowly.
//! **Source:** UKAAF, Clear Print; NHS, Formatting: no italics; Inclusion Europe, Information for all.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! This is **your** right.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! This is *your* right.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! This is _your_ right.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "italics",
        Severity::Error,
        "Slanted letters run into each other for people with dyslexia and people who see little.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("italics.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    for node in prose.document.tree.walk().filter(|node| node.kind() == NodeKind::Emphasis) {
        let finding = found.add(
            prose.document.location(node.span()),
            "These words are in italics.",
            "Make them bold, **words**, or put them in quotation marks: “words”",
        );
        if prose.profile != Profile::Easy {
            finding.set_severity(Severity::Warning);
        }
    }
}
