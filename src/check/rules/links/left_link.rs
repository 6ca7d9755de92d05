//! A link or a picture that stays in brackets
//!
//! A link is [words](address), without spaces in the address or before it. A picture is the same with !
//! before it. If one sign is wrong, readers see brackets, and there is no link. plainleaf check --fix writes
//! %20 for a space in an address. If readers should see a bracket, write \[.
//!
//! **Helps:** people who need the page behind the link, and people who use a screen reader.
//! **Source:** WCAG 2.4.4, Link Purpose (In Context); CommonMark, Links.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [about us](about-us.md). She wrote “helpfull [sic]” in letter 2 [May] (see below).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [about our house](our house.md).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [about us] (about-us.md).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [[about us]] or [about us][us].
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::address_mistake::{in_other_brackets, is_address, opening, turned_link};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::callout;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "left-link",
        Severity::Error,
        "Readers see brackets in place of a link or a picture, and cannot go on.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("left_link.rs"),
};

/// The longest text between two brackets that is read. In bytes.
const LONGEST: usize = 1_000;

fn judge(prose: &Prose, found: &mut Reporter) {
    let text = prose.text();
    for close in memchr::memchr_iter(b']', text.as_bytes()) {
        let is_typed = |at: usize| prose.span_as_typed(at, at + 1).is_some();
        let open = opening(text, close, b'[', b']');
        if !is_typed(close) || open.is_some_and(|open| !is_typed(open)) {
            continue;
        }
        let brackets = Brackets { prose, open, close, after: &text[close + 1..] };
        let is_in_field = (prose.span(close, close + 1).start as usize) < prose.document.body_start;
        if let Some(fault) = brackets.fault() {
            let fault = match (is_in_field, &fault.edits) {
                (false, _) => fault,
                // A whole link is found while the file is read: see the rule left-mark.
                (true, None) if brackets.is_whole_link() => continue,
                (true, _) => LinkFault { help: FIELD_HELP.into(), edits: None, ..fault },
            };
            let finding = found.add(prose.place(fault.start, fault.end), fault.message, fault.help);
            finding.fix = fault.edits.map(|edits| Fix { edits, safe: true });
        }
    }
}

/// Words in square brackets, or a closing bracket alone.
struct Brackets<'p> {
    prose: &'p Prose<'p>,
    open: Option<usize>,
    close: usize,
    /// The text behind them.
    after: &'p str,
}

/// What is wrong with them, from byte `start` to byte `end` of the text.
struct LinkFault {
    start: usize,
    end: usize,
    message: &'static str,
    help: String,
    edits: Option<Vec<Edit>>,
}

const LINK_HELP: &str = "Write `[words](address.md)`, without a space between the brackets.";

const FIELD_HELP: &str = "Write the words alone: a link belongs into the text of a page.";

