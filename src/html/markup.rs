//! Floor 1: a parsed HTML page, as rules query it.
//! In: what the fast reader or the browser-like reader found. Out: its elements, by tag, attribute and id.
//! Must never: depend on which reader it was: the same rules judge our pages and everybody's.

use super::element::{Element, plain};
use super::tags::{Attr, Tag};
use crate::base::{Span, hash64};
use std::borrow::Cow;

/// A page: its elements and texts in document order.
#[derive(Debug)]
pub struct Markup<'t> {
    /// The file, which attribute values point into.
    pub text: &'t [u8],
    /// What texts point into: the file, or the text decoded from it.
    pub words: Cow<'t, [u8]>,
    /// The nodes, each followed by its descendants.
    pub nodes: Vec<MarkupNode>,
    /// The attributes of all elements.
    pub attributes: Vec<Attribute>,
    /// The hash and the element of every id, sorted for binary search.
    pub ids: Vec<(u64, u32)>,
    /// Whether it is a whole page and not a fragment.
    pub whole: bool,
    /// Tags that close nothing, or not the last open element, and elements that are never closed: parse
    /// errors that a browser repairs.
    pub parse_errors: Vec<Span>,
    /// A bit for each tag name that it has.
    pub(super) tags: u128,
    /// A bit for each attribute name that it has.
    pub(super) names: u64,
}

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub struct MarkupNode {
    /// The name of the element, or [`Tag::Words`].
    pub tag: Tag,
    /// The start tag in the file; of a text, its place in `words`.
    pub span: Span,
    /// The parent; of the first node, itself.
    pub parent: u32,
    /// The node after its last descendant.
    pub next: u32,
    /// The index of its first attribute, and their number.
    pub(super) attributes: (u32, u16),
    /// A bit for each attribute name, so that most searches end at once.
    pub(super) names: u64,
}

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name.
    pub name: Attr,
    /// The place of its value in the file; empty where it has none.
    pub value: Span,
}

impl<'t> Markup<'t> {
    /// An empty page.
    pub fn of(text: &'t [u8]) -> Markup<'t> {
        // A page has about one node for every 40 bytes.
        let nodes = Vec::with_capacity(text.len() / 40 + 8);
        Markup {
            text,
            words: Cow::Borrowed(text),
            nodes,
            attributes: Vec::with_capacity(text.len() / 60 + 8),
            ids: Vec::new(),
            whole: false,
            parse_errors: Vec::new(),
            tags: 0,
            names: 0,
        }
    }

    /// Appends an element or a text. Its attributes are those of the page from index `first` on.
    pub fn push(&mut self, tag: Tag, span: Span, parent: u32, first: usize) -> u32 {
        let at = self.nodes.len() as u32;
        let count = (self.attributes.len() - first).min(u16::MAX as usize);
        let names = self.attributes[first..first + count]
            .iter()
            .fold(0, |names, attribute| names | attribute.name.bit());
        self.tags |= tag.bit();
        self.names |= names;
        self.nodes.push(MarkupNode {
            tag,
            span,
            parent,
            next: at + 1,
            attributes: (first as u32, count as u16),
            names,
        });
        at
    }

    /// Every element with this tag.
    pub fn all(&self, tag: Tag) -> impl Iterator<Item = Element<'_, 't>> {
        self.any_of([tag])
    }

    /// Every element with one of these tags. A page that has none of them is not searched.
    pub fn any_of<const N: usize>(&self, tags: [Tag; N]) -> impl Iterator<Item = Element<'_, 't>> {
        let wanted = tags.iter().fold(0, |wanted, tag| wanted | tag.bit());
        self.nodes_if(self.tags & wanted != 0).filter(move |element| element.tag().bit() & wanted != 0)
    }

    /// Every element with this attribute.
    pub fn with(&self, name: Attr) -> impl Iterator<Item = Element<'_, 't>> {
        self.nodes_if(self.names & name.bit() != 0).filter(move |element| element.has(name))
    }

    /// Every element, in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_, 't>> {
        self.nodes_if(true).filter(|element| element.tag() != Tag::Words)
    }

    fn nodes_if(&self, wanted: bool) -> impl Iterator<Item = Element<'_, 't>> {
        (0..if wanted { self.nodes.len() } else { 0 }).map(|at| Element { page: self, at })
    }

    /// The element with this id.
    pub fn with_id(&self, id: &str) -> Option<Element<'_, 't>> {
        let id = hash64(id);
        let first = self.ids.partition_point(|(known, _)| *known < id);
        self.ids
            .get(first)
            .filter(|(known, _)| *known == id)
            .map(|(_, at)| Element { page: self, at: *at as usize })
    }

    /// Elements with the id of an element before them.
    pub fn with_taken_id(&self) -> impl Iterator<Item = Element<'_, 't>> {
        self.ids
            .windows(2)
            .filter(|pair| pair[0].0 == pair[1].0)
            .map(|pair| Element { page: self, at: pair[1].1 as usize })
    }

    /// Makes the list of ids, once all elements are there.
    pub fn list_ids(&mut self) {
        let id = |element: Element<'_, 't>| {
            element
                .get(Attr::Id)
                .filter(|id| !id.is_empty())
                .map(|id| (hash64(&plain(id)), element.at as u32))
        };
        self.ids = self.with(Attr::Id).filter_map(id).collect();
        self.ids.sort_unstable();
    }

    /// Whether it is a page that people look at: not a fragment, and not a redirect.
    pub fn is_seen(&self) -> bool {
        self.whole && !self.all(Tag::Meta).any(|meta| meta.is(Attr::HttpEquiv, &["refresh"]))
    }

    /// The start tag of `<main>` or the body, or of the page where it has neither.
    pub fn top(&self) -> Span {
        let first = |tag| {
            self.nodes
                .iter()
                .find(|node| node.tag == tag)
                .map(|node| node.span)
                .filter(|span| !span.is_empty())
        };
        first(Tag::Body).or_else(|| first(Tag::Html)).unwrap_or_default()
    }

    pub(super) fn value(&self, attribute: &Attribute) -> &'t str {
        self.text
            .get(attribute.value.start as usize..attribute.value.end as usize)
            .and_then(|value| std::str::from_utf8(value).ok())
            .unwrap_or("")
    }
}
