//! Floor 1: a parsed HTML page, as rules query it.
//! In: what the fast reader or the browser-like reader found. Out: elements, their attributes and text.
//! Must never: depend on which reader it was: the same rules judge our pages and everybody's.

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
    attributes: (u32, u16),
    /// A bit for each attribute name, so that most searches end at once.
    names: u64,
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

    fn value(&self, attribute: &Attribute) -> &'t str {
        self.text
            .get(attribute.value.start as usize..attribute.value.end as usize)
            .and_then(|value| std::str::from_utf8(value).ok())
            .unwrap_or("")
    }
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'m, 't> {
    page: &'m Markup<'t>,
    at: usize,
}

impl<'m, 't> Element<'m, 't> {
    fn node(&self) -> &'m MarkupNode {
        &self.page.nodes[self.at]
    }

    /// What it is.
    pub fn tag(&self) -> Tag {
        self.node().tag
    }

    /// Its start tag.
    pub fn span(&self) -> Span {
        self.node().span
    }

    /// Its index on the page.
    pub fn number(&self) -> usize {
        self.at
    }

    /// Its attributes.
    pub fn attributes(&self) -> &'m [Attribute] {
        let (first, count) = self.node().attributes;
        &self.page.attributes[first as usize..first as usize + count as usize]
    }

    /// The value of an attribute, as written.
    pub fn value(&self, attribute: &Attribute) -> &'t str {
        self.page.value(attribute)
    }

    /// The value of an attribute, as written: empty for an attribute without a value, none without the
    /// attribute.
    pub fn get(&self, name: Attr) -> Option<&'t str> {
        if !self.has(name) {
            return None;
        }
        self.attributes()
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| self.value(attribute))
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: Attr) -> bool {
        self.node().names & name.bit() != 0
    }

    /// Whether an attribute has one of these values.
    pub fn is(&self, name: Attr, values: &[&str]) -> bool {
        self.get(name)
            .is_some_and(|value| values.iter().any(|wanted| value.trim().eq_ignore_ascii_case(wanted)))
    }

    /// Its parent.
    pub fn parent(&self) -> Option<Element<'m, 't>> {
        let parent = self.node().parent as usize;
        (parent != self.at).then_some(Element { page: self.page, at: parent })
    }

    /// Its ancestors, the nearest first.
    pub fn above(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        std::iter::successors(self.parent(), |element| element.parent())
    }

    /// Whether it has an ancestor with this tag.
    pub fn is_in(&self, tag: Tag) -> bool {
        self.above().any(|element| element.tag() == tag)
    }

    /// Its descendants, in document order.
    pub fn below(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        let page = self.page;
        (self.at + 1..self.node().next as usize).map(move |at| Element { page, at })
    }

    /// Whether another element is a descendant.
    pub fn holds(&self, other: &Element) -> bool {
        other.at > self.at && other.at < self.node().next as usize
    }

    /// Its children.
    pub fn children(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        let (page, end) = (self.page, self.node().next as usize);
        let at = move |at: usize| (at < end).then_some(Element { page, at });
        std::iter::successors(at(self.at + 1), move |element| at(element.node().next as usize))
    }

    /// The text of a text node; empty for elements.
    fn said(&self) -> &'m str {
        let Span { start, end } = self.span();
        if self.tag() != Tag::Words {
            return "";
        }
        self.page
            .words
            .get(start as usize..end as usize)
            .and_then(|words| std::str::from_utf8(words).ok())
            .unwrap_or("")
    }

    /// All text in it, decoded and with single spaces.
    pub fn text(&self) -> String {
        let said: Vec<&str> =
            self.below().map(|node| node.said()).filter(|words| !words.is_empty()).collect();
        plain(&said.join(" ")).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it is hidden from everybody: not shown, not read out, not reached by keyboard.
    pub fn is_hidden(&self) -> bool {
        let hidden = |element: &Element| element.has(Attr::Hidden) || element.tag() == Tag::Template;
        hidden(self) || self.above().any(|element| hidden(&element))
    }

    /// Whether it is hidden from screen readers.
    pub fn is_silent(&self) -> bool {
        let silent = |element: &Element| {
            element.has(Attr::Hidden)
                || element.is(Attr::AriaHidden, &["true"])
                || element.tag() == Tag::Template
        };
        silent(self) || self.above().any(|element| silent(&element))
    }

    /// Whether an attribute gives it an accessible name.
    pub fn is_labelled(&self) -> bool {
        let by_others = || {
            let ids = self.get(Attr::AriaLabelledby).unwrap_or("");
            ids.split_whitespace().filter_map(|id| self.page.with_id(id)).any(|other| other.says_something())
        };
        [Attr::AriaLabel, Attr::Title]
            .iter()
            .any(|name| self.get(*name).is_some_and(|words| !is_blank(words)))
            || by_others()
    }

    /// Whether a screen reader finds words in it: text, or the alternative text of a picture.
    pub fn says_something(&self) -> bool {
        let mut passed = 0;
        self.below().any(|node| {
            if node.at < passed {
                return false;
            }
            if node.has(Attr::Hidden) || node.is(Attr::AriaHidden, &["true"]) {
                passed = node.node().next as usize;
                return false;
            }
            match node.tag() {
                Tag::Words => {
                    !matches!(node.parent().map(|parent| parent.tag()), Some(Tag::Script | Tag::Style))
                        && !is_blank(node.said())
                }
                Tag::Img | Tag::Area => {
                    node.get(Attr::Alt).is_some_and(|alt| !is_blank(alt)) || node.is_labelled()
                }
                _ => node.get(Attr::AriaLabel).is_some_and(|words| !is_blank(words)),
            }
        })
    }

    /// Whether it can be operated with the keyboard.
    pub fn takes_focus(&self) -> bool {
        let native = match self.tag() {
            Tag::A | Tag::Area => self.has(Attr::Href),
            Tag::Button | Tag::Select | Tag::Textarea => !self.has(Attr::Disabled),
            Tag::Input => !self.has(Attr::Disabled) && !self.is(Attr::Type, &["hidden"]),
            Tag::Summary | Tag::Iframe => true,
            _ => false,
        };
        native || self.has(Attr::Tabindex)
    }
}

/// Whether a text has nothing to read.
pub fn is_blank(words: &str) -> bool {
    let letter = |c: char| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    if !words.contains('&') { !words.chars().any(letter) } else { !plain(words).chars().any(letter) }
}

/// Decodes the few entities that matter in attribute values.
pub fn plain(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let pairs = [
        ("&nbsp;", "\u{a0}"),
        ("&#160;", "\u{a0}"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(
            value.to_string(),
            |words, (written, meant)| {
                if words.contains(written) { words.replace(written, meant) } else { words }
            },
        )
        .into()
}
