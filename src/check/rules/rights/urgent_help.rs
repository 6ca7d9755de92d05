//! A page about danger that does not say where help is
//!
//! Somebody who reads about suicide, self-harm or abuse may be in danger now. Such a page has the box [!urgent-help] near
//! its top: before its third heading. The box names numbers to call or text, or leads to the page with all of them. A
//! page counts if it has the tag self-harm, suicide, abuse, rape or stalking, or if its English words speak of these.
//!
//! **Helps:** people in danger, who read two lines and no more.
//! **Source:** NHS, care cards for emergencies; Samaritans, media guidelines: say where help is.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! tags: [abuse]
//! sensitive: true
//! ---
//!
//! > [!urgent-help]
//! > Phone 999 if you are in danger now. To talk, phone {{imha.phone}}.
//!
//! Nobody may hurt you.
//! ```
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! This page is about alcohol abuse among professionals, and about raped seed oil.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! tags: [abuse]
//! ---
//!
//! Nobody may hurt you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! If you think about suicide, tell somebody.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! If you think about suicide, tell somebody.
//!
//! > [!urgent-help]
//! > There is help for you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! If you think about suicide, tell somebody.
//!
//! ## One
//!
//! Words.
//!
//! ## Two
//!
//! Words.
//!
//! ## Three
//!
//! > [!urgent-help]
//! > Phone 999 if you are in danger now. To talk, phone {{imha.phone}}.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Topics;
use crate::check::law::is_read_in_english;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::heading_level::begins_part;
use crate::doc::{NodeKind, NodeRef};
use crate::site::{LinkTarget, Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "urgent-help",
        Severity::Error,
        "Somebody in danger reads on, and does not learn where help is.",
    ),
    kind: RuleKind::Topics(judge, None),
    file: include_str!("urgent_help.rs"),
};

/// Tags of pages about danger.
const TAGS: [&str; 10] = [
    "abuse",
    "child-abuse",
    "domestic-abuse",
    "domestic-violence",
    "rape",
    "self-harm",
    "sexual-abuse",
    "stalking",
    "suicide",
    "suicidal",
];

fn judge(site: &Site, page: &Page, topics: &Topics, found: &mut Reporter) {
    // Lists of pages and the glossary mention danger without being about it.
    let is_listing = matches!(page.role, Role::Glossary | Role::AtoZ | Role::Leaflets | Role::Accessibility);
    if page.state != State::Live || page.doc.damaged || is_listing {
        return;
    }
    let doc = &page.doc;
    let tag = doc
        .front_matter
        .tags
        .iter()
        .find(|tag| TAGS.contains(&&*tag.value.to_lowercase().replace([' ', '_'], "-")))
        .map(|tag| tag.span);
    let Some(cause) = tag.or_else(|| topics.danger.filter(|_| is_read_in_english(site, page))) else {
        return;
    };
    let boxes = || doc.tree.walk().filter(|node| is_box(page, *node));
    let help = "Near the top of the page, write `> [!urgent-help]`. Write the numbers below it, such as: `> If a life is in danger, phone 999.`";
    let Some(first) = boxes().next() else {
        let message = "This page is about danger, and has no box that says where help is.";
        let finding = found.add(doc.location(cause), message, help);
        if tag.is_none() {
            finding.set_severity(Severity::Warning);
        }
        return;
    };
    if !boxes().any(|node| names_help(site, page, node)) {
        let message = "This box names no number to call or text, and no page that does.";
        found.add(doc.location(first.span()), message, "Write the numbers into the box, such as {{samaritans.phone}}, or a link to your page with all of them.").set_severity(Severity::Warning);
    }
    let parts_above = doc
        .tree
        .headings
        .iter()
        .filter(|heading| begins_part(heading.level) && heading.span.start < first.span().start)
        .count();
    if parts_above > 2 {
        let message = "Where help is stands far down on this page.";
        found
            .add(
                doc.location(first.span()),
                message,
                "Move the box up, above the third heading: readers in danger do not read so far.",
            )
            .set_severity(Severity::Warning);
    }
}

fn is_box(page: &Page, node: NodeRef) -> bool {
    matches!(node.kind(), NodeKind::Callout(entry) if page.doc.tree.callouts[entry as usize].kind.name == "urgent-help")
}

/// Whether a box names a number to call or text, or links to a page of the site.
fn names_help(site: &Site, page: &Page, node: NodeRef) -> bool {
    let tree = &page.doc.tree;
    node.descendants().any(|below| match below.kind() {
        NodeKind::Fact(entry) => {
            let fact = &tree.facts[entry as usize];
            site.contacts.get(&fact.contact).is_some_and(|contact| {
                contact.phone_in(&fact.field).is_some() || &*fact.field == "text" && contact.has("text")
            })
        }
        NodeKind::Link(entry) => matches!(page.targets[entry as usize], LinkTarget::Page(_)),
        NodeKind::Callout(entry) => site
            .contacts
            .get(&tree.callouts[entry as usize].words)
            .is_some_and(|contact| contact.is_reachable()),
        _ => below.own_text().contains("999"),
    })
}
