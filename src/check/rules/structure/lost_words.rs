//! Words that no reader sees
//!
//! Some signs of Markdown hide what stands among them. `[Note]: call` alone on a line is the address of a link,
//! and is not shown. Nor are a cell that its table has no column for, words in braces behind a heading, and
//! words behind the address of a link. plainleaf check --fix shows what it can without a doubt.
//!
//! **Helps:** everybody who needs what the words say.
//! **Source:** a rule of this project: nothing is lost without a word; CommonMark.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Note:** call first. Read [the guidance][nhs].
//!
//! [nhs]: https://www.nhs.uk/
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We are here for you.
//!
//! [Closed]: Mondays
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Time |
//! | --- | --- |
//! | Monday | 9am | in the library |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Our lunch club {Fridays only}
//!
//! Read [about us](about-us.md "closed in August").
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "lost-words",
        Severity::Error,
        "Somebody wrote these words for readers, and no reader sees them.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("lost_words.rs"),
};

/// So many nodes are looked at to say where words stand: with more, a page full of them would take hours.
const MOST_NODES: usize = 50;

fn judge(document: &Document, found: &mut Reporter) {
    let file = document.text();
    let mut known = known_spans(document);
    known.push((file.len(), file.len()));
    known.sort();
    let mut end = document.body_start;
    let mut definitions = None;
    for (start, next_end) in known {
        let gap = file.get(end..start).unwrap_or("");
        // Fast path: between most nodes there are only the signs of Markdown.
        if gap.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
            judge_gap(document, Span::new(end, start), &mut definitions, found);
        }
        end = end.max(next_end);
    }
}

/// The spans that are shown, and those of signs that are known: start and end in bytes.
fn known_spans(document: &Document) -> Vec<(usize, usize)> {
    let (tree, file) = (&document.tree, document.text());
    let mut known = Vec::with_capacity(tree.nodes.len() + 1);
    for node in tree.walk() {
        let (start, end) = (node.span().start as usize, node.span().end as usize);
        match node.kind() {
            NodeKind::Text
            | NodeKind::Decoded(_)
            | NodeKind::Code(_)
            | NodeKind::Fact(_)
            | NodeKind::RawHtml
            | NodeKind::CodeBlock => known.push((start, end)),
            NodeKind::Callout(entry) => {
                let kind = tree.callouts[entry as usize].kind_span;
                known.push((kind.start as usize, kind.end as usize));
            }
            NodeKind::Link(_) | NodeKind::Image(_) => {
                let tail = end_of_children(node);
                known.push((tail, tail + address_length(file.get(tail..end).unwrap_or(""))));
            }
            NodeKind::Heading(..) => {
                let tail = end_of_children(node);
                let behind = file.get(tail..end).unwrap_or("");
                known.extend(attributes(behind).map(|(from, to)| (tail + from, tail + to)));
            }
            _ => {}
        }
    }
    known
}

/// Where the words of a node end.
fn end_of_children(node: NodeRef) -> usize {
    node.children().last().map_or(node.span().start, |child| child.span().end) as usize
}

/// The length of what follows the words of a link, without the words behind its address:
/// `](about-us.md "a title")` → `](about-us.md`.
fn address_length(tail: &str) -> usize {
    let Some(bracket) = tail.find("](") else { return tail.len() };
    let inner = &tail[bracket + 2..];
    let lead = inner.len() - inner.trim_start().len();
    let address = &inner[lead..];
    let length = match address.strip_prefix('<') {
        Some(rest) => rest.find('>').map_or(address.len(), |at| at + 2),
        None => address.find(char::is_whitespace).unwrap_or(address.len()),
    };
    bracket + 2 + lead + length
}

/// The parts of `{#id .class key=value}` behind a heading that are no words: from byte to byte.
fn attributes(tail: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_attribute = |part: &str| {
        let name = part.trim_start_matches('{');
        name.starts_with(['#', '.']) || name.contains('=')
    };
    let parts = tail.split_whitespace().filter(move |part| is_attribute(part));
    parts.map(move |part| {
        let at = part.as_ptr() as usize - tail.as_ptr() as usize;
        (at, at + part.len())
    })
}

/// The names that links use: `[words][name]`, `[name][]`, `[name]`; each as Markdown compares them.
fn used_names(document: &Document) -> HashSet<String> {
    let tree = &document.tree;
    let spans = tree.links.iter().map(|link| link.span).chain(tree.images.iter().map(|image| image.span));
    spans.filter_map(|span| Some(compared(reference(span.of(document.text()))?))).collect()
}

fn reference(link: &str) -> Option<&str> {
    let inner = link.trim_start_matches('!').strip_prefix('[')?.strip_suffix(']')?;
    match inner.rsplit_once("][") {
        Some((words, "")) => Some(words),
        Some((_, name)) => Some(name),
        None => Some(inner),
    }
}

