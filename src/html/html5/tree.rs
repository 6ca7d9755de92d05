//! Floor 1: the tree of a page while it is parsed.
//! In: elements and texts, each with its place in the file. Out: the finished page.
//! Must never: repeat a text, or lose one that the parser moves.

use crate::base::Span;
use crate::html::fast_reader::attributes;
use crate::html::markup::Markup;
use crate::html::tags::Tag;
use std::borrow::Cow;

/// A child of an element.
pub enum Child {
    Element(usize),
    Words(Span),
}

/// The elements of a page, by index; the first is the document.
#[derive(Default)]
pub struct ElementTree {
    pub elements: Vec<TreeElement>,
    /// All text, decoded.
    words: String,
    /// The tags with parse errors.
    pub repairs: Vec<Span>,
}

/// An element.
pub struct TreeElement {
    kind: Tag,
    pub span: Span,
    pub parent: Option<usize>,
    pub children: Vec<Child>,
}

impl ElementTree {
    /// Adds an element that has no parent yet.
    pub fn element(&mut self, kind: Tag, span: Span) -> usize {
        self.elements.push(TreeElement { kind, span, parent: None, children: Vec::new() });
        self.elements.len() - 1
    }

    /// Inserts an element into another: at its end, or before a child.
    pub fn put(&mut self, parent: usize, before: Option<usize>, at: usize) {
        self.detach(at);
        self.elements[at].parent = Some(parent);
        self.insert(parent, before, Child::Element(at));
    }

    /// Inserts text into an element.
    pub fn put_words(&mut self, parent: usize, before: Option<usize>, text: &str) {
        let start = self.words.len();
        // The parser reports an entity by itself: it continues the text before it.
        if let (None, Some(Child::Words(last))) = (before, self.elements[parent].children.last_mut())
            && last.end as usize == start
        {
            self.words.push_str(text);
            *last = Span::new(last.start as usize, self.words.len());
        } else if !text.trim_ascii().is_empty() {
            self.words.push_str(text);
            self.insert(parent, before, Child::Words(Span::new(start, self.words.len())));
        }
    }

    fn insert(&mut self, parent: usize, before: Option<usize>, child: Child) {
        let children = &mut self.elements[parent].children;
        let is_it = |child: &Child| matches!(child, Child::Element(at) if Some(*at) == before);
        let at = if before.is_some() {
            children.iter().rposition(is_it).unwrap_or(children.len())
        } else {
            children.len()
        };
        children.insert(at, child);
    }

    /// Removes an element from its parent.
    pub fn detach(&mut self, at: usize) {
        if let Some(parent) = self.elements[at].parent.take() {
            let children = &mut self.elements[parent].children;
            if let Some(place) =
                children.iter().rposition(|child| matches!(child, Child::Element(child) if *child == at))
            {
                children.remove(place);
            }
        }
    }

    /// The tree as one list, with the attributes as written in the file.
    pub fn markup(self, text: &str, whole: bool) -> Markup<'_> {
        let mut page = Markup {
            words: Cow::Owned(self.words.into_bytes()),
            parse_errors: self.repairs,
            whole,
            ..Markup::of(text.as_bytes())
        };
        let Some(root) = self.elements.first() else { return page };
        // Each open element: its next child, and its index in the list.
        let mut open: Vec<(std::slice::Iter<'_, Child>, u32)> = vec![(root.children.iter(), 0)];
        while let Some(height) = open.len().checked_sub(1) {
            let at = page.nodes.len() as u32;
            let (children, above) = &mut open[height];
            let parent = if height == 0 { at } else { *above };
            match children.next() {
                Some(Child::Words(span)) => {
                    page.push(Tag::Words, *span, parent, page.attributes.len());
                }
                Some(Child::Element(element)) => {
                    let branch = &self.elements[*element];
                    let first = page.attributes.len();
                    let name = text.as_bytes()[branch.span.start as usize..branch.span.end as usize].iter();
                    let length = name
                        .skip(1)
                        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
                    if let Some(length) = length {
                        attributes(text.as_bytes(), branch.span.start as usize + 1 + length, |attribute| {
                            page.attributes.push(attribute)
                        });
                    }
                    page.push(branch.kind, branch.span, parent, first);
                    open.push((branch.children.iter(), at));
                }
                None => {
                    if let Some((_, done)) = open.pop().filter(|_| !open.is_empty()) {
                        page.nodes[done as usize].next = at;
                    }
                }
            }
        }
        page.list_ids();
        page
    }
}
