//! A part of a checker that no answer leads to
//!
//! Readers must be able to reach every question and every outcome of a checker. If no answer leads to a part, its answer was often
//! forgotten, or the link in the answer has another name.
//!
//! **Helps:** people whose answer should have led here.
//! **Source:** GOV.UK Design System, Check a service is suitable; a rule of this project.
//!
//! ```good content/en/can-i.checker.md
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
//! ```bad content/en/can-i.checker.md
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
//!
//! ## Ask somebody else {#other}
//!
//! > [!someone-else]
//! > The law says so.
//!
//! Phone us and ask for an advocate.
//!
//! > [!contact] imha
//!
//! - [About us](about-us.md)
//! - [The law about advocates](https://law.example/)
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-unreachable",
        Severity::Error,
        "Nobody can ever read this part, however they answer.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_unreachable.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for part in checker.parts.iter().filter(|part| part.path.is_none()) {
        let heading = &tree.headings[part.heading as usize];
        let help =
            format!("Write an answer that leads here: - [words](#{}). Or take this part out.", heading.id);
        found.add(page.doc.location(heading.span), format!("No answer leads to “{}”.", heading.words), help);
    }
}
