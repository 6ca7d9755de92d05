//! Floor 3: the mark of a box that makes no box: `[!warning]` without the sign of a quote, in a heading, in an item …
//! In: a document, and where a mark begins. Out: what is wrong, what to type, and the edits that mend it.
//! Must never: mend what may have been meant otherwise, or say what another rule says.

use crate::base::{Edit, Span};
use crate::doc::{Document, NodeKind, NodeRef, callout};

/// The longest name that is taken for the name of a box. In bytes.
const LONGEST_NAME: usize = 30;

/// What is wrong, what to type, and the edits that mend it.
pub(super) type MarkFault = (&'static str, &'static str, Option<Vec<Edit>>);

/// A mark that made no box.
pub(super) struct LostMark<'t> {
    file: &'t str,
    /// The mark.
    pub span: Span,
    /// Whether there is a box of this name, and its title is there if it needs one.
    can_be_box: bool,
    /// Where its line begins.
    line: usize,
    /// The nodes that it is in, the outermost first.
    around: Vec<NodeRef<'t>>,
}

impl<'t> LostMark<'t> {
    /// The mark at a byte of the file; `None` if there is none.
    pub fn at(document: &'t Document, at: usize) -> Option<LostMark<'t>> {
        let file = document.text();
        let limit = file.floor_char_boundary(at + 2 + LONGEST_NAME);
        let name = file[at + 2..limit].split([']', '\n']).next()?;
        let end = at + 2 + name.len();
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '-');
        if !file[end..].starts_with(']') || !is_name(name.trim_matches([' ', '\\'])) {
            return None;
        }
        let around: Vec<NodeRef> = document
            .tree
            .walk()
            .filter(|node| node.span().start as usize <= at && at < node.span().end as usize)
            .collect();
        let kind = callout::named(name);
        let title = file[end + 1..].lines().next().unwrap_or("");
        Some(LostMark {
            file,
            span: Span::new(at, end + 1),
            can_be_box: kind.is_some_and(|kind| !title.trim().is_empty() || !kind.needs_title()),
            line: file[..at].rfind('\n').map_or(0, |line| line + 1),
            around,
        })
    }

    /// What is wrong with it; `None` where another rule says it.
    pub fn fault(&self) -> Option<MarkFault> {
        let start = self.span.start as usize;
        let before = &self.file[self.line..start];
        let quote =
            self.around.iter().find(|node| matches!(node.kind(), NodeKind::Quote | NodeKind::Callout(_)));
        let is_in = |kind: fn(&NodeKind) -> bool| self.around.iter().rev().find(|node| kind(&node.kind()));
        if is_in(|kind| {
            matches!(kind, NodeKind::CodeBlock | NodeKind::Code(_) | NodeKind::RawHtml | NodeKind::Image(_))
        })
        .is_some()
            || before.ends_with(|c: char| c.is_whitespace() && !c.is_ascii())
        {
            // Other rules report blocks of code, HTML and odd spaces.
            return None;
        }
        if !self.around.iter().any(|node| matches!(node.kind(), NodeKind::Text | NodeKind::Decoded(_))) {
            return self.taken_for_address(before);
        }
        let block = is_in(|kind| {
            !matches!(kind, NodeKind::Text | NodeKind::Decoded(_) | NodeKind::Emphasis | NodeKind::Strong)
        })?;
        if before.ends_with('\\') {
            return self.escaped(quote, block);
        }
        match (block.kind(), quote) {
            (NodeKind::Heading(..), Some(quote)) => Some(self.in_heading(quote, block)),
            (NodeKind::Term, Some(_)) => Some((
                "The line with the colon below makes a meaning of a word, and no box.",
                "Take the colon away, or leave a line with only > between the mark and the word.",
                None,
            )),
            (NodeKind::Item, Some(quote)) => {
                let is_first =
                    quote.span().start as usize >= self.line && block.span().start as usize >= self.line;
                let edit =
                    Edit { span: Span::new(block.span().start as usize, start), replacement: String::new() };
                Some((
                    "The mark of a box stands in an item of a list, so it makes no box.",
                    "Take away the sign of the item, so that the mark comes right after the >.",
                    (is_first && self.can_be_box).then(|| vec![edit]),
                ))
            }
            (NodeKind::Paragraph, Some(quote)) => self.in_quote(quote, block, before),
            _ => Some((
                "The mark of a box makes no box here.",
                "Begin the line with > and a space, and each line of the box too: `> [!important] Words`",
                self.quoted(block, before),
            )),
        }
    }

