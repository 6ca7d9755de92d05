//! A question of an Easy Read checker without a picture
//!
//! In an Easy Read checker every question has a picture and a few words beside it, like every row of an Easy Read page. The answers
//! stand below, as a list.
//!
//! **Helps:** people with a learning disability, and people who cannot read well.
//! **Source:** Department of Health, Making written information easier to understand for people with learning disabilities; a rule of this project.
//!
//! ```good content/en/can-i.checker.easy.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Are you in hospital? {#hospital}
//!
//! ![](../pictures/talk.svg)
//!
//! You live on a ward.
//!
//! - [Yes](#can)
//! - [No](#not-now)
//!
//! ## You can {#can}
//!
//! > [!yes]
//! > The law says so.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//!
//! ## Not now {#not-now}
//!
//! > [!no]
//! > You are not in hospital.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//! ```
//! ```and content/en/can-i.checker.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Are you in hospital? {#hospital}
//!
//! - [Yes](#can)
//! - [No](#not-now)
//!
//! ## You can {#can}
//!
//! > [!yes]
//! > The law says so.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//!
//! ## Not now {#not-now}
//!
//! > [!no]
//! > You are not in hospital.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//! ```
//!
//! ```bad content/en/can-i.checker.easy.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Are you in hospital? {#hospital}
//!
//! - [Yes](#can)
//! - [No](#not-now)
//!
//! ## You can {#can}
//!
//! > [!yes]
//! > The law says so.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//!
//! ## Not now {#not-now}
//!
//! > [!no]
//! > You are not in hospital.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//! ```
//! ```and content/en/can-i.checker.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Are you in hospital? {#hospital}
//!
//! - [Yes](#can)
//! - [No](#not-now)
//!
//! ## You can {#can}
//!
//! > [!yes]
//! > The law says so.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//!
//! ## Not now {#not-now}
//!
//! > [!no]
//! > You are not in hospital.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::checker_path;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-picture",
        Severity::Warning,
        "People who read pictures before words do not see what is asked.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_picture.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (page.checker.as_ref().filter(|_| page.doc.is_easy()), &page.doc.tree) else {
        return;
    };
    for (index, part) in checker.parts.iter().enumerate().filter(|(_, part)| part.is_question()) {
        if !part.blocks(tree).any(|block| block.kind() == NodeKind::Row) {
            let help =
                "Write a picture below the heading, ![](../pictures/question.svg), and after it a few words.";
            let place = page.doc.location(tree.headings[part.heading as usize].span);
            checker_path::describe_path(
                page,
                checker,
                index,
                found.add(place, "This question has no picture.", help),
            );
        }
    }
}
