//! Floor 1: the text of a file as a tree.
//! In: nodes in document order. Out: a compact tree, from which HTML, PDF and plain text are written.
//! Must never: hold HTML, or a node without a span.

use super::callout::CalloutKind;
use super::destination::Destination;
use crate::base::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The kind of a node. Unless its comment says otherwise, a `u32` is an index into the table of the [`Tree`]
/// for this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NodeKind {
    Paragraph,
    /// With its level as written (1–6), and its index.
    Heading(u8, u32),
    BulletList,
    /// The number of its first item.
    NumberedList(u32),
    Item,
    Quote,
    Callout(u32),
    CalloutTitle,
    /// In Easy Read: a picture and the words beside it.
    Row,
    RowPicture,
    Table(u32),
    TableHead,
    TableRow,
    TableCell,
    DefinitionList,
    Term,
    Definition,
    /// Its lines are its children.
    CodeBlock,
    Divider,
    /// HTML that an author typed. It is never published.
    RawHtml,
    /// Text that the source has in the same form.
    Text,
    /// Text whose source form differs from its meaning: entities and escapes (`&amp;`, `\*`).
    Decoded(u32),
    Emphasis,
    Strong,
    Code(u32),
    Link(u32),
    Image(u32),
    Fact(u32),
    SoftBreak,
    HardBreak,
}

/// One node, of twenty bytes. Nodes are in document order (pre-order): the children follow their parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its kind.
    pub kind: NodeKind,
    /// Its place in the source.
    pub span: Span,
    /// The number of nodes in its subtree, itself included.
    pub subtree_len: u32,
}

/// A link as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link, with its brackets.
    pub span: Span,
    /// The destination, as written.
    pub destination: Box<str>,
    /// What the destination leads to.
    pub target: Destination,
}

/// A picture as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The whole picture, with its brackets.
    pub span: Span,
    /// The file, as written.
    pub destination: Box<str>,
    /// What the destination leads to.
    pub target: Destination,
    /// The alternative text; where it is empty, the one in pictures.toml counts.
    pub alt: Box<str>,
}

/// A fact from contacts.toml: `{{imha.phone}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The whole fact, with its braces.
    pub span: Span,
    /// `imha`
    pub contact: Box<str>,
    /// `phone`; empty where the fact has no dot.
    pub field: Box<str>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its place.
    pub span: Span,
    /// Its level as written, 1–6; [`heading_level`](super::heading_level) says which one readers get.
    pub level: u8,
    /// Its id, unique in the file.
    pub id: Box<str>,
    /// Its words, without markup.
    pub words: Box<str>,
}

/// A callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// Its kind.
    pub kind: CalloutKind,
    /// The place of `[!contact]`.
    pub kind_span: Span,
    /// Its title, without markup.
    pub words: Box<str>,
    /// The place of the title.
    pub words_span: Span,
}

/// The alignment of a column, in the direction of the writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Align {
    Start,
    Centre,
    End,
}

/// A table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The alignment of each column.
    pub columns: Box<[Align]>,
}

/// The tree, and the tables that its nodes point into.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Tree {
    /// The whole file.
    pub source: Arc<str>,
    pub nodes: Box<[Node]>,
    pub strings: Box<[Box<str>]>,
    pub links: Box<[Link]>,
    pub images: Box<[Image]>,
    pub facts: Box<[Fact]>,
    pub headings: Box<[Heading]>,
    pub callouts: Box<[Callout]>,
    pub tables: Box<[Table]>,
}

impl Tree {
    /// A tree without nodes.
    pub fn empty(source: Arc<str>) -> Self {
        Tree {
            source,
            nodes: Box::default(),
            strings: Box::default(),
            links: Box::default(),
            images: Box::default(),
            facts: Box::default(),
            headings: Box::default(),
            callouts: Box::default(),
            tables: Box::default(),
        }
    }

    /// The top-level blocks.
    pub fn blocks(&self) -> Children<'_> {
        Children { tree: self, next: 0, end: self.nodes.len() }
    }

    /// The top-level blocks in a range of node indexes.
    pub fn blocks_in(&self, nodes: Range<usize>) -> Children<'_> {
        Children { tree: self, next: nodes.start, end: nodes.end }
    }

    /// Every node, in document order.
    pub fn walk(&self) -> impl Iterator<Item = NodeRef<'_>> {
        (0..self.nodes.len()).map(|at| NodeRef { tree: self, at })
    }
}

