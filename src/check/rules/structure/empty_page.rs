//! A page without words
//!
//! A page needs words below its title. A draft may be empty, and so may a page that lists others: index.md, a-z.md,
//! leaflets.md and contact.md.
//!
//! **Helps:** people who followed a link here for an answer.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, FileKind, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "empty-page",
        Severity::Error,
        "Somebody who comes here for help finds an empty page.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("empty_page.rs"),
};

/// Names of pages in the top folder that the theme fills with lists.
const LISTS: [&str; 3] = ["a-z", "leaflets", "contact"];

fn judge(document: &Document, found: &mut Reporter) {
    let name = &document.content_path;
    let is_list = name.kind == FileKind::Page
        && (name.is_index() || name.folder.is_empty() && LISTS.contains(&&*name.stem));
    let is_empty_file = document.text().trim_start_matches('\u{feff}').trim().is_empty();
    if document.damaged || document.front_matter.draft || (is_list && !is_empty_file) {
        return;
    }
    let is_content = |kind: NodeKind| {
        matches!(
            kind,
            NodeKind::Decoded(_)
                | NodeKind::Code(_)
                | NodeKind::Image(_)
                | NodeKind::Fact(_)
                | NodeKind::Callout(_)
                | NodeKind::RawHtml
        )
    };
    if !document.tree.walk().any(|node| {
        is_content(node.kind()) || node.kind() == NodeKind::Text && !node.own_text().trim().is_empty()
    }) {
        let help = if is_empty_file {
            "Write a title and a text, or delete the file."
        } else {
            "Write the text below the second line of hyphens, or write draft: true until it is ready."
        };
        found.add(document.location(document.top()), "This page has no text.", help);
    }
}
