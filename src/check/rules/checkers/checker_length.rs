//! A way through a checker with too many questions
//!
//! No way through a checker has more than 10 questions. Ask first what most people answer, put questions together, or make two
//! checkers, where an answer of the first leads into the second.
//!
//! **Helps:** people who are tired, in pain or upset, and people on a phone.
//! **Source:** GOV.UK Design System, Check a service is suitable: ask as few questions as possible; the number is of this project.
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
//! ## Is this question 1? {#q1}
//!
//! - [Yes](#q2)
//! - [No](#not-now)
//!
//! ## Is this question 2? {#q2}
//!
//! - [Yes](#q3)
//! - [No](#not-now)
//!
//! ## Is this question 3? {#q3}
//!
//! - [Yes](#q4)
//! - [No](#not-now)
//!
//! ## Is this question 4? {#q4}
//!
//! - [Yes](#q5)
//! - [No](#not-now)
//!
//! ## Is this question 5? {#q5}
//!
//! - [Yes](#q6)
//! - [No](#not-now)
//!
//! ## Is this question 6? {#q6}
//!
//! - [Yes](#q7)
//! - [No](#not-now)
//!
//! ## Is this question 7? {#q7}
//!
//! - [Yes](#q8)
//! - [No](#not-now)
//!
//! ## Is this question 8? {#q8}
//!
//! - [Yes](#q9)
//! - [No](#not-now)
//!
//! ## Is this question 9? {#q9}
//!
//! - [Yes](#q10)
//! - [No](#not-now)
//!
//! ## Is this question 10? {#q10}
//!
//! - [Yes](#q11)
//! - [No](#not-now)
//!
//! ## Is this question 11? {#q11}
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
use crate::site::{MAX_STEPS, Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-length",
        Severity::Error,
        "Readers who answer so many questions give up before they learn anything.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_length.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for (index, part) in checker.parts.iter().enumerate() {
        if part.is_question() && part.path.as_ref().is_some_and(|path| path.max_before == MAX_STEPS) {
            let message = format!("Some readers come to this question after {MAX_STEPS} others.");
            let help = "Put questions together, or make two checkers, where an answer of the first leads into the second.";
            checker_path::describe_path(
                page,
                checker,
                index,
                found.add(page.doc.location(tree.headings[part.heading as usize].span), message, help),
            );
        }
    }
}
