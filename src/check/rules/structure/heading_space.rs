//! A heading without its space
//!
//! A heading begins with ## and a space. Without the space the signs are shown as they are typed, and the line is not a
//! heading. plainleaf check --fix puts the space in.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, and everybody who would see the signs.
//! **Source:** WCAG 1.3.1, Info and Relationships; CommonMark, ATX headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! You can. Ask for room #5.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ##Who can get help
//!
//! You can.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "heading-space",
        Severity::Error,
        "Readers see the signs, and a screen reader does not know that this is a heading.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("heading_space.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let mut at_line_start = false;
    for node in document.tree.walk() {
        match node.kind() {
            NodeKind::Paragraph | NodeKind::SoftBreak => at_line_start = true,
            NodeKind::Text if at_line_start => {
                at_line_start = false;
                let words = node.own_text();
                let level = words.len() - words.trim_start_matches('#').len();
                if (2..=6).contains(&level) && words[level..].starts_with(char::is_alphabetic) {
                    let start = node.span().start as usize;
                    let marks = "#".repeat(level);
                    let place = document.location(Span::new(start, start + level));
                    let finding = found.add(
                        place,
                        format!("There is no space after {marks}, so this is no heading."),
                        format!("Write a space after {marks}"),
                    );
                    let at = Span::new(start + level, start + level);
                    finding.fix =
                        Some(Fix { edits: vec![Edit { span: at, replacement: " ".into() }], safe: true });
                }
            }
            _ => at_line_start = false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn signs_that_begin_no_heading() {
        for text in ["#help is a tag.", "Room ##a", "##", "## Help", "##5", "#######Seven", "    ##Code"] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(mended(&RULE, "##Who can\nYou can.\n###Ask us"), "## Who can\nYou can.\n### Ask us");
    }
}
