//! A link whose words do not say where it leads
//!
//! Many people hear or see only the links of a page, one after another. “Click here” ten times helps nobody: the
//! words of a link say what is behind it.
//!
//! **Helps:** people who use a screen reader, voice control or a magnifier, and people who look over a page in a
//! hurry.
//! **Source:** WCAG 2.4.9, Link Purpose (Link Only); NHS, Links.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [How to reach us](contact.md)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! To reach us, [click here](contact.md).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [https://www.nhs.uk/](https://www.nhs.uk/)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [](contact.md)
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "link-text",
        Severity::Error,
        "Whoever hears only the links of a page does not know where this one leads.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("link_text.rs"),
};

/// Words of links that say nothing about their target, in English and Welsh.
const EMPTY_WORDS: [&str; 30] = [
    "click",
    "click here",
    "click this link",
    "continue",
    "details",
    "find out more",
    "follow this link",
    "go",
    "here",
    "info",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "read more",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "this website",
    "website",
    "cliciwch yma",
    "darllen mwy",
    "darllenwch fwy",
    "dolen",
    "mwy",
    "yma",
];

/// The length in bytes of the longest of them.
const LONGEST: usize = 16;

fn judge(document: &Document, found: &mut Reporter) {
    for node in document.tree.walk() {
        let NodeKind::Link(entry) = node.kind() else { continue };
        let destination = &document.tree.links[entry as usize].destination;
        // Other rules report these: broken-link a link without an address, typed-contact a number or e-mail
        // address.
        if destination.is_empty()
            || ["mailto:", "tel:", "sms:"].iter().any(|scheme| destination.starts_with(scheme))
        {
            continue;
        }
        let text = node.text();
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        // Fast path: words that say nothing are short, and an address has no spaces.
        if bare.len() > LONGEST && bare.contains(' ') {
            continue;
        }
        let words = bare.to_lowercase();
        let place = document.location(node.span());
        let has_other_words =
            node.descendants().any(|below| matches!(below.kind(), NodeKind::Image(_) | NodeKind::Fact(_)));
        if words.is_empty() && !has_other_words {
            found.add(
                place,
                "This link has no words.",
                "Write what is behind it between the square brackets: [How to reach us](contact.md)",
            );
        } else if EMPTY_WORDS.contains(&&*words) {
            found.add(
                place,
                format!("The words “{}” do not say where this link leads.", text.trim()),
                "Write what is behind it, such as the title of the page: [How to reach us](contact.md)",
            );
        } else if is_address(&words) {
            let help = format!("Write what is behind it: [the name of the page]({destination})");
            found.add(
                place,
                "This link is a bare address, which a screen reader spells out sign by sign.",
                help,
            );
        }
    }
}

fn is_address(words: &str) -> bool {
    !words.contains(char::is_whitespace)
        && ["http://", "https://", "www."].iter().any(|start| words.starts_with(start))
}
