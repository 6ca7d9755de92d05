//! A heading without its space
//!
//! A heading begins with ## and a space. Without the space the signs are shown as they are typed, and the line is not a
//! heading. Seven signs and more make none either. plainleaf check --fix writes the signs of the next level, and a space.
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
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! #CONTACT US
//!
//! You can.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::heading_level::OutlineLevels;
use crate::doc::{Document, NodeKind, NodeRef};

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
    let mut levels = OutlineLevels::below_title();
    let mut nodes = document.tree.walk().peekable();
    while let Some(node) = nodes.next() {
        match node.kind() {
            NodeKind::Heading(level, _) => {
                levels.next(level);
                at_line_start = false;
            }
            NodeKind::Paragraph | NodeKind::Item | NodeKind::SoftBreak => at_line_start = true,
            NodeKind::Text if at_line_start => {
                at_line_start = false;
                // With a backslash before it, readers are meant to see the sign.
                if document.text()[..node.span().start as usize].ends_with('\\') {
                    continue;
                }
                let words = node.own_text();
                let level = words.len() - words.trim_start_matches('#').len();
                let has_markup = words.len() == level
                    && nodes
                        .peek()
                        .is_some_and(|next| next.span().start == node.span().end && is_markup(*next));
                let is_heading = match level {
                    // One # is for the title of a page: a heading in its text has two.
                    1 => is_like_heading(&words[1..]) && stands_alone(document, node),
                    2..=MOST_SIGNS => has_markup || begins_heading(words[level..].trim_start()),
                    _ => false,
                };
                if is_heading {
                    // A level that is left out would be the next error.
                    let meant = level.clamp(2, usize::from(levels.deepest_next()));
                    levels.next(meant as u8);
                    let gap = words[level..].len() - words[level..].trim_start().len();
                    report(document, node.span().start as usize, (level, gap), meant, found);
                }
            }
            _ => at_line_start = false,
        }
    }
}

/// So many signs may begin a line that was meant as a heading. A heading has at most six.
const MOST_SIGNS: usize = 12;

/// Reports `typed` signs with `gap` bytes behind them, where a heading of the level `meant` should be.
fn report(
    document: &Document,
    start: usize,
    (typed, gap): (usize, usize),
    meant: usize,
    found: &mut Reporter,
) {
    let span = Span::new(start, start + typed + gap);
    let (signs, marks) = ("#".repeat(typed), "#".repeat(meant));
    let help = match meant == typed {
        true => format!("Write a space after {marks}"),
        false => format!("Write {marks} and a space"),
    };
    let message = match typed > 6 {
        true => "A heading has at most six signs #, so this is none.".to_string(),
        false => format!("There is no space after {signs}, so this is no heading."),
    };
    let finding = found.add(document.location(span), message, help);
    finding.fix = Some(Fix::safe(Edit { span, replacement: format!("{marks} ") }));
}

fn is_markup(node: NodeRef) -> bool {
    matches!(node.kind(), NodeKind::Strong | NodeKind::Emphasis | NodeKind::Link(_) | NodeKind::Fact(_))
}

/// Whether the words after ## are those of a heading: “##5” may be the number of a room.
fn begins_heading(words: &str) -> bool {
    let words = words.trim_start_matches(['“', '‘', '"', '\'', '(']);
    words.starts_with(char::is_alphabetic)
        || words.starts_with(|c: char| c.is_ascii_digit()) && words.contains([' ', '\u{a0}'])
}

/// Whether the words after one # are those of a heading: several, without a full stop, and the first one all in capital
/// letters as the others are, or with one. #help and #MeToo are tags.
fn is_like_heading(words: &str) -> bool {
    let Some((first, others)) = words.split_once(' ') else { return false };
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    let is_shouted = first.len() > 1 && !words.contains(char::is_lowercase);
    let is_capitalised = capitals == 1 && first.chars().count() > 1;
    first.starts_with(char::is_uppercase)
        && (is_shouted || is_capitalised)
        && others.contains(char::is_alphabetic)
        && !words.contains('#')
        && !words.ends_with(['.', '!', ',', ':', ';'])
}

/// Whether a text is the whole of a paragraph.
fn stands_alone(document: &Document, text: NodeRef) -> bool {
    let span = text.span();
    let paragraph = document.tree.nodes[..text.index()].last();
    paragraph.is_some_and(|node| {
        node.kind == NodeKind::Paragraph && node.subtree_len == 2 && node.span.start == span.start
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn signs_that_begin_no_heading() {
        for text in ["#help is a tag.", "Room ##a", "##", "## Help", "##5", "#############", "    ##Code"] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "#MeToo",
            "#BLM and us",
            "#NHS",
            "#HELP #NOW",
            "#HELP US\nnow",
            "##",
            "## Help",
            "Room ##5",
            "\\##Who",
            "#Help is a tag.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(mended(&RULE, "##Who can\nYou can.\n###Ask us"), "## Who can\nYou can.\n### Ask us");
        assert_eq!(mended(&RULE, "###1 Contact\n\n## Who\n\n#####Ask"), "## 1 Contact\n\n## Who\n\n### Ask");
        assert_eq!(mended(&RULE, "## Who\n\n####### Seven"), "## Who\n\n### Seven");
        for (text, right) in [
            ("#CONTACT US", "## CONTACT US"),
            ("#Contact us", "## Contact us"),
            ("##**Who** can", "## **Who** can"),
            ("##{{imha.name}}", "## {{imha.name}}"),
            ("##“Who can?”", "## “Who can?”"),
            ("##24 hours a day", "## 24 hours a day"),
            ("- ##Who", "- ## Who"),
        ] {
            assert_eq!(mended(&RULE, text), right);
        }
    }
}
