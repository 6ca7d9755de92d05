//! Floor 1: marks of Markdown and HTML in fields, where words are only words.
//! In: the fields of a file. Out: a finding for each text with a mark in it, with the edits that leave its words alone.
//! Must never: judge a field that holds an address or a word for the program, or take a sign of prose for a mark.

use super::markdown::read_markdown;
use super::tree::{NodeKind, NodeRef, Tree};
use crate::base::{Edit, Finding, Findings, Fix, Location, Span, Value, ValueKind, reported_rules};
use std::ops::Range;
use std::sync::Arc;

/// Fields that hold addresses, names of files and rules, or words that readers never see.
const NOT_WORDS: [&str; 11] = [
    "allow",
    "email",
    "limits",
    "navigation",
    "redirect_from",
    "rules",
    "social",
    "source",
    "theme",
    "url",
    "web",
];

/// The most words of a field that a help repeats. In bytes.
const LONGEST: usize = 120;

/// Reports the marks in the fields of `file`. `text` is the whole file.
pub fn report_field_marks(file: &Arc<str>, text: &str, data: &Value, findings: &mut Findings) {
    match &data.kind {
        ValueKind::Scalar(words) => {
            // Fast path: few fields have one of these signs.
            if words.contains(['*', '_', '[', '<', '&', '`', '\\']) {
                findings.extend(FieldMarks::of(file, words).finding(file, text, data.span));
            }
        }
        ValueKind::Null => {}
        ValueKind::List(items) => {
            items.iter().for_each(|item| report_field_marks(file, text, item, findings));
        }
        ValueKind::Map(entries) => {
            for entry in entries.iter().filter(|entry| !NOT_WORDS.contains(&&*entry.name)) {
                report_field_marks(file, text, &entry.value, findings);
            }
        }
    }
}

/// The marks in the words of one field.
struct FieldMarks<'w> {
    words: &'w str,
    /// What a page would not show, in the order of the words: where it stands, and what stands there without marks.
    marks: Vec<(Range<usize>, String)>,
    has_link: bool,
}

