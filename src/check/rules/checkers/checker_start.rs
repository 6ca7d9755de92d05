//! A checker that does not begin with a question
//!
//! A checker begins with a few words that say what it is for. Then comes its first question: a heading with ##, and below it a
//! list of answers, each a link to another part: `- [Yes](#in-hospital)`.
//!
//! **Helps:** people who are unsure and want to be led, one step at a time.
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
//! ## Are you in hospital? {#hospital}
//!
//! - [Yes](#can)
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
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-start",
        Severity::Error,
        "Readers who want to answer questions find none, or do not learn what the questions are for.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_start.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), doc) = (&page.checker, &page.doc) else { return };
    if doc.damaged {
        return;
    }
    let Some(first) = checker.parts.first() else {
        let help = "Write a question as a heading with ##, and below it answers: - [Yes](#what-comes-next)";
        found.add(doc.location(doc.top()), "This checker asks nothing.", help);
        return;
    };
    let heading = doc.location(doc.tree.headings[first.heading as usize].span);
    if !first.is_question() {
        let help = "Put the first question here. Outcomes stand below the questions.";
        found.add(heading, "Everybody begins with this part, and it asks nothing.", help);
    } else if doc.tree.blocks_in(checker.start.clone()).next().is_none() {
        let help =
            "Write a few words above this heading: what the questions are for, and whom readers can ask.";
        found
            .add(heading, "Nothing is said before the first question.", help)
            .set_severity(Severity::Warning);
    }
}
