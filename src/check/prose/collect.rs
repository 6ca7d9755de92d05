//! Floor 3: collects the text of a document without its markup.
//! In: a document's front matter and tree. Out: one text, its passages, and where each run of it is in the file.
//! Must never: take code, pictures or HTML for words.

use super::parts::{IN_EMPHASIS, IN_LINK, IN_STRONG, ListItem, Passage, PassageKind};
use crate::base::{Span, Spanned};
use crate::doc::{CalloutTitle, Document, NodeKind, Tree};

/// A run of the text that comes from one node or field of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextRun {
    /// Where it begins in the text, in bytes.
    pub at: u32,
    /// Its length in the text, in bytes.
    pub length: u32,
    /// Its span in the file.
    pub span: Span,
    /// A sum of `IN_LINK`, `IN_EMPHASIS` and `IN_STRONG`.
    pub flags: u8,
    pub kind: RunKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunKind {
    Words,
    Fact,
    Code,
}

impl TextRun {
    /// Where the character at byte `at` of the text begins and ends in the file. If the file writes the run
    /// differently, as with entities, the place is the whole run.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        if self.length as usize != self.span.len() {
            return (start, end);
        }
        let from = (start + at - self.at as usize).min(end);
        (from, (from + 1).min(end))
    }
}

/// The text of a document, as it is collected.
pub(super) struct ProseText {
    pub text: String,
    pub runs: Vec<TextRun>,
    pub passages: Vec<Passage>,
}

impl ProseText {
    fn add(&mut self, words: &str, span: Span, flags: u8, kind: RunKind) {
        if !words.is_empty() {
            self.runs.push(TextRun {
                at: self.text.len() as u32,
                length: words.len() as u32,
                span,
                flags,
                kind,
            });
            self.text.push_str(words);
        }
    }

    /// Ends the open passage, and drops it if it is empty.
    fn end(&mut self) {
        let Some(passage) = self.passages.last_mut().filter(|passage| passage.at.is_empty()) else { return };
        if self.text.len() == passage.at.start as usize {
            self.passages.pop();
            return;
        }
        self.text.push('\n');
        passage.at.end = self.text.len() as u32;
    }

    /// Begins a passage; the open one ends.
    fn begin(&mut self, kind: PassageKind, item: Option<ListItem>, row: bool) {
        self.end();
        let at = self.text.len();
        self.passages.push(Passage { kind, item, row, at: Span::new(at, at), sentences: (0, 0) });
    }

    /// Whether a passage is open: its span is empty until it ends.
    fn is_open(&self) -> bool {
        self.passages.last().is_some_and(|passage| passage.at.is_empty())
    }

    /// Adds a field of the front matter as a passage.
    fn field(&mut self, document: &Document, field: &Option<Spanned<Box<str>>>, kind: PassageKind) {
        let Some(field) = field else { return };
        // A value in quotation marks begins one byte later than its field.
        let written = field.span.of(document.text());
        let at = if written.starts_with(&*field.value) { Some(0) } else { written.find(&*field.value) };
        let span = match at {
            Some(at) => {
                Span::new(field.span.start as usize + at, field.span.start as usize + at + field.value.len())
            }
            None => field.span,
        };
        self.begin(kind, None, false);
        self.add(&field.value, span, 0, RunKind::Words);
    }
}

/// A block that has begun and not ended.
struct OpenBlock {
    /// The index of the first node after it.
    end: usize,
    /// The kind of passage that text directly in it makes.
    kind: Option<PassageKind>,
    /// Whether it is a numbered list.
    numbered: bool,
    /// The innermost list item that it is in.
    item: Option<ListItem>,
}

/// `None` if a node is not a block; else the kind of passage that text directly in it makes, if it can hold
/// text. `in_head` says that the first row of a table is open.
fn block_kind(kind: NodeKind, open: &[OpenBlock], in_head: bool) -> Option<Option<PassageKind>> {
    let inside = |kind: PassageKind| open.iter().any(|open| open.kind == Some(kind));
    Some(Some(match kind {
        NodeKind::Paragraph if inside(PassageKind::Item) => PassageKind::Item,
        NodeKind::Paragraph if inside(PassageKind::Definition) => PassageKind::Definition,
        NodeKind::Paragraph => PassageKind::Paragraph,
        NodeKind::Heading(level, _) => PassageKind::Heading(level),
        NodeKind::Item => PassageKind::Item,
        NodeKind::TableCell if in_head => PassageKind::HeadCell,
        NodeKind::TableCell => PassageKind::Cell,
        NodeKind::Term => PassageKind::Term,
        NodeKind::Definition => PassageKind::Definition,
        NodeKind::CalloutTitle => PassageKind::CalloutTitle,
        NodeKind::BulletList
        | NodeKind::NumberedList(_)
        | NodeKind::Quote
        | NodeKind::Callout(_)
        | NodeKind::DefinitionList
        | NodeKind::Table(_) => return Some(None),
        _ => return None,
    }))
}