fn compared(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The names of links that the page has an address for, and those that it uses.
struct Definitions {
    used: HashSet<String>,
    seen: HashSet<String>,
}

/// Judges a span that no node shows, line by line.
fn judge_gap(document: &Document, gap: Span, definitions: &mut Option<Definitions>, found: &mut Reporter) {
    let mut at = gap.start as usize;
    // Whether the line above is an address that a link uses: it may go on.
    let mut goes_on = false;
    for line in gap.of(document.text()).split_inclusive('\n') {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
        let start = at + (words.as_ptr() as usize - line.as_ptr() as usize);
        at += line.len();
        if let Some(name) = defined(words) {
            let all = definitions
                .get_or_insert_with(|| Definitions { used: used_names(document), seen: HashSet::new() });
            let name = compared(name);
            goes_on = all.used.contains(&name) && all.seen.insert(name);
            if !goes_on {
                report_definition(document, start, words, found);
                goes_on = true;
            }
        } else if words.is_empty() {
            goes_on = false;
        } else if !goes_on && without_number(words).contains(char::is_alphanumeric) {
            report_words(document, start, words, found);
        }
    }
}

/// What follows the number of an item: `4. [` → ` [`.
fn without_number(words: &str) -> &str {
    words.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']).unwrap_or(words)
}

/// The name in `[name]: address`.
fn defined(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.split_once("]:").map(|(name, _)| name).filter(|name| !name.is_empty())
}

fn report_definition(document: &Document, start: usize, line: &str, found: &mut Reporter) {
    let words = line.split_once("]:").map_or("", |(_, words)| words.trim());
    let is_address = words.contains(['/', ':', '#']) || words.contains('.') && !words.ends_with('.');
    let place = document.location(Span::new(start, start + line.len()));
    let message = "This line is not shown: it is an address for a link, and no link uses it.";
    if is_address {
        let help = "Take it out. To use it, write its name into second brackets: `[words][name]`";
        found.add(place, message, help).set_severity(Severity::Warning);
        return;
    }
    let help =
        "Write the sign \\ before the bracket: `\\[Note]: words`. For bold words, write `**Note:** words`";
    let edit = Edit { span: Span::new(start, start), replacement: "\\".into() };
    found.add(place, message, help).fix = Some(Fix::safe(edit));
}

fn report_words(document: &Document, start: usize, words: &str, found: &mut Reporter) {
    let end = start + words.len();
    // The node around them is one of the last that begin before them.
    let nodes = &document.tree.nodes;
    let behind = nodes.partition_point(|node| node.span.start as usize <= start);
    let mut before = nodes[..behind].iter().rev().take(MOST_NODES);
    let around = before.find(|node| start < node.span.end as usize);
    let place = document.location(Span::new(start, end));
    match around.map(|node| node.kind) {
        Some(NodeKind::Heading(..)) => {
            let finding = found.add(
                place,
                "These words are not shown: braces behind a heading hold its name for links.",
                "Use round brackets: `## Our lunch club (Fridays only)`",
            );
            let inner = words.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            finding.fix = inner.map(|inner| {
                let span = Span::new(start, end);
                Fix::safe(Edit { span, replacement: format!("({inner})") })
            });
        }
        Some(NodeKind::Link(_) | NodeKind::Image(_)) => {
            found
                .add(
                    place,
                    "These words are not shown: they stand behind an address.",
                    "Write them into the text, or take them out: `[words](address.md)`",
                )
                .set_severity(Severity::Warning);
        }
        Some(NodeKind::TableHead | NodeKind::TableRow | NodeKind::TableCell | NodeKind::Table(_)) => {
            found.add(
                place,
                "These words are not shown: this line has more cells than the first line of the table.",
                "Give the first line and the line of hyphens as many cells as this one has.",
            );
        }
        _ => {
            found.add(
                place,
                "These words are not shown.",
                "Write them as a paragraph of their own, with an empty line above and below.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn every_word_of_these_is_shown_or_is_an_address() {
        for text in [
            "Read [us][a], [A][], [a], ![x][b] and <https://a.org>.\n\n[a]: about-us.md\n[b]: <../pictures/talk.svg>",
            "[words][The  Name]\n\n[the name]:\n  about-us.md",
            "1. One\n2. Two\n10. *Ten*\n\n## Ask {#ask .big width=50}\n\n> [!important] Ask **us**\n> Now.",
            "| a | b |\n|:--|--:|\n| c | d |\n| e |",
            "[**us**](about-us.md), [![Us](../pictures/talk.svg)](a.md) and [](<a b.md>) `code` &amp; \\*",
            "Term\n: Meaning {{imha.phone}}\n\n<!-- note -->\n\n<b>Ask</b> us\\\nnow",
            "```text\ncode\n```\n\nTitle\n=====\n\n***\n\n[Note]: two words are shown.",
            "- > a\n  > b\n- c\n\n  d",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn words_that_vanish_are_found() {
        for (text, words) in [
            ("[Note]: word", "[Note]: word"),
            ("Words.\n\n> [Note]: word\n> here", "[Note]: word"),
            ("[a]\n\n[a]: a.md\n[a]: b.md", "[a]: b.md"),
            ("[a]: https://a.org", "[a]: https://a.org"),
            ("[^1]: Mondays", "[^1]: Mondays"),
            ("[a](a.md 'closed')", "'closed')"),
            ("![](../pictures/talk.svg \"Our team\")", "\"Our team\")"),
            ("## Lunch {new}", "{new}"),
            ("Lunch {Fridays only}\n---", "{Fridays only}"),
            ("| a | b |\n|---|---|\n| c | d | e |", "| e |"),
        ] {
            assert_eq!(found_in(&RULE, text), [words], "{text}");
        }
    }

    #[test]
    fn what_was_typed_is_shown_again() {
        for (text, right) in [
            ("[Note]: word", "\\[Note]: word"),
            ("> [Note]: word", "> \\[Note]: word"),
            ("## Lunch {new}", "## Lunch (new)"),
        ] {
            assert_eq!(mended(&RULE, text), right);
        }
        assert_eq!(mended(&RULE, "[a]: https://a.org"), "[a]: https://a.org");
    }
}
