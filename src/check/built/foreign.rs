//! Floor 3: reading anybody's HTML as browsers read it. The one file that knows html5ever.
//! In: a page that somebody else made. Out: its elements as a browser would have them, each with its place in the file.
//! Must never: fall over a page, however it is written.

use super::markup::{Markup, Node};
use super::names::Tag as Kind;
use super::read::attributes;
use crate::base::Span;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

/// Browsers do not build higher than this either. What comes after is not judged.
const HIGHEST: u32 = 512;

/// Reads a page, and says whether all of it was read.
pub fn read_as_browser(text: &str) -> (Markup<'_>, bool) {
    let opts = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let here = Rc::new(Here { text: text.into(), end: Cell::default(), last: Cell::default(), span: Cell::default(), closing: Cell::default() });
    let grower = Grower {
        here: here.clone(),
        tree: Cell::default(),
        too_high: Cell::default(),
        cut: Cell::default(),
        in_paragraph: Cell::default(),
        whole: Cell::default(),
    };
    let tokens = Tokenizer::new(Placed { builder: TreeBuilder::new(grower, opts), here: here.clone() }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = StrTendril::from(text);
    // Handed out up to the end of each tag: what the parser says then is about that tag, and its place is known.
    while !rest.is_empty() && !tokens.sink.builder.sink.too_high.get() {
        let end = memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1) as u32;
        here.end.set(here.end.get() + end);
        queue.push_back(rest.subtendril(0, end));
        rest.pop_front(end);
        while !matches!(tokens.feed(&queue), TokenizerResult::Done) {}
    }
    let all = rest.is_empty();
    here.span.set(Span::default());
    tokens.end();
    (tokens.sink.builder.sink.markup(text), all)
}

/// Where the parser stands.
struct Here {
    text: StrTendril,
    /// How much it was given.
    end: Cell<u32>,
    /// The end of the last tag or comment.
    last: Cell<u32>,
    /// The tag that is being worked on.
    span: Cell<Span>,
    /// Whether that tag closes something.
    closing: Cell<bool>,
}

/// The parser's own builder of trees, told the place of each tag before it gets to work.
struct Placed {
    builder: TreeBuilder<Handle, Grower>,
    here: Rc<Here>,
}