impl Brackets<'_> {
    /// Whether the parser would make a link of them.
    fn is_whole_link(&self) -> bool {
        let address = self.address_end(0).map_or("", |end| &self.prose.text()[self.close + 2..end - 1]);
        self.after.starts_with('(') && !address.trim().contains(char::is_whitespace)
    }

    fn fault(&self) -> Option<LinkFault> {
        let text = self.prose.text();
        let inner = self.open.map_or("", |open| &text[open + 1..self.close]);
        let is_picture = self.open.is_some_and(|open| {
            text[..open].ends_with('!') && !text[..open - 1].ends_with(char::is_alphanumeric)
        });
        let start = self.open.map_or(self.close, |open| open - usize::from(is_picture));
        let fault = |end: usize, message, help: &str, edits| {
            Some(LinkFault { start, end, message, help: help.to_string(), edits })
        };
        if self.after.starts_with('(') {
            let message = if is_picture {
                "This is no picture: readers see the brackets."
            } else {
                "This is no link: readers see the brackets."
            };
            let Some(end) = self.address_end(0) else {
                return fault(self.close + 2, message, "Put a closing bracket behind the address.", None);
            };
            let help = "Write `%20` for each space in the address, and put one bracket on each side of it.";
            return fault(end, message, help, self.with_address(0, end));
        }
        let gap = self.after.len() - self.after.trim_start_matches([' ', '\u{a0}']).len();
        if gap > 0 && self.open.is_some() && self.after[gap..].starts_with('(') {
            let end = self.address_end(gap).filter(|end| is_address(&text[self.close + gap + 2..end - 1]))?;
            let message =
                "There is a space between the words of this link and its address, so it is no link.";
            return fault(
                end,
                message,
                "Take the space between the brackets away.",
                self.with_address(gap, end),
            );
        }
        let open = self.open?;
        if self.after.starts_with('[') && !inner.is_empty() {
            let end = self.close + 2 + self.after[1..].find([']', '[', '\n'])?;
            let name = &text[self.close + 2..end];
            let is_link = text[end..].starts_with(']')
                && inner.contains(char::is_alphabetic)
                && (name.is_empty() || name.contains(char::is_alphabetic));
            let message = "This is no link: nothing says which address belongs to the second bracket.";
            return is_link.then(|| fault(end + 1, message, LINK_HELP, None)).flatten();
        }
        if let Some((start, link)) = turned_link(text, open, self.close) {
            let typed = self.prose.span_as_typed(start, self.close + 1);
            let edits = typed.map(|span| vec![Edit { span, replacement: link }]);
            let message = "The address of this link stands before its words.";
            return Some(LinkFault { start, end: self.close + 1, message, help: LINK_HELP.into(), edits });
        }
        let is_double = text[..open].ends_with('[') && self.after.starts_with(']');
        if is_double && inner.contains(char::is_alphabetic) {
            let message = "Two square brackets make no link.";
            return Some(LinkFault {
                start: open - 1,
                end: self.close + 2,
                message,
                help: LINK_HELP.into(),
                edits: None,
            });
        }
        if let Some(address) = in_other_brackets(self.after).filter(|_| inner.contains(char::is_alphabetic)) {
            let span = self.prose.span_as_typed(self.close + 1, self.close + 3 + address.len());
            let edits = span.map(|span| vec![Edit { span, replacement: format!("({})", address.trim()) }]);
            let message = "The address of this link stands in the wrong brackets.";
            let end = self.close + 3 + address.len();
            return Some(LinkFault { start, end, message, help: LINK_HELP.into(), edits });
        }
        if text[..open].ends_with(')') && is_address(inner) && !inner.starts_with('#') {
            return self.turned_round(open);
        }
        let has_words = inner.contains(char::is_alphabetic) && !inner.starts_with('!');
        if is_picture && has_words && callout::named(inner).is_none() {
            let help = "Write the address of the picture behind it: `![words](../pictures/name.svg)`";
            return fault(self.close + 1, "This picture has no address.", help, None);
        }
        if is_picture && has_words {
            let help = "Write the bracket first: `> [!important] Words`";
            return fault(
                self.close + 1,
                "This is the mark of a box with its signs in the wrong order.",
                help,
                self.as_callout(open),
            );
        }
        None
    }

    /// The end of the address in round brackets that begins `gap` bytes behind the square ones.
    fn address_end(&self, gap: usize) -> Option<usize> {
        let mut depth = 0;
        for (at, c) in self.after[gap..].char_indices().take(LONGEST) {
            match c {
                '(' => depth += 1,
                ')' if depth == 1 => return Some(self.close + 1 + gap + at + 1),
                ')' => depth -= 1,
                '\n' => return None,
                _ => {}
            }
        }
        None
    }

    /// The edits that join words and address, and write the spaces of the address as a link can hold them.
    fn with_address(&self, gap: usize, end: usize) -> Option<Vec<Edit>> {
        let open = self.open?;
        let prose = self.prose;
        let typed = prose.span_as_typed(self.close + 1 + gap, end)?;
        let address = prose.text()[self.close + gap + 2..end - 1].trim();
        let is_whole = |c: char| !"<>()\"'{}\\".contains(c) && !c.is_control();
        let has_link = {
            let words = prose.span(open, self.close + 1);
            prose
                .document
                .tree
                .links
                .iter()
                .any(|link| link.span.start >= words.start && link.span.end <= words.end)
        };
        if address.is_empty()
            || has_link
            || !address.chars().all(is_whole)
            || gap == 0 && (!address.contains(char::is_whitespace) || !is_address(address))
        {
            return None;
        }
        let address = address.replace(char::is_whitespace, "%20");
        let bracket = prose.span(self.close, self.close + 1);
        let span = Span::new(bracket.end as usize, typed.end as usize);
        Some(vec![Edit { span, replacement: format!("({address})") }])
    }

    /// `(words)[address]`: the two kinds of brackets are the wrong way round.
    fn turned_round(&self, open: usize) -> Option<LinkFault> {
        let text = self.prose.text();
        let start = opening(text, open - 1, b'(', b')')?;
        let (words, address) = (&text[start + 1..open - 1], &text[open + 1..self.close]);
        let edits = self
            .prose
            .span_as_typed(start, self.close + 1)
            .map(|span| vec![Edit { span, replacement: format!("[{words}]({address})") }]);
        let message = "The brackets of this link are the wrong way round.";
        Some(LinkFault { start, end: self.close + 1, message, help: LINK_HELP.into(), edits })
    }

    /// `![important]` at the start of a line.
    fn as_callout(&self, open: usize) -> Option<Vec<Edit>> {
        let span = self.prose.span_as_typed(open - 1, open + 1)?;
        let line = self.prose.document.text()[..span.start as usize].lines().next_back().unwrap_or("");
        (line.trim() == ">").then(|| vec![Edit { span, replacement: "[!".into() }])
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn brackets_that_readers_may_see() {
        for text in [
            "[Us](about-us.md), [us](<about us.md>), ![](a.svg) and <https://a.org>",
            "She wrote “recieve [sic]” (see below).",
            "Section 2 [1983] (c. 20), [2004] [UKHL] 5, R v X [2004][3]",
            "Re: [urgent] (please read)",
            "The list [a] (b) and [1][2].",
            "No![sic]",
            "`[a](b c.md)` and \\[a](b c.md)",
            "[a\\](b c.md)",
            "Write [to] (and phone) us [today].",
            "(see above)[3]",
            "- [ ] a box",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "[[contact]]",
            "[text][]",
            "[text][ref]",
            "stray ](",
            "[us](a.md",
            "![Our team]",
            "[a [b](c.md)](d.md)",
            "[phone us](0300 330 0741)",
        ] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
            assert_eq!(mended(&RULE, text), text);
        }
    }

    #[test]
    fn brackets_become_links() {
        for (text, right) in [
            ("[our house](our house.md)", "[our house](our%20house.md)"),
            ("![](../pictures/Team Photo.JPG)", "![](../pictures/Team%20Photo.JPG)"),
            ("[**our** house]( our  house.md )", "[**our** house](our%20%20house.md)"),
            ("[the form] (contact.md)", "[the form](contact.md)"),
            ("> [the form]\n> (contact.md#a) now", "> [the form](contact.md#a) now"),
            ("[the form] (our form.pdf)", "[the form](our%20form.pdf)"),
            ("(the form)[contact.md]", "[the form](contact.md)"),
            ("> ![important] Words", "> [!important] Words"),
            ("[a] (https://a.org/b)", "[a](https://a.org/b)"),
            ("[https://a.org us]", "[us](https://a.org)"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
