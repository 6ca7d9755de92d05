//! A glossary that is not in the order of its language
//!
//! Readers look a word up where it stands in the alphabet. Each language has its own: in Welsh, ll is a letter that comes
//! after l. The glossary shows its words in the order of the file, on the web and on paper.
//!
//! **Helps:** people who look up a hard word, on paper above all.
//! **Source:** WCAG 2.4.5, Multiple Ways; the orders of the Unicode Common Locale Data Repository.
//!
//! ```good content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Advocate
//! : A person who helps you to say what you want.
//!
//! Referral
//! : When somebody asks a service to help you.
//! ```
//!
//! ```bad content/en/glossary.md
//! ---
//! title: Glossary
//! reviewed: 2026-11-22
//! ---
//!
//! Referral
//! : When somebody asks a service to help you.
//!
//! Advocate
//! : A person who helps you to say what you want.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "glossary-order",
        Severity::Info,
        "Somebody who looks for the word where it should stand does not find it.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("glossary_order.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    if page.role != Role::Glossary || page.state != State::Live {
        return;
    }
    let locale = site.locale(page);
    // A glossary may have parts, each with its own list.
    for list in page.doc.tree.walk().filter(|node| node.kind() == NodeKind::DefinitionList) {
        let terms = list
            .children()
            .filter(|node| node.kind() == NodeKind::Term)
            .map(|node| (locale.sort_key(node.text().trim()), node));
        let terms: Vec<_> = terms.collect();
        let Some([(_, before), (_, term)]) =
            terms.windows(2).find(|pair| pair[0].0 > pair[1].0).and_then(|pair| pair.first_chunk())
        else {
            continue;
        };
        let message = format!("“{}” stands after “{}”.", term.text().trim(), before.text().trim());
        found.add(page.doc.location_of(*term), message, "Put the words into the order of the alphabet.");
    }
}