impl<'w> FieldMarks<'w> {
    fn of(file: &Arc<str>, words: &'w str) -> FieldMarks<'w> {
        let tree = read_markdown(file, &words.into(), 0, &mut Findings::new());
        let mut found = FieldMarks { words, marks: Vec::new(), has_link: false };
        tree.walk().for_each(|node| found.take(node, &tree));
        found.marks.extend(left_stars(&tree));
        found.marks.extend(escapes(&tree, words));
        found.marks.retain(|(range, _)| !range.is_empty());
        found.marks.sort_by_key(|(range, _)| (range.start, range.end));
        // What stands in another mark goes with it.
        let mut end = 0;
        found.marks.retain(|(range, _)| {
            let is_apart = range.start >= end;
            end = end.max(range.end);
            is_apart
        });
        found
    }

    /// The marks of one node. What stands between them is its words.
    fn take(&mut self, node: NodeRef, tree: &Tree) {
        let range = |span: Span| span.start as usize..span.end as usize;
        let own = range(node.span());
        match node.kind() {
            NodeKind::Strong | NodeKind::Emphasis | NodeKind::Link(_) => {
                self.has_link |= matches!(node.kind(), NodeKind::Link(_));
                let inner = node.children().map(|child| range(child.span()));
                let inner = inner.reduce(|first, last| first.start..last.end).unwrap_or(own.end..own.end);
                self.marks.push((own.start..inner.start, String::new()));
                self.marks.push((inner.end..own.end, String::new()));
            }
            NodeKind::Image(entry) => self.marks.push((own, tree.images[entry as usize].alt.to_string())),
            NodeKind::Code(_) | NodeKind::Decoded(_) => self.marks.push((own, node.own_text().to_string())),
            NodeKind::RawHtml => {
                let html = &self.words[own.clone()];
                let tags = html.match_indices('<').filter_map(|(start, _)| {
                    let length = html[start..].find('>')?;
                    Some(own.start + start..own.start + start + length + 1)
                });
                self.marks.extend(tags.map(|tag| (tag, String::new())));
            }
            _ => {}
        }
    }

    fn finding(self, file: &Arc<str>, text: &str, span: Span) -> Option<Finding> {
        let first: String = self.words[self.marks.first()?.0.clone()].chars().take(30).collect();
        let mut plain = self.words.to_string();
        for (range, words) in self.marks.iter().rev() {
            plain.replace_range(range.clone(), words);
        }
        let mut help = match plain.len() {
            ..=LONGEST => format!("Write the words alone: “{}”.", plain.trim()),
            _ => "Take the signs away, and keep the words.".to_string(),
        };
        if self.has_link {
            help += " A link belongs into the text of a page.";
        }
        let place = Location { file: file.clone(), span };
        let message = format!("Here words are only words: readers see “{}” as it is typed.", first.trim());
        let finding = Finding::new(&reported_rules::LEFT_MARK, place, message, help);
        match self.edits(text, span, &plain) {
            Some(edits) => Some(finding.with_fix(Fix { edits, safe: true })),
            None => Some(finding),
        }
    }

    /// The edits that take the marks away. `None` where the file writes the words in another way, or would read what is
    /// left as something else.
    fn edits(&self, text: &str, span: Span, plain: &str) -> Option<Vec<Edit>> {
        let written = span.of(text);
        let at = written.find(self.words).filter(|_| written.len() <= self.words.len() + 2)?;
        let is_bare = written.len() == self.words.len();
        let is_odd_start =
            |plain: &str| !plain.starts_with(|c: char| c.is_alphanumeric() || c == '(' || c == '£');
        if plain.trim().is_empty()
            || self.marks.iter().any(|(_, words)| words.contains(['"', '\'', '\\', '\n']))
            || is_bare
                && (is_odd_start(plain)
                    || plain.contains(": ")
                    || plain.contains(" #")
                    || plain.ends_with(':'))
        {
            return None;
        }
        let start = span.start as usize + at;
        let edits = self.marks.iter().map(|(range, words)| Edit {
            span: Span::new(start + range.start, start + range.end),
            replacement: words.clone(),
        });
        Some(edits.collect())
    }
}

/// Two stars that stand apart from the words they were meant for.
fn left_stars(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let mut stars = Vec::new();
    for node in tree.walk().filter(|node| node.kind() == NodeKind::Text) {
        let (start, text) = (node.span().start as usize, node.own_text());
        let is_pair = |at: &usize| {
            let (before, after) = (&text[..*at], &text[at + 2..]);
            let is_in_word =
                before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
            !before.ends_with('*') && !after.starts_with('*') && !is_in_word
        };
        let pairs = text.match_indices("**").map(|(at, _)| at).filter(is_pair);
        stars.extend(pairs.map(|at| (start + at..start + at + 2, String::new())));
    }
    stars
}

/// Backslashes that would keep a sign from being a mark: `\*`.
fn escapes(tree: &Tree, words: &str) -> Vec<(Range<usize>, String)> {
    let is_before_sign =
        |at: usize| words[at + 1..].starts_with(|c: char| c.is_ascii_punctuation() && !c.is_ascii_control());
    let is_shown = |at: usize| {
        tree.walk().any(|node| {
            let span = node.span();
            !node.own_text().is_empty() && span.start as usize <= at && at < span.end as usize
        })
    };
    let slashes = words.match_indices('\\').map(|(at, _)| at);
    slashes.filter(|at| is_before_sign(*at) && !is_shown(*at)).map(|at| (at..at + 1, String::new())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{read_toml, read_yaml};

    /// A file after the fixes, and the number of findings.
    fn mended(file: &str, text: &str) -> (String, usize) {
        let mut findings = Findings::new();
        let data = match file.ends_with(".toml") {
            true => read_toml(&file.into(), text, &mut findings),
            false => read_yaml(&file.into(), text, 0, &mut findings),
        };
        report_field_marks(&file.into(), text, &data, &mut findings);
        let mut fixed = text.to_string();
        for edit in findings.iter().flat_map(|finding| &finding.fix).flat_map(|fix| &fix.edits).rev() {
            fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        (fixed, findings.len())
    }

    #[test]
    fn marks_are_taken_away_and_their_words_stay() {
        for (typed, plain) in [
            ("Ask **us** now", "Ask us now"),
            ("_Free_ and __fast__", "Free and fast"),
            ("***Ask*** us", "Ask us"),
            ("Ask [us](contact.md) or [the **NHS**](https://nhs.uk)", "Ask us or the NHS"),
            ("Ask <b>us</b><br>", "Ask us"),
            ("Tom &amp; Jo&nbsp;Smith, &pound;5", "Tom & Jo\u{a0}Smith, £5"),
            ("Type `HELP`", "Type HELP"),
            ("Ask ** us ** now", "Ask  us  now"),
            ("![Talk](a.svg) here", "Talk here"),
        ] {
            let (toml, yaml) = (format!("[us]\nnote = \"{typed}\"\n"), format!("title: A {typed}\n"));
            assert_eq!(mended("a.toml", &toml), (format!("[us]\nnote = \"{plain}\"\n"), 1), "{typed}");
            assert_eq!(mended("a.md", &yaml), (format!("title: A {plain}\n"), 1), "{typed}");
        }
        assert_eq!(mended("a.toml", "note = 'Ask \\* us'"), ("note = 'Ask * us'".to_string(), 1));
    }

    #[test]
    fn what_would_be_read_in_another_way_is_left_to_its_author() {
        for (file, text) in [
            ("a.toml", "note = \"Ask\\n**us**\""),
            ("a.toml", "note = \"&quot;Ask&quot;\""),
            ("a.md", "title: Ask&colon; us"),
            ("a.md", "summary: >\n  Ask\n  **us**\n"),
            ("a.toml", "note = \"<br>\""),
        ] {
            assert_eq!(mended(file, text), (text.to_string(), 1), "{text}");
        }
    }

    #[test]
    fn words_are_left_alone() {
        for words in [
            "Fields with * are needed. A room of 3 * 4 m.",
            "M&S, AT&T, R&D; a_b_c, snake_case",
            "Under <5 or > 5, a <- b",
            "Help [sic], Section 2 [1983]",
            "Name: ______ f**k ****",
            "* Free for residents",
            "1. First",
            "C:\\Users\\mary",
            "Read [1] and [NHS]",
        ] {
            let text = format!("note = '{words}'\n");
            assert_eq!(mended("a.toml", &text), (text.clone(), 0), "{words}");
        }
        let addresses = "web = \"https://a.org/_x_\"\n[rules]\na = \"**\"\n";
        assert_eq!(mended("a.toml", addresses).1, 0);
    }
}
