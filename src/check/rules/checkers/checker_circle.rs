//! Answers that lead back to a question that was asked before
//!
//! A checker leads from question to question until something comes out. Where an answer leads back to an earlier question, readers may
//! never come to an end. Readers go back by themselves: each page has links for that. Two checkers that lead into each other are a
//! circle too.
//!
//! **Helps:** people who answer while they are tired or upset, and would not see that they have been here before.
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
//! - [Yes](#detained)
//! - [No](#not-now)
//!
//! ## Are you detained? {#detained}
//!
//! - [Yes](#can)
//! - [I do not know](#hospital)
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
//! - [Yes](other.checker.md)
//! - [No](#not-now)
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
//! ```and content/en/other.checker.md
//! ---
//! title: Can I have an advocate?
//! reviewed: 2026-11-22
//! ---
//!
//! Answer a few questions.
//!
//! ## Are you a carer? {#carer}
//!
//! - [Yes](can-i.checker.md)
//! - [No](#not-now)
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
use crate::site::{AnswerTarget, Page, PageId, Site};
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-circle",
        Severity::Error,
        "Whoever gives these answers goes round in circles and never learns what comes out.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_circle.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for (question, number) in &checker.back_edges {
        let answer = &checker.parts[*question].answers[*number];
        let AnswerTarget::Part(to) = answer.to else { continue };
        let message = format!(
            "The answer “{}” leads back to “{}”, which was asked before.",
            answer.words,
            checker.parts[to].title(tree)
        );
        let help = "Lead it to a question that comes later, or to an outcome such as: “You may have this right. Ask us.”";
        checker_path::describe_path(
            page,
            checker,
            *question,
            found.add(page.doc.location(answer.span), message, help),
        );
    }
    for (index, part) in checker.parts.iter().enumerate() {
        for answer in &part.answers {
            if let AnswerTarget::Checker(other) = answer.to
                && leads_to(site, other, page)
            {
                let message =
                    format!("The answer “{}” leads to a checker that leads back to this one.", answer.words);
                let help = "Let one of the two checkers end with an outcome.";
                checker_path::describe_path(
                    page,
                    checker,
                    index,
                    found.add(page.doc.location(answer.span), message, help),
                );
            }
        }
    }
}

/// Whether the checker `from` leads to `page`, directly or through other checkers (depth-first search).
fn leads_to(site: &Site, from: PageId, page: &Page) -> bool {
    let mut seen = HashSet::from([from]);
    let mut to_visit = vec![from];
    while let Some(id) = to_visit.pop() {
        if site.page(id).address_hash == page.address_hash {
            return true;
        }
        let answers =
            site.page(id).checker.iter().flat_map(|checker| &checker.parts).flat_map(|part| &part.answers);
        to_visit.extend(answers.filter_map(|answer| match answer.to {
            AnswerTarget::Checker(other) => Some(other).filter(|other| seen.insert(*other)),
            AnswerTarget::Part(_) | AnswerTarget::Nowhere => None,
        }));
    }
    false
}