impl TokenSink for Placed {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let (here, end) = (&self.here, self.here.end.get());
        let since = &self.here.text[here.last.get() as usize..end as usize];
        match &token {
            Token::TagToken(Tag { kind, name, .. }) => {
                let closing = *kind == TagKind::EndTag;
                let opens = |(at, _): &(usize, &str)| since[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
                let start = if closing { since.rfind("</") } else { since.match_indices('<').find(opens).map(|(at, _)| at) };
                here.span.set(Span::new(here.last.get() as usize + start.unwrap_or(0), end as usize));
                here.closing.set(closing);
                self.builder.sink.paragraph(Kind::of(name.as_bytes()), closing);
                here.last.set(end);
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => here.last.set(end),
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// An element, as the parser holds it.
type Handle = Rc<Item>;

struct Item {
    at: usize,
    name: QualName,
    depth: Cell<u32>,
}

/// What stands in an element.
enum Child {
    Element(usize),
    Words(Span),
}

#[derive(Default)]
struct Tree {
    elements: Vec<Branch>,
    words: String,
    repairs: Vec<Span>,
}

struct Branch {
    kind: Kind,
    span: Span,
    parent: Option<usize>,
    children: Vec<Child>,
}

/// Grows the tree as the parser says.
struct Grower {
    here: Rc<Here>,
    tree: Cell<Tree>,
    too_high: Cell<bool>,
    /// The tag that last ended a paragraph by beginning.
    cut: Cell<Option<Span>>,
    in_paragraph: Cell<bool>,
    /// Whether it is a page and no part of one.
    whole: Cell<bool>,
}

impl Grower {
    /// Works on the tree; nobody else does at the same time.
    fn with<R>(&self, work: impl FnOnce(&mut Tree) -> R) -> R {
        let mut tree = self.tree.take();
        let done = work(&mut tree);
        self.tree.set(tree);
        done
    }

    fn item(&self, name: QualName, kind: Kind, span: Span) -> Handle {
        let at = self.with(|tree| {
            tree.elements.push(Branch { kind, span, parent: None, children: Vec::new() });
            tree.elements.len() - 1
        });
        Rc::new(Item { at, name, depth: Cell::new(0) })
    }

    /// Keeps in mind what ended a paragraph by beginning.
    fn paragraph(&self, tag: Kind, closing: bool) {
        if !closing && tag != Kind::P && tag.ends_paragraph() && self.in_paragraph.replace(false) {
            self.cut.set(Some(self.here.span.get()));
        } else if tag == Kind::P {
            self.in_paragraph.set(!closing);
        }
    }

    fn is_here(&self, name: &str) -> bool {
        let span = self.here.span.get();
        let tag = self.here.text.get(span.start as usize + 1..span.end as usize).unwrap_or("");
        !self.here.closing.get() && tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    }

    /// The tree as one list, with the attributes as they stand in the file.
    fn markup(self, text: &str) -> Markup<'_> {
        let tree = self.tree.take();
        let mut page = Markup { words: Cow::Owned(tree.words.into_bytes()), repairs: tree.repairs, whole: self.whole.get(), ..Markup::of(text.as_bytes()) };
        let Some(root) = tree.elements.first() else { return page };
        // Each element with the next of its children, and its number in the list.
        let mut open: Vec<(std::slice::Iter<'_, Child>, u32)> = vec![(root.children.iter(), 0)];
        while let Some(height) = open.len().checked_sub(1) {
            let at = page.nodes.len() as u32;
            let (children, above) = &mut open[height];
            let parent = if height == 0 { at } else { *above };
            match children.next() {
                Some(Child::Words(span)) => page.nodes.push(Node { tag: Kind::Words, span: *span, parent, next: at + 1, attributes: (0, 0) }),
                Some(Child::Element(element)) => {
                    let branch = &tree.elements[*element];
                    let first = page.attributes.len();
                    let name = text.as_bytes()[branch.span.start as usize..branch.span.end as usize].iter();
                    let length = name.skip(1).position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
                    if let Some(length) = length {
                        attributes(text.as_bytes(), branch.span.start as usize + 1 + length, |attribute| page.attributes.push(attribute));
                    }
                    let count = (page.attributes.len() - first).min(u16::MAX as usize) as u16;
                    page.nodes.push(Node { tag: branch.kind, span: branch.span, parent, next: at + 1, attributes: (first as u32, count) });
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

impl TreeSink for Grower {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = &'a QualName;

    fn finish(self) {}

    fn parse_error(&self, message: Cow<'static, str>) {
        let span = self.here.span.get();
        let span = if message.starts_with("No <p>") { self.cut.take().unwrap_or(span) } else { span };
        // What is said of opening tags is mostly told by the tree, or about old ways to begin a page.
        let matters = self.here.closing.get() || message.starts_with("nested") || self.is_here("a") || self.is_here("a ");
        self.with(|tree| {
            if matters && !span.is_empty() && tree.repairs.last() != Some(&span) {
                tree.repairs.push(span);
            }
        });
    }

    fn get_document(&self) -> Handle {
        let first = self.with(|tree| tree.elements.is_empty());
        let name = QualName::new(None, ns!(), local_name!(""));
        if first { self.item(name, Kind::Other, Span::default()) } else { Rc::new(Item { at: 0, name, depth: Cell::new(0) }) }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Handle {
        // What the parser adds of itself (`<tbody>`, `<head>`) stands nowhere.
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
            let parent = Rc::new(Item { at, name: sibling.name.clone(), depth: Cell::new(sibling.depth.get().saturating_sub(1)) });
            self.put(&parent, Some(sibling.at), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, _: Vec<Attribute>) {
        // `<html lang>` that comes after something else: the element was added before its tag was met.
        let here = self.here.span.get();
        self.whole.set(true);
        self.with(|tree| {
            let span = &mut tree.elements[target.at].span;
            *span = if span.is_empty() { here } else { *span };
        });
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.with(|tree| detach(tree, target.at));
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

impl Grower {
    /// Puts something into an element: at its end, or before one that is there.
    fn put(&self, parent: &Handle, before: Option<usize>, child: NodeOrText<Handle>) {
        self.with(|tree| {
            let child = match child {
                // Comments are no part of the page.
                NodeOrText::AppendNode(node) if node.at == 0 => return,
                NodeOrText::AppendNode(node) => {
                    detach(tree, node.at);
                    node.depth.set(parent.depth.get() + 1);
                    if node.depth.get() > HIGHEST {
                        self.too_high.set(true);
                    }
                    tree.elements[node.at].parent = Some(parent.at);
                    Child::Element(node.at)
                }
                NodeOrText::AppendText(text) => {
                    let start = tree.words.len();
                    // An entity comes by itself: it is a part of the word before it.
                    if let (None, Some(Child::Words(last))) = (before, tree.elements[parent.at].children.last_mut())
                        && last.end as usize == start
                    {
                        tree.words.push_str(&text);
                        *last = Span::new(last.start as usize, tree.words.len());
                        return;
                    }
                    if text.trim_ascii().is_empty() {
                        return;
                    }
                    tree.words.push_str(&text);
                    Child::Words(Span::new(start, tree.words.len()))
                }
            };
            let children = &mut tree.elements[parent.at].children;
            let is_it = |child: &Child| matches!(child, Child::Element(at) if Some(*at) == before);
            let at = if before.is_some() { children.iter().rposition(is_it).unwrap_or(children.len()) } else { children.len() };
            children.insert(at, child);
        });
    }
}

fn detach(tree: &mut Tree, at: usize) {
    if let Some(parent) = tree.elements[at].parent.take() {
        let children = &mut tree.elements[parent].children;
        if let Some(place) = children.iter().rposition(|child| matches!(child, Child::Element(child) if *child == at)) {
            children.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let (page, _) = read_as_browser(html);
        let mut words = String::new();
        for element in page.elements() {
            let Span { start, end } = element.span();
            words += &format!("{}{:?}[{}] ", "-".repeat(element.above().count()), element.tag(), &html[start as usize..end as usize]);
        }
        let repairs: Vec<&str> = page.repairs.iter().map(|span| span.of(html)).collect();
        words + &repairs.join(" ")
    }

    #[test]
    fn every_tag_is_found_in_its_place() {
        let html = "<!doctype html><!-- <p> --><html lang=en><body><p title='a>b<i>'>1 < 2<script>'<b>'</script><td>x<b>y</b></body></html>";
        assert_eq!(shown(html), "Html[<html lang=en>] -Head[] -Body[<body>] --P[<p title='a>b<i>'>] ---Script[<script>] ---B[<b>] ");
    }

    #[test]
    fn a_paragraph_that_holds_a_block_is_a_repair_at_the_block() {
        assert_eq!(shown("<body><p>a<div>b</div></p>"), "Html[] -Head[] -Body[<body>] --P[<p>] --Div[<div>] --P[] <div>");
        assert_eq!(shown("<body><b>a</i></b>"), "Html[] -Head[] -Body[<body>] --B[<b>] </i>");
    }

    #[test]
    fn words_are_those_that_people_read() {
        let (page, _) = read_as_browser("<title>A &amp; B</title><a href=x>c&nbsp;&eacute;<!-- no --></a>");
        assert_eq!(page.all(Kind::A).next().unwrap().text(), "c é");
        assert_eq!(page.all(Kind::Title).next().unwrap().text(), "A & B");
    }

    #[test]
    fn towers_and_odd_bytes_do_not_upset_it() {
        for html in ["<", "<a", "<a href=\"", "<!--", "<script>", "</", "<table><a><tr><b><td></table>", "<svg><p><math><mi><table>"] {
            read_as_browser(html);
        }
        assert!(!read_as_browser(&"<div>".repeat(100_000)).1);
    }
}