    /// `[!warning]: words` is the address of a link that nothing uses: readers see none of it.
    fn taken_for_address(&self, before: &str) -> Option<MarkFault> {
        let end = self.span.end as usize;
        let edit = Edit { span: Span::new(end, end + 1), replacement: String::new() };
        let can_be_box = self.can_be_box && before.trim() == ">";
        self.file[end..].starts_with(':').then(|| {
            let message = "This box is not shown at all: with the colon it is the address of a link.";
            (message, "Take the colon behind the bracket away.", can_be_box.then(|| vec![edit]))
        })
    }

    /// `\[!warning\]`, as some programs write it.
    fn escaped(&self, quote: Option<&NodeRef>, block: &NodeRef) -> Option<MarkFault> {
        let start = self.span.start as usize;
        let is_first = block.span().start as usize + 1 >= start;
        let close = self.span.end as usize - 1;
        let name = self.file[start + 2..close].trim_end_matches('\\');
        let is_box = is_first && quote.is_some() && callout::named(name).is_some();
        is_box.then(|| {
            let mut edits = vec![Edit { span: Span::new(start - 1, start), replacement: String::new() }];
            if self.file[..close].ends_with('\\') {
                edits.push(Edit { span: Span::new(close - 1, close), replacement: String::new() });
            }
            let help = "Take the \\ away: `> [!important] Words`";
            ("The sign \\ before the bracket means that this is no box.", help, Some(edits))
        })
    }

    fn in_heading(&self, quote: &NodeRef, heading: &NodeRef) -> MarkFault {
        let text = heading.span().of(self.file).trim_end();
        let start = heading.span().start as usize;
        let is_first = quote.span().start as usize >= self.line && self.can_be_box;
        if text.starts_with('#') {
            let edit = Edit { span: Span::new(start, self.span.start as usize), replacement: String::new() };
            return (
                "The mark of a box stands in a heading, so it makes no box.",
                "Take the # away, so that the mark comes right after the >.",
                is_first.then(|| vec![edit]),
            );
        }
        let below = start + text.rfind('\n').map_or(0, |at| at + 1);
        let before = self.file[below..start + text.len()].trim_end_matches(['-', '=']).trim();
        let edit = Edit { span: Span::new(below, below), replacement: ">\n".into() };
        (
            "The line of signs below makes a heading of this, and no box.",
            "Leave a line with only > between the mark and the signs.",
            (is_first && before == ">").then(|| vec![edit]),
        )
    }

    /// The mark in the text of a quote.
    fn in_quote(&self, quote: &NodeRef, block: &NodeRef, before: &str) -> Option<MarkFault> {
        let is_first = quote.span().start as usize >= self.line && block.span().start == self.span.start;
        // The reader of boxes has reported a name that there is not.
        if is_first {
            return None;
        }
        if before.trim() == ">" {
            let edit = Edit { span: Span::new(self.line, self.line), replacement: "\n".into() };
            return Some((
                "A box can begin only on the first line of a quote.",
                "Leave a line empty before it.",
                (self.can_be_box && quote.index() == self.around[0].index()).then(|| vec![edit]),
            ));
        }
        Some((
            "The mark of a box has other signs before it, so it makes no box.",
            "Write the mark right after the > and a space: `> [!important] Words`",
            None,
        ))
    }

    /// The edits that make a quote of the rest of a paragraph, from the line of the mark on. `None` if it is
    /// not clear where the box ends.
    fn quoted(&self, block: &NodeRef, before: &str) -> Option<Vec<Edit>> {
        let end = block.span().start as usize + block.span().of(self.file).trim_end().len();
        let lines = &self.file[self.line..end];
        let is_alone = self.span.end as usize == end;
        let ends_before_empty_line = self.file[end..].lines().nth(1).unwrap_or("").trim().is_empty();
        if !self.can_be_box
            || !before.is_empty()
            || is_alone
            || !ends_before_empty_line
            || block.kind() != NodeKind::Paragraph
            || self.around[0].index() != block.index()
        {
            return None;
        }
        let starts = lines.match_indices('\n').map(|(at, _)| self.line + at + 1);
        let starts = std::iter::once(self.line).chain(starts);
        Some(starts.map(|start| Edit { span: Span::new(start, start), replacement: "> ".into() }).collect())
    }
}
