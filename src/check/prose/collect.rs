//! Floor 3: collects the text of a document without its markup.
//! In: a document's front matter and tree. Out: one text, its passages, and the place of each run in the
//! file.
//! Must never: take code, pictures or HTML for words.

use super::parts::{IN_EMPHASIS, IN_LINK, IN_STRONG, ListItem, Passage, PassageKind};
use crate::base::{Span, Spanned};
use crate::doc::{CalloutTitle, Document, NodeKind};

/// A part of the text that comes from one part of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextRun {
    /// Where it begins in the text, in bytes.
    pub at: u32,
    /// Its length in the text, in bytes.
    pub length: u32,
    /// Where it stands in the file.
    pub span: Span,
    /// Whether it is inside a link, emphasis or strong.
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
    /// Where the character at byte `at` of the text begins and ends in the file. Text that the file writes in
    /// another way, as entities, is pointed at as a whole.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let (start, end) = (self.span.start as usize, self.span.end as usize);
        if self.length as usize != self.span.len() {
            return (start, end);
        }
        let from = (start + at - self.at as usize).min(end);
        (from, (from + 1).min(end))
    }
}

pub(super) struct ProseText {
    pub text: String,
    pub pieces: Vec<TextRun>,
    pub passages: Vec<Passage>,
}

impl ProseText {
    fn add(&mut self, words: &str, span: Span, flags: u8, kind: RunKind) {
        if !words.is_empty() {
            self.pieces.push(TextRun {
                at: self.text.len() as u32,
                length: words.len() as u32,
                span,
                flags,
                kind,
            });
            self.text.push_str(words);
        }
    }

    /// Ends the open passage.
    fn end(&mut self) {
        let Some(passage) = self.passages.last_mut().filter(|passage| passage.at.is_empty()) else { return };
        if self.text.len() == passage.at.start as usize {
            self.passages.pop();
            return;
        }
        self.text.push('\n');
        passage.at.end = self.text.len() as u32;
    }

    fn begin(&mut self, kind: PassageKind, item: Option<ListItem>, row: bool) {
        self.end();
        let at = self.text.len();
        self.passages.push(Passage { kind, item, row, at: Span::new(at, at), sentences: (0, 0) });
    }

    /// Whether a passage is open.
    fn is_open(&self) -> bool {
        self.passages.last().is_some_and(|passage| passage.at.is_empty())
    }

    fn field(&mut self, document: &Document, field: &Option<Spanned<Box<str>>>, kind: PassageKind) {
        let Some(field) = field else { return };
        // Within quotation marks the words begin one byte later.
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

/// An open block: the node after its last one, and the kind of the text right below it.
struct OpenBlock {
    end: usize,
    kind: Option<PassageKind>,
    /// Whether it is a list with numbers.
    numbered: bool,
    /// The innermost item in which its words stand.
    item: Option<ListItem>,
}

/// Whether a node is a block, and what the text right below it is; `in_head` says that a table's first row is
/// open.
fn block(kind: NodeKind, open: &[OpenBlock], in_head: bool) -> Option<Option<PassageKind>> {
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

/// Collects the text of a document.
pub(super) fn collect(document: &Document) -> ProseText {
    let tree = &document.tree;
    let mut collected = ProseText {
        text: String::with_capacity(tree.source.len() + 64),
        pieces: Vec::with_capacity(tree.nodes.len()),
        passages: Vec::with_capacity(tree.nodes.len() / 4 + 2),
    };
    collected.field(document, &document.front_matter.title, PassageKind::Title);
    collected.field(document, &document.front_matter.summary, PassageKind::Summary);
    let mut open: Vec<OpenBlock> = Vec::with_capacity(16);
    let (mut row, mut link, mut emphasis, mut strong) = (0, 0, 0, 0);
    let (mut head, mut key) = (false, false);
    let mut at = 0;
    while at < tree.nodes.len() {
        let node = tree.nodes[at];
        let end = at + node.subtree_len as usize;
        while open.last().is_some_and(|open| open.end <= at) {
            open.pop();
            collected.end();
        }
        match node.kind {
            NodeKind::Callout(entry) => {
                key = tree.callouts[entry as usize].kind.title == CalloutTitle::Contact
            }
            // The key of a contact is not text.
            NodeKind::CalloutTitle if key => {
                at = end;
                continue;
            }
            _ => {}
        }
        if let Some(kind) = block(node.kind, &open, head) {
            collected.end();
            let above = open.last();
            let item = match node.kind {
                NodeKind::Item => {
                    Some(ListItem { node: at as u32, numbered: above.is_some_and(|list| list.numbered) })
                }
                _ => above.and_then(|above| above.item),
            };
            open.push(OpenBlock {
                end,
                kind,
                numbered: matches!(node.kind, NodeKind::NumberedList(_)),
                item,
            });
            at += 1;
            continue;
        }
        let flags = [(link, IN_LINK), (emphasis, IN_EMPHASIS), (strong, IN_STRONG)];
        let flags = flags.iter().filter(|(until, _)| at < *until).map(|(_, flag)| flag).sum();
        let mut leaf = |words: &str, run: RunKind| {
            if !collected.is_open() {
                let kind = open.iter().rev().find_map(|open| open.kind).unwrap_or(PassageKind::Paragraph);
                collected.begin(kind, open.last().and_then(|open| open.item), at < row);
            }
            collected.add(words, node.span, flags, run);
        };
        match node.kind {
            NodeKind::Text => leaf(node.span.of(&tree.source), RunKind::Words),
            NodeKind::Decoded(entry) => leaf(&tree.strings[entry as usize], RunKind::Words),
            NodeKind::Fact(_) => leaf(node.span.of(&tree.source), RunKind::Fact),
            NodeKind::Code(_) => leaf("\u{fffc}", RunKind::Code),
            NodeKind::SoftBreak => leaf(" ", RunKind::Words),
            NodeKind::HardBreak => leaf("\n", RunKind::Words),
            NodeKind::Link(_) => link = end,
            NodeKind::Emphasis => emphasis = end,
            NodeKind::Strong => strong = end,
            NodeKind::Row => row = end,
            NodeKind::TableHead => head = true,
            NodeKind::TableRow => head = false,
            // These hold no text.
            NodeKind::Image(_) | NodeKind::CodeBlock | NodeKind::RawHtml => {
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    collected.end();
    collected
}