/// A node and its tree.
#[derive(Clone, Copy)]
pub struct NodeRef<'t> {
    tree: &'t Tree,
    at: usize,
}

impl<'t> NodeRef<'t> {
    /// Its index in the tree.
    pub fn index(&self) -> usize {
        self.at
    }

    /// Its kind.
    pub fn kind(&self) -> NodeKind {
        self.tree.nodes[self.at].kind
    }

    /// Its place in the source.
    pub fn span(&self) -> Span {
        self.tree.nodes[self.at].span
    }

    /// Its children.
    pub fn children(&self) -> Children<'t> {
        Children {
            tree: self.tree,
            next: self.at + 1,
            end: self.at + self.tree.nodes[self.at].subtree_len as usize,
        }
    }

    /// An iterator over this node alone.
    pub fn once(&self) -> Children<'t> {
        Children {
            tree: self.tree,
            next: self.at,
            end: self.at + self.tree.nodes[self.at].subtree_len as usize,
        }
    }

    /// All nodes below it, in document order.
    pub fn descendants(&self) -> impl Iterator<Item = NodeRef<'t>> + use<'t> {
        let tree = self.tree;
        (self.at + 1..self.at + self.tree.nodes[self.at].subtree_len as usize)
            .map(move |at| NodeRef { tree, at })
    }

    /// The text of this node itself: of text and code; empty for other nodes.
    pub fn own_text(&self) -> &'t str {
        match self.kind() {
            NodeKind::Text => self.span().of(&self.tree.source),
            NodeKind::Decoded(at) | NodeKind::Code(at) => &self.tree.strings[at as usize],
            _ => "",
        }
    }

    /// For a table: whether the first cell of each row is a header. It is where every row has a second cell,
    /// every first cell has a letter, and no two of them are the same. Every output follows this.
    pub fn names_rows(&self) -> bool {
        let rows = self.children().filter(|row| row.kind() == NodeKind::TableRow);
        let mut names: Vec<_> = rows
            .map(|row| {
                if row.children().count() > 1 { row.children().next().map(|cell| cell.text()) } else { None }
            })
            .collect();
        let all =
            names.iter().all(|name| name.as_ref().is_some_and(|name| name.contains(char::is_alphabetic)));
        let rows = names.len();
        names.sort_unstable();
        names.dedup();
        rows > 0 && all && names.len() == rows
    }

    /// The text of its subtree; facts are as written.
    pub fn text(&self) -> Cow<'t, str> {
        self.text_with(|_, _| false)
    }

    /// The text of its subtree. `fill` writes the words of a fact; where it returns `false`, the fact stays as
    /// written.
    pub fn text_with(&self, fill: impl Fn(&'t Fact, &mut String) -> bool) -> Cow<'t, str> {
        let mut below = self.descendants().peekable();
        if self.own_text().is_empty()
            && let Some(first) = below.peek().copied()
            && first.kind() == NodeKind::Text
            && self.tree.nodes[self.at].subtree_len == 2
        {
            return Cow::Borrowed(first.own_text());
        }
        let mut text = String::from(self.own_text());
        for node in below {
            match node.kind() {
                NodeKind::SoftBreak | NodeKind::HardBreak => text.push(' '),
                NodeKind::Fact(entry) => {
                    if !fill(&self.tree.facts[entry as usize], &mut text) {
                        text.push_str(node.span().of(&self.tree.source));
                    }
                }
                kind => {
                    let block = matches!(
                        kind,
                        NodeKind::Paragraph
                            | NodeKind::Item
                            | NodeKind::TableCell
                            | NodeKind::Definition
                            | NodeKind::Term
                    );
                    if block && !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(node.own_text());
                }
            }
        }
        Cow::Owned(text)
    }
}

/// Iterates over nodes with the same parent.
#[derive(Clone)]
pub struct Children<'t> {
    tree: &'t Tree,
    next: usize,
    end: usize,
}

impl<'t> Iterator for Children<'t> {
    type Item = NodeRef<'t>;
    fn next(&mut self) -> Option<NodeRef<'t>> {
        (self.next < self.end).then(|| {
            let at = self.next;
            self.next += self.tree.nodes[at].subtree_len as usize;
            NodeRef { tree: self.tree, at }
        })
    }
}
