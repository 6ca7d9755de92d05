//! A line that became a heading by chance
//!
//! A line of words directly above `---` or `===` is a heading in Markdown. Mostly the author wanted a divider, or the
//! start of a list. Leave a line empty above `---`. Write a heading with ## and a space: then everybody sees in the file
//! that it is one.
//!
//! **Helps:** people who use a screen reader and go from heading to heading.
//! **Source:** WCAG 2.4.6, Headings and Labels; CommonMark, setext headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to ask for what you need.
//!
//! ---
//!
//! It is free.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We help you to ask for what you need.
//! ---
//! It is free.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Who can ask
//! -----------
//!
//! You can.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, Heading, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "underlined-heading",
        Severity::Error,
        "A screen reader announces a heading where none is, and the list of contents shows it.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("underlined_heading.rs"),
};

/// Longer lines are no headings. In characters.
const LONGEST: usize = 65;

fn judge(document: &Document, found: &mut Reporter) {
    for node in document.tree.walk() {
        let NodeKind::Heading(_, entry) = node.kind() else { continue };
        let heading = &document.tree.headings[entry as usize];
        let Some(line) = underline(document, heading) else { continue };
        let signs = line.of(document.text());
        if is_meant(node, heading, signs) {
            let message = "This is a heading only because of the line of signs below it.";
            let help = format!("Write it on one line: ## {}", heading.words);
            let finding = found.add(document.location(heading.span), message, help);
            finding.set_severity(Severity::Warning);
            let start = heading.span.start as usize;
            let mark = Edit { span: Span::new(start, start), replacement: "## ".into() };
            finding.fix = Some(Fix { edits: vec![mark, without_line(document, line)], safe: true });
        } else {
            let shown = &signs[..signs.len().min(3)];
            let message = format!("These words became a heading, because of the {shown} below them.");
            // Three hyphens are a divider. Fewer, or ===, are nothing without the words above them.
            let (help, edit) = if signs.starts_with("---") {
                ("Leave a line empty between the words and the hyphens.", empty_line_before(document, line))
            } else {
                ("Take the signs below the words away.", without_line(document, line))
            };
            let finding = found.add(document.location(heading.span), message, help);
            finding.fix = Some(Fix { edits: vec![edit], safe: true });
        }
    }
}

/// Where the line of signs is that makes a heading of the words above it. `None` if the heading begins with #, or with
/// the mark of a box, which another rule reports.
fn underline(document: &Document, heading: &Heading) -> Option<Span> {
    let text = heading.span.of(document.text());
    if text.starts_with('#') || text.starts_with("[!") {
        return None;
    }
    let words = text.trim_end_matches(['-', '=']);
    (words.len() < text.len())
        .then(|| Span::new(heading.span.start as usize + words.len(), heading.span.end as usize))
}

/// Whether somebody wrote a heading: one short line without a full stop, above three signs or more.
fn is_meant(node: NodeRef, heading: &Heading, signs: &str) -> bool {
    let is_one_line =
        !node.descendants().any(|below| matches!(below.kind(), NodeKind::SoftBreak | NodeKind::HardBreak));
    is_one_line
        && signs.len() > 2
        && heading.words.chars().count() <= LONGEST
        && !heading.words.ends_with(['.', ':', ',', ';', '!', '…'])
}

/// What stands at the start of the line that a span is in: nothing, or the mark of a quote.
fn line_start(file: &str, span: Span) -> (usize, &str) {
    let start = file[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    (start, &file[start..span.start as usize])
}

/// Takes a line away, with the end of the line above it.
fn without_line(document: &Document, line: Span) -> Edit {
    let file = document.text();
    let (start, _) = line_start(file, line);
    let above = file[..start].trim_end_matches(['\n', '\r']).len();
    Edit { span: Span::new(above, line.end as usize), replacement: String::new() }
}

fn empty_line_before(document: &Document, line: Span) -> Edit {
    let file = document.text();
    let (start, before) = line_start(file, line);
    let end = if file[..start].ends_with("\r\n") { "\r\n" } else { "\n" };
    let replacement = format!("{}{end}", before.trim_end());
    Edit { span: Span::new(start, start), replacement }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn headings_and_dividers_that_are_right() {
        for text in [
            "## Who can ask",
            "Words.\n\n---\n\nMore.",
            "## Ask-",
            "| a |\n| --- |\n| b |",
            "## A {#b}",
            "- a\n\n---",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn words_stay_words_and_headings_get_marks() {
        for (text, right) in [
            ("We help you.\n---\nIt is free.", "We help you.\n\n---\nIt is free."),
            ("We help\nyou\n---", "We help\nyou\n\n---"),
            ("> We help you.\n> ---\n> More.", "> We help you.\n>\n> ---\n> More."),
            ("- We help you.\n  ---\n  More", "- We help you.\n\n  ---\n  More"),
            ("Bring:\n-\n\nMore", "Bring:\n\nMore"),
            ("Total.\n===\nMore.", "Total.\nMore."),
            ("Who *can* ask\n-------\nYou.", "## Who *can* ask\nYou."),
            ("> Who can ask\n> ---\n> You.", "> ## Who can ask\n> You."),
            ("Who can ask\n===\nYou.", "## Who can ask\nYou."),
            ("Words.\r\n---\r\nMore.", "Words.\r\n\r\n---\r\nMore."),
            ("Who can ask {#who}\n---\n\nYou.", "## Who can ask {#who}\n\nYou."),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text:?}");
        }
    }
}
