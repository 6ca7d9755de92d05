//! A checker that could be a list
//!
//! If a right depends on 3 things or fewer, a list says it faster: “You can have an advocate if all of these are true.” Questions
//! help where answers lead to different questions, or where there are many questions.
//!
//! **Helps:** people who want to see at once if something is for them.
//! **Source:** GOV.UK Design System, Check a service is suitable: if there are 3 conditions or fewer, use a list.
//!
//! ```good content/en/can-i.checker.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Where are you? {#where}
//!
//! - [In hospital](#hospital)
//! - [At home](#home)
//!
//! ## Are you detained? {#hospital}
//!
//! - [Yes](#can)
//! - [No](#not-now)
//!
//! ## Are you on a community treatment order? {#home}
//!
//! - [Yes](#can)
//! - [No](#guardian)
//!
//! ## Are you under guardianship? {#guardian}
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
//! ```

use crate::base::{RuleInfo, Severity, count_of};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{AnswerTarget, CheckerPart, Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-list",
        Severity::Info,
        "Readers go through several pages to learn what three lines could tell them.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_list.rs"),
};

/// Up to this many conditions fit a list.
const CONDITIONS: usize = 3;

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let Some(checker) = &page.checker else { return };
    let questions: Vec<&CheckerPart> =
        checker.parts.iter().filter(|part| part.is_question() && part.path.is_some()).collect();
    let is_question =
        |to: AnswerTarget| matches!(to, AnswerTarget::Part(part) if checker.parts[part].is_question());
    // A chain of questions, each with at most one answer that leads to another question, is a list of
    // conditions that must all be met.
    let is_chain = questions.iter().all(|part| {
        part.answers.iter().filter(|answer| is_question(answer.to)).count() <= 1
            && !part.answers.iter().any(|answer| matches!(answer.to, AnswerTarget::Checker(_)))
    });
    if !questions.is_empty() && questions.len() <= CONDITIONS && is_chain {
        let message = format!(
            "This checker asks {}. A list could say the same on one page.",
            count_of(questions.len(), "question")
        );
        let help = "If nothing else depends on the answers, write a page with a list: “You can have an advocate if …”.";
        found.add(page.doc.location(page.doc.top()), message, help);
    }
}
