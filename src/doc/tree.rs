//! Floor 1: the text of a file as a tree.
//! In: nodes in document order. Out: a compact tree that HTML, PDF and plain text are walks over.
//! Must never: hold HTML, or a node without a span.

use super::callout::CalloutKind;
use super::destination::Destination;
use crate::base::Span;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What a node is. Numbers point into the tables of the [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NodeKind {
    Paragraph,
    Heading(u8, u32),
    BulletList,
    /// With the number of its first item.
    NumberedList(u32),
    Item,
    Quote,
    Callout(u32),
    CalloutTitle,
    /// Easy Read: a picture and the words beside it.
    Row,
    RowPicture,
    Table(u32),
    TableHead,
    TableRow,
    TableCell,
    DefinitionList,
    Term,
    Definition,
    /// Its lines are text below it.
    CodeBlock,
    Divider,
    /// HTML typed into the text, which is never passed on.
    RawHtml,
    /// Text that stands in the source as it is.
    Text,
    /// Text that the source spells otherwise (`&amp;`, `\*`).
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

/// One node: twenty bytes, in document order, its children right behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Span,
    /// How many nodes it and all below it are.
    pub subtree_len: u32,
}

/// A link as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link, brackets included.
    pub span: Span,
    /// Where it leads, as written.
    pub destination: Box<str>,
    /// The same, understood.
    pub target: Destination,
}

/// A picture as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The whole of it.
    pub span: Span,
    /// The file, as written.
    pub destination: Box<str>,
    /// The same, understood.
    pub target: Destination,
    /// The words between the brackets; empty where the ledger's are meant.
    pub alt: Box<str>,
}

/// `{{imha.phone}}`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// With the braces.
    pub span: Span,
    /// `imha`
    pub contact: Box<str>,
    /// `phone`; empty where there is no dot.
    pub field: Box<str>,
}

/// A heading of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where.
    pub span: Span,
    /// 1–6, as written.
    pub level: u8,
    /// Unique in the file.
    pub id: Box<str>,
    /// Its words without marks.
    pub words: Box<str>,
}

/// A callout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// Which.
    pub kind: CalloutKind,
    /// `[!contact]`
    pub kind_span: Span,
    /// The words after the mark, without marks.
    pub words: Box<str>,
    /// Where those words stand.
    pub words_span: Span,
}

/// How a column of a table is aligned.
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
    /// One for each column.
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

    /// The blocks at the top.
    pub fn blocks(&self) -> Children<'_> {
        Children { tree: self, next: 0, end: self.nodes.len() }
    }

    /// The blocks at the top that stand in a range of nodes.
    pub fn blocks_in(&self, nodes: Range<usize>) -> Children<'_> {
        Children { tree: self, next: nodes.start, end: nodes.end }
    }

    /// Every node, in document order.
    pub fn walk(&self) -> impl Iterator<Item = NodeRef<'_>> {
        (0..self.nodes.len()).map(|at| NodeRef { tree: self, at })
    }
}

/// A node and the tree it stands in.
#[derive(Clone, Copy)]
pub struct NodeRef<'t> {
    tree: &'t Tree,
    at: usize,
}

impl<'t> NodeRef<'t> {
    /// Its number in the tree.
    pub fn index(&self) -> usize {
        self.at
    }

    /// What it is.
    pub fn kind(&self) -> NodeKind {
        self.tree.nodes[self.at].kind
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.tree.nodes[self.at].span
    }

    /// The nodes right below it.
    pub fn children(&self) -> Children<'t> {
        Children {
            tree: self.tree,
            next: self.at + 1,
            end: self.at + self.tree.nodes[self.at].subtree_len as usize,
        }
    }

    /// Nothing but itself.
    pub fn once(&self) -> Children<'t> {
        Children {
            tree: self.tree,
            next: self.at,
            end: self.at + self.tree.nodes[self.at].subtree_len as usize,
        }
    }

    /// Everything below it, in document order.
    pub fn descendants(&self) -> impl Iterator<Item = NodeRef<'t>> + use<'t> {
        let tree = self.tree;
        (self.at + 1..self.at + self.tree.nodes[self.at].subtree_len as usize)
            .map(move |at| NodeRef { tree, at })
    }

    /// The words of this very node: of text and code; empty for others.
    pub fn own_text(&self) -> &'t str {
        match self.kind() {
            NodeKind::Text => self.span().of(&self.tree.source),
            NodeKind::Decoded(at) | NodeKind::Code(at) => &self.tree.strings[at as usize],
            _ => "",
        }
    }

    /// Of a table: whether the first cell of each row names the row. It does where each of them has letters,
    /// no two of them are the
    /// same, and there is something to name: every maker shows them as headings then.
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

    /// All words in and below it; facts stand as they are written.
    pub fn text(&self) -> Cow<'t, str> {
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
                NodeKind::Fact(_) => text.push_str(node.span().of(&self.tree.source)),
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

/// The nodes of one level.
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
