//! A mark with a space that Markdown does not know
//!
//! A heading, an item of a list and a box begin with a mark and a space. Text that comes from Word or from a website has
//! other spaces, such as the no-break space. They look the same, but Markdown does not take them: the mark is shown as it
//! is typed. plainleaf check --fix writes ordinary spaces.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, and everybody who would see the marks.
//! **Source:** WCAG 1.3.1, Info and Relationships; CommonMark, spaces and tabs.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! You can. It costs 5 pounds.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! - a letter
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "odd-space",
        Severity::Error,
        "Readers see the mark, and a screen reader knows neither the heading nor the list.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("odd_space.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let file = document.text();
    // Fast path: most files have no such space.
    if file.is_ascii() || !file.contains(is_odd) {
        return;
    }
    let mut place = LinePlace::Inside;
    let mut item_end = 0;
    let mut after_number = false;
    for node in document.tree.walk() {
        match node.kind() {
            NodeKind::Item => (place, item_end) = (LinePlace::BlockStart, node.span().end),
            NodeKind::Paragraph | NodeKind::Term | NodeKind::Definition => {
                (place, after_number) = (LinePlace::BlockStart, false);
            }
            NodeKind::SoftBreak | NodeKind::HardBreak => place = LinePlace::NextLine,
            NodeKind::Text if place != LinePlace::Inside => {
                let line = Line {
                    words: node.own_text(),
                    before: &file[..node.span().start as usize],
                    after: &file[node.span().end as usize..],
                    is_first: place == LinePlace::BlockStart,
                    in_item: node.span().start < item_end,
                    after_number,
                };
                place = LinePlace::Inside;
                let edits = line.edits();
                after_number = !edits.is_empty() && line.words.contains(|c: char| c.is_ascii_digit());
                report(document, node, edits, found);
            }
            _ => place = LinePlace::Inside,
        }
    }
}

fn report(document: &Document, node: NodeRef, edits: Vec<Edit>, found: &mut Reporter) {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return };
    let words = node.own_text().trim_start_matches(is_space);
    let mark = match words.find(is_space) {
        Some(_) if words.starts_with("[!") => ">",
        Some(end) => &words[..end],
        None => words,
    };
    let finding = found.add(
        document.location(Span::new(first.span.start as usize, last.span.end as usize)),
        format!("The space beside the mark `{mark}` is not an ordinary one, so the mark does nothing."),
        "Delete the space and type it again.",
    );
    finding.fix = Some(Fix { edits, safe: true });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LinePlace {
    BlockStart,
    NextLine,
    /// Not at the start of a line.
    Inside,
}

/// The first words of a line, and what stands around them.
struct Line<'t> {
    words: &'t str,
    before: &'t str,
    after: &'t str,
    /// Whether it is the first line of its block.
    is_first: bool,
    in_item: bool,
    /// Whether the line before had such a space after a number.
    after_number: bool,
}

impl Line<'_> {
    /// The edits that make an ordinary mark of the one that the line begins with; none if it begins with none.
    fn edits(&self) -> Vec<Edit> {
        let rest = self.words.trim_start_matches(is_space);
        let lead = &self.words[..self.words.len() - rest.len()];
        let follows_quote_mark = self.before.ends_with('>');
        let is_quote = rest.starts_with('>')
            || rest.starts_with("[!") && self.before.trim_end_matches([' ', '\t']).ends_with('>');
        let mut edits = Vec::new();
        let mark = if is_quote { Some(0) } else { self.mark_length(rest) };
        let Some(mark) = mark.filter(|_| !self.before.ends_with('\\')) else { return edits };
        let gap = rest[mark..].len() - rest[mark..].trim_start_matches(is_space).len();
        let gap_span = lead.len() + mark..lead.len() + mark + gap;
        if lead.contains(is_odd) {
            let indent = match (follows_quote_mark, self.in_item && !self.is_first) {
                (true, _) => " ".to_string(),
                (false, true) => lead.chars().filter(|c| c.is_whitespace()).map(|_| ' ').collect(),
                (false, false) => String::new(),
            };
            edits.push(self.edit(0..lead.len(), indent));
        }
        if self.words[gap_span.clone()].contains(is_odd) {
            edits.push(self.edit(gap_span, " ".into()));
        }
        edits
    }

    fn edit(&self, range: std::ops::Range<usize>, replacement: String) -> Edit {
        let start = self.before.len();
        Edit { span: Span::new(start + range.start, start + range.end), replacement }
    }

    /// The length of the mark of a heading or an item that a line begins with, if words follow it.
    fn mark_length(&self, line: &str) -> Option<usize> {
        let count = |is_part: fn(&char) -> bool| line.chars().take_while(is_part).count();
        let digits = count(char::is_ascii_digit);
        let length = match line.chars().next()? {
            '#' => Some(count(|c| *c == '#')).filter(|level| *level <= 6)?,
            '-' | '*' | '+' => 1,
            // As in Markdown: in the middle of a paragraph only a list that begins with 1.
            '0'..='9' if digits <= 9 && (self.is_first || self.after_number || &line[..digits] == "1") => {
                line[digits..].starts_with(['.', ')']).then_some(digits + 1)?
            }
            _ => return None,
        };
        let (gap, words) = {
            let rest = &line[length..];
            rest.split_at(rest.len() - rest.trim_start_matches(is_space).len())
        };
        let has_words = !words.is_empty() || self.after.starts_with(|c: char| c != '\n' && c != '\r');
        // “# 5” may be a number, and not a heading.
        let is_number =
            line.starts_with('#') && length == 1 && words.starts_with(|c: char| c.is_ascii_digit());
        (!gap.is_empty() && has_words && !is_number).then_some(length)
    }
}

/// Whether a character is a space, or takes no room, and is not one of Markdown's own spaces.
fn is_odd(c: char) -> bool {
    let is_own = matches!(c, ' ' | '\t' | '\n' | '\r');
    c.is_whitespace() && !is_own
        || matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\t' || is_odd(c)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn spaces_that_harm_no_mark() {
        for text in [
            "It costs 5\u{a0}pounds – or 10\u{a0}pounds.",
            "## \u{a0}How to ask",
            "- a\u{a0}letter",
            "See section\n5.\u{a0}It says so.",
            "We open\non 1\u{a0}May.",
            "#\u{a0}5 is the room.",
            "-5\u{a0}degrees",
            "Words -\u{a0}more words",
            "\u{a0}Words",
            "`-\u{a0}x`",
            ">\u{a0}Words of somebody.",
            "\\-\u{a0}x",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn marks_get_ordinary_spaces() {
        for odd in
            ["\u{a0}", "\u{202f}", "\u{2007}", "\u{3000}", "\u{2009}", "\u{200b}", "\u{feff}", "\u{a0} "]
        {
            for (text, right) in [
                ("##~How", "## How"),
                ("-~a letter\n-~a friend", "- a letter\n- a friend"),
                ("Bring:\n*~**all**", "Bring:\n* **all**"),
                ("1.~Phone\n2.~Wait", "1. Phone\n2. Wait"),
                (">~[!urgent-help] Now", "> [!urgent-help] Now"),
                ("~> [!warning] Now\n~> Go.", "> [!warning] Now\n> Go."),
                ("~##~How", "## How"),
                ("> -~a", "> - a"),
            ] {
                assert_eq!(mended(&RULE, &text.replace('~', odd)), right, "{odd:?}");
            }
        }
        assert_eq!(mended(&RULE, "- a\n\u{a0}\u{a0}- b"), "- a\n  - b");
    }
}
