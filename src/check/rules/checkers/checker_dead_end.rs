//! An answer that leads nowhere
//!
//! Every answer leads to a part of the same checker, by the id of its heading (`[Yes](#in-hospital)`), or to another checker, by its file.
//! A page that readers should see belongs in an outcome, which also says why, what to do next and whom to ask.
//!
//! **Helps:** people who have answered honestly and wait to be told what to do.
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
//! - [No](#not-yet)
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
//! - [No](about-us.md)
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
//! - I am not sure
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
use crate::site::{AnswerTarget, Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-dead-end",
        Severity::Error,
        "Whoever gives this answer is left alone without an outcome, and does not learn what to do next.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_dead_end.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for (index, part) in checker.parts.iter().enumerate() {
        for answer in part.answers.iter().filter(|answer| answer.to == AnswerTarget::Nowhere) {
            // The rule broken-link reports a link to a file that is not there.
            if answer.link.is_some_and(|link| !page.targets[link as usize].is_sound()) {
                continue;
            }
            let written = answer.link.map_or("", |link| &tree.links[link as usize].destination);
            let (message, help) = match written.strip_prefix('#') {
                Some(id) => (
                    format!(
                        "The answer “{}” leads to a part called “{id}”, and there is none.",
                        answer.words
                    ),
                    format!("Write the heading of that part with this id: ## What comes next {{#{id}}}"),
                ),
                None if answer.link.is_some() => (
                    format!("The answer “{}” leads out of the questions.", answer.words),
                    format!("Lead it to an outcome, and name {written} there."),
                ),
                None => (
                    format!("The answer “{}” is no link.", answer.words),
                    format!("Write where it leads: - [{}](#what-comes-next)", answer.words),
                ),
            };
            checker_path::describe_path(
                page,
                checker,
                index,
                found.add(page.doc.location(answer.span), message, help),
            );
        }
    }
}
