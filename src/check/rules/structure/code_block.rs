//! A block of code
//!
//! Four spaces or a tab at the start of a line make a block of code in Markdown. So does a line of three backticks above
//! the words. In such a block everything is shown as it is typed: no link works, no fact such as {{key.phone}} is filled
//! in, and no rule reads the words. Texts about rights need no code, so plainleaf refuses it. plainleaf check --fix takes
//! the spaces away.
//!
//! A manual shows code on purpose. It turns this rule off in content/site.toml. Then no rule judges what stands in code or
//! between backticks.
//!
//! **Helps:** people who would read braces in place of a phone number, and people with small screens.
//! **Source:** a rule of this project: every word is judged; CommonMark, indented code blocks.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! - Bring a letter.
//!
//!   It says when you came.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Write to us.
//!
//!     Phone {{imha.phone}} to ask.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ~~~
//! Phone {{imha.phone}} to ask.
//! ~~~
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "code-block",
        Severity::Error,
        "Readers see braces and signs, and nobody has checked the words.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("code_block.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    for block in document.tree.walk().filter(|node| node.kind() == NodeKind::CodeBlock) {
        let place = document.location_of(block);
        let words = place.span.of(document.text());
        if words.starts_with("```") || words.starts_with("~~~") {
            found.add(
                place,
                "These lines are a block of code: they are shown as they are typed, and nobody checks them.",
                "Take away the line of signs above the words, and the one below them.",
            );
        } else {
            let finding = found.add(
                place,
                "The spaces before these words make a block of code: nobody checks it, and facts stay in braces.",
                "Take away the spaces or the tab before the words.",
            );
            finding.fix = without_indent(document, block);
        }
    }
}

/// The edits that take away what makes the lines of a block code. `None` if some line would still begin with so many
/// spaces that it is not clear what it belongs to.
fn without_indent(document: &Document, block: NodeRef) -> Option<Fix> {
    let file = document.text();
    let lines = || {
        let nodes = block.children().filter(|node| !node.span().is_empty());
        nodes.filter(|node| !node.own_text().trim().is_empty())
    };
    let spaces =
        |line: NodeRef| line.own_text().len() - line.own_text().trim_start_matches([' ', '\t']).len();
    // Lines that are further in than all lines together need: they are items below items.
    let common = lines().map(spaces).min()?;
    let mut edits = Vec::new();
    for line in lines() {
        let start = line.span().start as usize;
        let indent = indent_before(&file[..start])?;
        if line.kind() != NodeKind::Text || spaces(line) - common > 3 {
            return None;
        }
        edits.push(Edit { span: Span::new(start - indent, start + common), replacement: String::new() });
    }
    Some(Fix { edits, safe: true })
}

/// The length in bytes of the indent of code at the end of a text: up to four spaces, or up to three and a tab.
fn indent_before(before: &str) -> Option<usize> {
    match before.strip_suffix('\t') {
        Some(rest) => Some(1 + (rest.len() - rest.trim_end_matches(' ').len()).min(3)),
        None => before.ends_with("    ").then_some(4),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn words_that_are_no_code() {
        for text in [
            "Words\n    more words",
            "1. a\n\n    b",
            "- a\n    - b",
            "   Words",
            "`code`",
            "1. a\n   - b\n     - c",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in ["```\nwords\n```", "~~~ text\nwords", "> ```\n> words\n> ```"] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn the_indent_is_taken_off() {
        for (text, right) in [
            ("    Phone {{imha.phone}}\n", "Phone {{imha.phone}}\n"),
            ("\tPhone us\n\tnow.\n\nEnd\n", "Phone us\nnow.\n\nEnd\n"),
            ("      One\n\n      two\n", "One\n\ntwo\n"),
            ("    > [!urgent-help] Now\n    > Go.\n", "> [!urgent-help] Now\n> Go.\n"),
            ("    - a\n      - b\n", "- a\n  - b\n"),
            ("- a\n\n      b\n", "- a\n\n  b\n"),
            ("-     a\n", "- a\n"),
            (">     a\n>     b\n", "> a\n> b\n"),
            ("  \tWords\n", "Words\n"),
            ("    a\n            b\n", "    a\n            b\n"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text:?}");
        }
    }
}
