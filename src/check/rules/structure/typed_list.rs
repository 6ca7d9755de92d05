//! A list that is typed as a paragraph
//!
//! Signs such as • or (a) at the start of lines, and those that Word puts there, look like a list, but are not one. A screen reader says neither that a
//! list begins nor how many items it has, and the lines may run together. In Markdown each item begins with a hyphen
//! and a space, or with a number, a full stop and a space.
//!
//! **Helps:** people who use a screen reader, and people who need short steps, each on its own line.
//! **Source:** WCAG 1.3.1, Info and Relationships; NHS, Lists.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring:
//!
//! - a letter
//! - a friend
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring:
//! • a letter
//! • a friend
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! (a) Phone us.
//! (b) Tell us what you need.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Bring: - a letter - a friend - a pen
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "typed-list",
        Severity::Warning,
        "A screen reader does not say that this is a list, and the items run together.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("typed_list.rs"),
};

const HELP: &str = "Leave a line empty above the first item. Begin each item on a line of its own, with a hyphen and a space: `- a cup of tea`";

/// Characters that mark an item of a list and nothing else.
const BULLETS: [char; 17] = [
    '•', '●', '▪', '◦', '‣', '·', '■', '□', '➢', '✓', '✔',
    '➤', // What Word’s own fonts have in these places:
    '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f076}', '\u{f0fc}',
];

/// The bullet of Word’s second level, as text: a letter and a tab.
const LETTER_BULLET: &str = "o\t";

fn judge(document: &Document, found: &mut Reporter) {
    for paragraph in document.tree.walk().filter(|node| node.kind() == NodeKind::Paragraph) {
        if is_list(paragraph) {
            let message = "This looks like a list, but it is typed as a paragraph.";
            found.add(document.location_of(paragraph), message, HELP).fix = fix(document, paragraph);
        }
    }
}

/// The fix that makes items of lines that begin with a bullet. `None` where it is not clear which lines are items, or
/// where something stands before the lines, such as the sign of a quote.
fn fix(document: &Document, paragraph: NodeRef) -> Option<Fix> {
    let (file, span) = (document.text(), paragraph.span());
    let start = file[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let lines = file[start..span.end as usize].trim_end().split_inclusive('\n');
    let mut edits = Vec::new();
    let mut at = start;
    for (number, line) in lines.enumerate() {
        let rest = line.strip_prefix(BULLETS).or_else(|| line.strip_prefix(LETTER_BULLET));
        if let Some(words) = rest.map(str::trim_start).filter(|words| !words.is_empty()) {
            // Several items in one line: where each ends is for people to say.
            if words.contains(BULLETS) {
                return None;
            }
            let is_below_words = edits.is_empty() && number > 0;
            let replacement = if is_below_words { "\n- ".into() } else { "- ".into() };
            edits.push(Edit { span: Span::new(at, at + line.len() - words.len()), replacement });
        } else if !edits.is_empty() || line.starts_with(['>', '-', ' ', '\t']) {
            return None;
        }
        at += line.len();
    }
    (!edits.is_empty()).then_some(Fix { edits, safe: true })
}

fn is_list(paragraph: NodeRef) -> bool {
    let (mut bullets, mut dashes, mut letters) = (0, 0, 0);
    // Lines that end with a semicolon.
    let (mut semicolons, mut ends_item) = (0, false);
    let mut at_line_start = true;
    for node in paragraph.children() {
        match node.kind() {
            NodeKind::SoftBreak | NodeKind::HardBreak => {
                at_line_start = true;
                semicolons += usize::from(ends_item);
            }
            NodeKind::Text | NodeKind::Decoded(_) => {
                let words = node.own_text();
                ends_item = [";", "; and", "; or"].iter().any(|end| words.trim_end().ends_with(end));
                // Fast path: most lines begin with a letter or digit, without a bracket after it.
                if at_line_start
                    && !matches!(words.as_bytes(), [first, second, ..] if first.is_ascii_alphanumeric() && !matches!(*second, b')' | b'.' | b'\t'))
                {
                    bullets += usize::from(words.starts_with(BULLETS) || words.starts_with(LETTER_BULLET));
                    dashes += usize::from(
                        words.starts_with(['-', '–', '—', '*'])
                            && words.len() > 1
                            && !words.starts_with("*["),
                    );
                    letters += usize::from(has_mark_after(words, letters));
                }
                if has_list_in_line(words) {
                    return true;
                }
                at_line_start = false;
            }
            _ => (at_line_start, ends_item) = (false, false),
        }
    }
    // A single line with a dash may be a quotation, or the name of its author.
    bullets > 0 || dashes > 1 || letters > 1 || semicolons > 1
}

/// Whether a line begins with the letter or number of an item that comes after `before` others: `a)`, `(1)`, `a.`,
/// `1.Words`.
fn has_mark_after(words: &str, before: usize) -> bool {
    let before = before as u8;
    let is_next = |mark: u8| {
        mark.to_ascii_lowercase() == b'a'.saturating_add(before) || mark == b'1'.saturating_add(before)
    };
    // A number needs a space behind it, and a letter makes no item at all.
    if let [mark, b'.', rest @ ..] = words.as_bytes() {
        let is_item = match rest.first() {
            Some(b' ') => mark.is_ascii_lowercase(),
            Some(next) => mark.is_ascii_digit() && next.is_ascii_alphabetic(),
            None => false,
        };
        return is_item && is_next(*mark);
    }
    let inner = words.strip_prefix('(').unwrap_or(words);
    let Some((mark, _)) =
        inner.split_once(')').filter(|(mark, rest)| mark.len() == 1 && rest.starts_with(' '))
    else {
        return false;
    };
    is_next(mark.as_bytes()[0])
}

/// Whether several items are in one line: `: - tea - milk`, `tea • milk • sugar`.
fn has_list_in_line(words: &str) -> bool {
    let has_bullets = !words.is_ascii()
        && memchr::memchr_iter(0xe2, words.as_bytes())
            .filter(|at| words[*at..].starts_with(&BULLETS[..5]))
            .count()
            > 1;
    let after_colon =
        |start: &str| words.split_once(start).is_some_and(|(_, rest)| rest.contains(&start[1..]));
    has_bullets
        || memchr::memchr(b':', words.as_bytes()).is_some() && [": - ", ": – "].into_iter().any(after_colon)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn lines_that_are_no_list() {
        for text in [
            "He said this:\n– I want to go home.",
            "We are open from 9 – 5, and later – if you ask.",
            "Help at home – or in hospital – is free: ask us - now.",
            "(a) person may ask.",
            "Section 5\n(2) lets staff hold you.",
            "3·5 and 5·6 are numbers",
            "-5 degrees",
            "1. Real\n2. List",
            "- Real\n- List",
            "A. Smith wrote this.\nB. Jones too.",
            "1.5 miles\n2.5 miles",
            "e.g. this\nb. that",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "• one",
            "\u{f0b7} one",
            "\u{f0a7}\tone",
            "Bring:\no\ta letter\no\ta friend",
            "– one\n– two",
            "Bring:\na) one\nb) two",
            "a. one\nb. two",
            "1.Phone us\n2.Wait",
            "tea • milk • sugar",
            "Bring: – tea – milk",
            "Bring **all**\n● tea",
            "Bring:\na letter;\na friend;\na pen.",
        ] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
        }
    }
}
