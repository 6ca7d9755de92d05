//! Floor 1: builds the tree that html5ever asks for.
//! In: the calls of html5ever. Out: the tree that a browser would make, and the tags with parse errors.
//! Must never: nest elements deeper than browsers do.

use super::token_position::TokenPosition;
use super::tree::{Child, ElementTree};
use crate::base::Span;
use crate::html::markup::Markup;
use crate::html::tags::Tag as Kind;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{self, ElementFlags, NodeOrText, QuirksMode};
use html5ever::{Attribute, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

/// The depth at which browsers stop nesting elements. What is deeper is not judged.
const MAX_DEPTH: u32 = 512;

/// A handle of the parser to an element.
pub type Handle = Rc<ElementNode>;

pub struct ElementNode {
    at: usize,
    name: QualName,
    depth: Cell<u32>,
}

/// Builds the tree as the parser asks.
pub struct TreeSink {
    here: Rc<TokenPosition>,
    tree: Cell<ElementTree>,
    /// Whether a part of the page was left out.
    pub too_high: Cell<bool>,
    /// The start tag that last closed a paragraph.
    cut: Cell<Option<Span>>,
    in_paragraph: Cell<bool>,
    /// Whether it is a whole page and not a fragment.
    whole: Cell<bool>,
}

impl TreeSink {
    /// An empty tree.
    pub fn at(here: Rc<TokenPosition>) -> Self {
        let (tree, cut) = (Cell::default(), Cell::default());
        TreeSink {
            here,
            tree,
            too_high: Cell::default(),
            cut,
            in_paragraph: Cell::default(),
            whole: Cell::default(),
        }
    }

    /// The finished page.
    pub fn markup(self, text: &str) -> Markup<'_> {
        self.tree.take().markup(text, self.whole.get())
    }

    /// Borrows the tree; no two borrows overlap.
    fn with<R>(&self, work: impl FnOnce(&mut ElementTree) -> R) -> R {
        let mut tree = self.tree.take();
        let done = work(&mut tree);
        self.tree.set(tree);
        done
    }

    fn item(&self, name: QualName, kind: Kind, span: Span) -> Handle {
        let at = self.with(|tree| tree.element(kind, span));
        Rc::new(ElementNode { at, name, depth: Cell::new(0) })
    }

    /// Remembers the start tag that closed a paragraph.
    pub fn paragraph(&self, tag: Kind, closing: bool) {
        if !closing && tag != Kind::P && tag.ends_paragraph() && self.in_paragraph.replace(false) {
            self.cut.set(Some(self.here.span.get()));
        } else if tag == Kind::P {
            self.in_paragraph.set(!closing);
        }
    }

    fn is_here(&self, name: &str) -> bool {
        let span = self.here.span.get();
        let tag = self.here.text.get(span.start as usize + 1..span.end as usize).unwrap_or("");
        !self.here.closing.get()
            && tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    }

    /// Inserts a node into an element: at its end, or before a child.
    fn put(&self, parent: &Handle, before: Option<usize>, child: NodeOrText<Handle>) {
        match child {
            // Comments are left out.
            NodeOrText::AppendNode(node) if node.at == 0 => {}
            NodeOrText::AppendNode(node) => {
                node.depth.set(parent.depth.get() + 1);
                if node.depth.get() > MAX_DEPTH {
                    self.too_high.set(true);
                }
                self.with(|tree| tree.put(parent.at, before, node.at));
            }
            NodeOrText::AppendText(text) => self.with(|tree| tree.put_words(parent.at, before, &text)),
        }
    }
}

impl tree_builder::TreeSink for TreeSink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = &'a QualName;

    fn finish(self) {}

    fn parse_error(&self, message: Cow<'static, str>) {
        let span = self.here.span.get();
        let span = if message.starts_with("No <p>") { self.cut.take().unwrap_or(span) } else { span };
        // Errors about start tags are visible in the tree, or are about old doctypes.
        let matters = self.here.closing.get()
            || message.starts_with("nested")
            || self.is_here("a")
            || self.is_here("a ");
        self.with(|tree| {
            if matters && !span.is_empty() && tree.repairs.last() != Some(&span) {
                tree.repairs.push(span);
            }
        });
    }

    fn get_document(&self) -> Handle {
        let first = self.with(|tree| tree.elements.is_empty());
        let name = QualName::new(None, ns!(), local_name!(""));
        if first {
            self.item(name, Kind::Other, Span::default())
        } else {
            Rc::new(ElementNode { at: 0, name, depth: Cell::new(0) })
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        // Elements that the parser adds (`<tbody>`, `<head>`) have no place in the file.
        let span = if self.is_here(&name.local) { self.here.span.get() } else { Span::default() };
        let kind = Kind::of(name.local.as_bytes());
        if matches!(kind, Kind::Html | Kind::Body) && !span.is_empty() {
            self.whole.set(true);
        }
        self.item(name, kind, span)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.get_document()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.with(|tree| tree.elements[element.at].parent.is_some());
        if has_parent { self.append_before_sibling(element, child) } else { self.append(before, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        self.whole.set(true);
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.at == other.at
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.with(|tree| tree.elements[sibling.at].parent);
        if let Some(at) = parent {
            let parent = Rc::new(ElementNode {
                at,
                name: sibling.name.clone(),
                depth: Cell::new(sibling.depth.get().saturating_sub(1)),
            });
            self.put(&parent, Some(sibling.at), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, _: Vec<Attribute>) {
        // An `<html lang>` after other content: the element was added before its tag was read.
        let here = self.here.span.get();
        self.whole.set(true);
        self.with(|tree| {
            let span = &mut tree.elements[target.at].span;
            *span = if span.is_empty() { here } else { *span };
        });
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.with(|tree| tree.detach(target.at));
    }

    fn reparent_children(&self, node: &Handle, new: &Handle) {
        self.with(|tree| {
            let moved = std::mem::take(&mut tree.elements[node.at].children);
            for child in &moved {
                if let Child::Element(at) = child {
                    tree.elements[*at].parent = Some(new.at);
                }
            }
            tree.elements[new.at].children.extend(moved);
        });
    }
}
