//! An outcome that leaves a reader alone
//!
//! An outcome is a part without answers. It says six things:
//!
//! - what came out: a quote that begins `> [!yes]`, `> [!probably]`, `> [!no]` or `> [!someone-else]`
//! - why: the next lines of that quote
//! - what to do next, in words
//! - whom to contact: `> [!contact] key`, or a number such as `{{key.phone}}`
//! - a page or a leaflet to read on
//! - the law it rests on: a link to it (not needed where somebody else can help)
//!
//! **Helps:** people who are unsure of their rights, most of all when the answer is no.
//! **Source:** GOV.UK Design System, Check a service is suitable: say why, and what to do instead; a rule of this project.
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
//! The law does not give you an advocate.
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
//!
//! Phone us and ask for an advocate.
//!
//! - [About us](about-us.md)
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
//! > [!yes]
//! > You can have an advocate.
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
use crate::doc::{CalloutTitle, NodeKind, NodeRef};
use crate::site::{CheckerPart, LinkTarget, Page, Site, is_verdict};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "checker-outcome",
        Severity::Error,
        "Somebody has answered all questions, and is not told what they came for.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("checker_outcome.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    let (Some(checker), tree) = (&page.checker, &page.doc.tree) else { return };
    for (index, part) in checker.parts.iter().enumerate() {
        let heading = page.doc.location(tree.headings[part.heading as usize].span);
        if let Some(verdict) = part.verdict(tree).filter(|_| part.is_question()) {
            let help = "Put the outcome into a part of its own, and lead an answer to it.";
            let finding = found.add(
                page.doc.location(verdict.kind_span),
                "This part asks a question and says what came out at the same time.",
                help,
            );
            checker_path::describe_path(page, checker, index, finding);
        } else if !part.is_question() {
            let missing = missing(page, part);
            if !missing.is_empty() {
                let message = format!(
                    "This outcome does not say {}.",
                    missing.iter().map(|(what, _)| *what).collect::<Vec<_>>().join("; ")
                );
                let help =
                    missing.iter().map(|(_, how)| format!("Write {how}.")).collect::<Vec<_>>().join(" ");
                checker_path::describe_path(page, checker, index, found.add(heading.clone(), message, help));
            }
            if part.blocks(tree).filter(|block| is_verdict(tree, *block)).count() > 1 {
                let finding = found.add(
                    heading,
                    "This outcome says more than one thing.",
                    "Keep one of [!yes], [!probably], [!no] and [!someone-else].",
                );
                checker_path::describe_path(page, checker, index, finding);
            }
        }
    }
}

/// What an outcome leaves out: for each, what it does not say, and what to write.
fn missing(page: &Page, part: &CheckerPart) -> Vec<(&'static str, &'static str)> {
    let tree = &page.doc.tree;
    let below = || part.blocks(tree).flat_map(|block| std::iter::once(block).chain(block.descendants()));
    let links_to = |wanted: fn(LinkTarget) -> bool| {
        below().any(|node| matches!(node.kind(), NodeKind::Link(link) if wanted(page.targets[link as usize])))
    };
    let names_contact = |node: NodeRef| match node.kind() {
        NodeKind::Callout(index) => tree.callouts[index as usize].kind.title == CalloutTitle::Contact,
        NodeKind::Fact(_) => true,
        _ => false,
    };
    let in_verdicts =
        part.blocks(tree).filter(|block| is_verdict(tree, *block)).flat_map(|block| block.children());
    let gives_reason = in_verdicts
        .filter(|child| child.kind() != NodeKind::CalloutTitle)
        .any(|child| !child.text().trim().is_empty());
    let cites_law = part.verdict(tree).is_some_and(|verdict| verdict.kind.name == "someone-else")
        || links_to(|target| target == LinkTarget::External);
    let required = [
        (
            part.verdict.is_some(),
            "what came out",
            "one of > [!yes], > [!probably], > [!no] and > [!someone-else]",
        ),
        (gives_reason || part.verdict.is_none(), "why", "the reason on the next line of the quote"),
        (
            part.blocks(tree).any(says_what_to_do),
            "what to do next",
            "in a sentence what the reader can do now",
        ),
        (below().any(names_contact), "whom to contact", "> [!contact] and a key of contacts.toml"),
        (
            links_to(|target| matches!(target, LinkTarget::Page(_))),
            "what to read",
            "a link to a page or a leaflet",
        ),
        (cites_law, "on which law it rests", "a link to the law"),
    ];
    required.into_iter().filter(|(is_said, ..)| !is_said).map(|(_, what, how)| (what, how)).collect()
}

/// Whether a block has more than two words outside its links: then it is more than a list of things to read.
fn says_what_to_do(block: NodeRef) -> bool {
    if !matches!(
        block.kind(),
        NodeKind::Paragraph | NodeKind::BulletList | NodeKind::NumberedList(_) | NodeKind::Row
    ) {
        return false;
    }
    let linked: usize = block
        .descendants()
        .filter(|node| matches!(node.kind(), NodeKind::Link(_)))
        .map(|link| link.text().split_whitespace().count())
        .sum();
    block.text().split_whitespace().count() > linked + 2
}
