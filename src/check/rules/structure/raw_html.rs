//! HTML typed into a page
//!
//! A page is written in Markdown alone. HTML between the words is not passed on: a leaflet cannot show it, and no
//! rule can judge it.
//!
//! **Helps:** people who read the leaflet or the Easy Read page, and people who use a screen reader.
//! **Source:** a rule of this project: one text, many formats.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Important** words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! <b>Important</b> words.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "raw-html",
        Severity::Error,
        "It is lost in leaflets and Easy Read, and nobody can check that a screen reader can read it.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("raw_html.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let mut last_end = 0;
    for node in document.tree.walk().filter(|node| node.kind() == NodeKind::RawHtml) {
        let span = node.span();
        let html = span.of(document.text()).trim();
        // The lines of one block follow each other directly: only the first is reported. An HTML comment is
        // dropped without harm.
        let continues_block = last_end == span.start && last_end > 0;
        last_end = span.end;
        let is_end_tag = html.starts_with("</");
        if continues_block || is_end_tag || html.is_empty() || html.starts_with("<!--") {
            continue;
        }
        let shown: String = html.chars().take(40).collect();
        found.add(
            document.location(span),
            format!("Here is HTML: {shown}"),
            "Write it in Markdown: **bold**, [link](page.md), ![](picture.svg), or a callout such as > [!important]",
        );
    }
}
