//! Answers that cannot be told apart, too few or too many
//!
//! A question has from 2 to 7 answers. Each has words of its own, and they do not all lead to the same part: then the question
//! need not be asked.
//!
//! **Helps:** people with a learning disability or little strength, and everybody who hears the answers one after another.
//! **Source:** GOV.UK Design System, Check a service is suitable; W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 4.4.2; the numbers are of this project.
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
//! - [Yes](#not-now)
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
//! ## Where are you? {#where}
//!
//! - [Answer number 1](#can)
//! - [Answer number 2](#can)
//! - [Answer number 3](#can)
//! - [Answer number 4](#can)
//! - [Answer number 5](#can)
//! - [Answer number 6](#can)
//! - [Answer number 7](#can)
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
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-answers",
        Severity::Error,
        "Readers cannot tell the answers apart, or have none that fits them.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_answers.rs"),
};

/// Readers cannot keep more answers than this in mind.
const MOST: usize = 7;

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for (index, part) in checker.parts.iter().enumerate() {
        let (answers, heading) =
            (&part.answers, page.doc.location(tree.headings[part.heading as usize].span));
        for (number, answer) in answers.iter().enumerate() {
            if answers[..number].iter().any(|other| other.words.to_lowercase() == answer.words.to_lowercase())
            {
                let message = format!("Two answers of this question have the words “{}”.", answer.words);
                let finding =
                    found.add(page.doc.location(answer.span), message, "Give each answer words of its own.");
                checker_path::describe_path(page, checker, index, finding);
            }
        }
        if answers.len() == 1 {
            let help = "Write at least one more, such as: - [I am not sure](#ask-us)";
            checker_path::describe_path(
                page,
                checker,
                index,
                found.add(heading, "This question has only one answer.", help),
            );
        } else if answers.len() > MOST {
            let message = format!("This question has {} answers.", answers.len());
            let help = format!("Ask in two steps, so that no question has more than {MOST}.");
            let finding = found.add(heading, message, help);
            finding.set_severity(Severity::Warning);
            checker_path::describe_path(page, checker, index, finding);
        } else if let Some(first) = answers.first()
            && answers.iter().all(|answer| answer.to == first.to)
        {
            let help = "Take the question out, or lead an answer somewhere else.";
            let finding = found.add(heading, "All answers of this question lead to the same part.", help);
            finding.set_severity(Severity::Warning);
            checker_path::describe_path(page, checker, index, finding);
        }
    }
}