/// Collects the text of a document in one pass over its nodes.
pub(super) fn collect(document: &Document) -> ProseText {
    let tree = &document.tree;
    let mut collected = ProseText {
        text: String::with_capacity(tree.source.len() + 64),
        runs: Vec::with_capacity(tree.nodes.len()),
        passages: Vec::with_capacity(tree.nodes.len() / 4 + 2),
    };
    collected.field(document, &document.front_matter.title, PassageKind::Title);
    collected.field(document, &document.front_matter.summary, PassageKind::Summary);
    let mut collector = Collector {
        tree,
        collected,
        open: Vec::with_capacity(16),
        in_head: false,
        in_contact: false,
        row_end: 0,
        link_end: 0,
        emphasis_end: 0,
        strong_end: 0,
    };
    let mut at = 0;
    while at < tree.nodes.len() {
        at = collector.node(at);
    }
    collector.collected.end();
    collector.collected
}

/// The state of the pass over the nodes.
struct Collector<'d> {
    tree: &'d Tree,
    collected: ProseText,
    /// The open blocks, the innermost last.
    open: Vec<OpenBlock>,
    /// Whether the first row of a table is open.
    in_head: bool,
    /// Whether the last callout is a contact box.
    in_contact: bool,
    /// The index of the first node after the last Easy Read row, and so on.
    row_end: usize,
    link_end: usize,
    emphasis_end: usize,
    strong_end: usize,
}

impl Collector<'_> {
    /// Reads the node at `at`, and returns the index of the next one to read.
    #[inline]
    fn node(&mut self, at: usize) -> usize {
        let node = self.tree.nodes[at];
        let end = at + node.subtree_len as usize;
        while self.open.last().is_some_and(|open| open.end <= at) {
            self.open.pop();
            self.collected.end();
        }
        match node.kind {
            NodeKind::Callout(entry) => {
                let kind = &self.tree.callouts[entry as usize].kind;
                self.in_contact = kind.title == CalloutTitle::Contact;
            }
            // The title of a contact box is the key of the contact, which is not text.
            NodeKind::CalloutTitle if self.in_contact => return end,
            _ => {}
        }
        match block_kind(node.kind, &self.open, self.in_head) {
            Some(kind) => self.begin_block(node.kind, kind, at, end),
            None => return self.inline(at, end),
        }
        at + 1
    }

    /// Opens the block at `at`; the open passage ends. `kind` is the kind of passage that its text makes.
    fn begin_block(&mut self, node: NodeKind, kind: Option<PassageKind>, at: usize, end: usize) {
        self.collected.end();
        let parent = self.open.last();
        let item = match node {
            NodeKind::Item => {
                Some(ListItem { node: at as u32, numbered: parent.is_some_and(|list| list.numbered) })
            }
            _ => parent.and_then(|parent| parent.item),
        };
        let numbered = matches!(node, NodeKind::NumberedList(_));
        self.open.push(OpenBlock { end, kind, numbered, item });
    }

    /// Reads an inline node, and returns the index of the next node to read.
    #[inline]
    fn inline(&mut self, at: usize, end: usize) -> usize {
        let tree = self.tree;
        let node = tree.nodes[at];
        match node.kind {
            NodeKind::Text => self.add(node.span.of(&tree.source), RunKind::Words, at),
            NodeKind::Decoded(entry) => self.add(&tree.strings[entry as usize], RunKind::Words, at),
            NodeKind::Fact(_) => self.add(node.span.of(&tree.source), RunKind::Fact, at),
            NodeKind::Code(_) => self.add("\u{fffc}", RunKind::Code, at),
            NodeKind::SoftBreak => self.add(" ", RunKind::Words, at),
            NodeKind::HardBreak => self.add("\n", RunKind::Words, at),
            NodeKind::Link(_) => self.link_end = end,
            NodeKind::Emphasis => self.emphasis_end = end,
            NodeKind::Strong => self.strong_end = end,
            NodeKind::Row => self.row_end = end,
            NodeKind::TableHead => self.in_head = true,
            NodeKind::TableRow => self.in_head = false,
            // These hold no text.
            NodeKind::Image(_) | NodeKind::CodeBlock | NodeKind::RawHtml => return end,
            _ => {}
        }
        at + 1
    }

    /// Adds the text of the inline node at `at` to the open passage, or to a new one.
    #[inline]
    fn add(&mut self, words: &str, run: RunKind, at: usize) {
        if !self.collected.is_open() {
            let kind = self.open.iter().rev().find_map(|open| open.kind).unwrap_or(PassageKind::Paragraph);
            let item = self.open.last().and_then(|open| open.item);
            self.collected.begin(kind, item, at < self.row_end);
        }
        let flags =
            [(self.link_end, IN_LINK), (self.emphasis_end, IN_EMPHASIS), (self.strong_end, IN_STRONG)];
        let flags = flags.iter().filter(|(end, _)| at < *end).map(|(_, flag)| flag).sum();
        self.collected.add(words, self.tree.nodes[at].span, flags, run);
    }
}
