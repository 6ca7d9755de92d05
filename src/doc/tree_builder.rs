//! Floor 1: builds a tree from its start to its end.
//! In: opened, closed and leaf nodes in document order. Out: the tree, with heading ids and callouts;
//! findings.
//! Must never: know the Markdown parser, or nest deeper than recursion over the tree can go.

mod callouts;

use super::destination::Destination;
use super::slug::slug;
use super::tree::{Callout, Fact, Heading, Image, Link, Node, NodeKind, Table, Tree};
use crate::base::{BuildIdentityHasher, Finding, Findings, Location, RuleInfo, Span, hash64, reported_rules};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The depth to which nodes may nest: the writers of HTML and PDF are recursive. No text for people needs a
/// tenth of it.
const MAX_DEPTH: usize = 60;

/// Ids that templates use on every page.
const TEMPLATE_IDS: [&str; 8] = [
    "main",
    "contents-title",
    "letters-title",
    "parts-title",
    "search",
    "search-words",
    "search-status",
    "search-results",
];

/// Builds the [`Tree`] of one file.
pub struct TreeBuilder {
    file: Arc<str>,
    source: Arc<str>,
    nodes: Vec<Node>,
    /// The indexes of the open nodes, outermost first.
    open: Vec<usize>,
    /// The number of open nodes that nest too deeply and are left out.
    skipped_opens: usize,
    strings: Vec<Box<str>>,
    links: Vec<Link>,
    images: Vec<Image>,
    facts: Vec<Fact>,
    headings: Vec<Heading>,
    callouts: Vec<Callout>,
    tables: Vec<Table>,
    /// Hashes of the ids that are taken.
    ids: HashSet<u64, BuildIdentityHasher>,
    /// By the hash of an id: how many headings would have it.
    id_requests: HashMap<u64, u32, BuildIdentityHasher>,
    /// The text that is being collected: neighbouring pieces are one node.
    run: Option<Span>,
    findings: Findings,
}

impl TreeBuilder {
    /// A builder for a file and its text.
    pub fn new(file: Arc<str>, source: Arc<str>) -> Self {
        let guess = source.len() / 24;
        TreeBuilder {
            file,
            source,
            nodes: Vec::with_capacity(guess),
            open: Vec::new(),
            skipped_opens: 0,
            strings: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            facts: Vec::new(),
            headings: Vec::new(),
            callouts: Vec::new(),
            tables: Vec::new(),
            ids: HashSet::default(),
            id_requests: HashMap::default(),
            run: None,
            findings: Findings::new(),
        }
    }

    /// Begins a node with children.
    pub fn open(&mut self, kind: NodeKind, span: Span) {
        self.end_run();
        if self.open.len() >= MAX_DEPTH {
            if self.skipped_opens == 0
                && !self.findings.iter().any(|finding| finding.rule == &reported_rules::TOO_DEEP)
            {
                self.report(
                    &reported_rules::TOO_DEEP,
                    span,
                    "Quotes or lists are nested too deeply here.".into(),
                    "Use at most two levels of lists or quotes.".into(),
                );
            }
            self.skipped_opens += 1;
            return;
        }
        self.open.push(self.nodes.len());
        self.nodes.push(Node { kind, span, subtree_len: 0 });
    }

    /// Ends the innermost open node.
    pub fn close(&mut self) {
        self.end_run();
        if self.skipped_opens > 0 {
            self.skipped_opens -= 1;
            return;
        }
        let Some(at) = self.open.pop() else { return };
        self.nodes[at].subtree_len = (self.nodes.len() - at) as u32;
        match self.nodes[at].kind {
            NodeKind::Quote => self.quote_or_callout(at),
            NodeKind::Heading(_, entry) => self.name_heading(at, entry),
            NodeKind::Image(entry) => {
                let alt = self.words_below(at);
                self.images[entry as usize].alt = alt;
            }
            _ => {}
        }
    }

    /// Adds a node without children.
    pub fn leaf(&mut self, kind: NodeKind, span: Span) {
        self.end_run();
        self.nodes.push(Node { kind, span, subtree_len: 1 });
    }

    /// Adds text that the source has in the same form. Neighbours are joined.
    pub fn text(&mut self, span: Span) {
        match &mut self.run {
            Some(run) if run.end == span.start => run.end = span.end,
            _ => {
                self.end_run();
                self.run = Some(span);
            }
        }
    }

    /// Adds text whose source form differs from its meaning.
    pub fn decoded(&mut self, span: Span, words: &str) {
        let entry = self.keep(words);
        self.leaf(NodeKind::Decoded(entry), span);
    }

    /// Stores a string and returns its index.
    pub fn keep(&mut self, words: &str) -> u32 {
        self.strings.push(words.into());
        self.strings.len() as u32 - 1
    }

    /// Stores a link and returns the kind of its node.
    pub fn link(&mut self, span: Span, destination: &str) -> NodeKind {
        self.links.push(Link {
            span,
            target: Destination::of_link(&self.file, destination),
            destination: destination.into(),
        });
        NodeKind::Link(self.links.len() as u32 - 1)
    }

    /// Stores a picture and returns the kind of its node.
    pub fn image(&mut self, span: Span, destination: &str) -> NodeKind {
        self.images.push(Image {
            span,
            target: Destination::of_picture(&self.file, destination),
            destination: destination.into(),
            alt: "".into(),
        });
        NodeKind::Image(self.images.len() as u32 - 1)
    }

    /// Stores a heading and returns the kind of its node. `id` is the one that the author wrote, or empty.
    pub fn heading(&mut self, span: Span, level: u8, id: &str) -> NodeKind {
        self.headings.push(Heading { span, level, id: id.into(), words: "".into() });
        NodeKind::Heading(level, self.headings.len() as u32 - 1)
    }

    /// Stores a table and returns the kind of its node.
    pub fn table(&mut self, table: Table) -> NodeKind {
        self.tables.push(table);
        NodeKind::Table(self.tables.len() as u32 - 1)
    }

    /// The finished tree.
    pub fn finish(mut self) -> (Tree, Findings) {
        self.end_run();
        while !self.open.is_empty() {
            self.skipped_opens = 0;
            self.close();
        }
        let tree = Tree {
            source: self.source,
            // Copied into a box of its size: the capacity was a generous guess.
            nodes: Box::from(&self.nodes[..]),
            strings: self.strings.into(),
            links: self.links.into(),
            images: self.images.into(),
            facts: self.facts.into(),
            headings: self.headings.into(),
            callouts: self.callouts.into(),
            tables: self.tables.into(),
        };
        (tree, self.findings)
    }

    /// Adds the collected text as nodes: words, and the facts between them.
    fn end_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        let source = self.source.clone();
        let text = run.of(&source);
        let mut done = 0;
        // Code is shown as it is typed.
        let code = self.open.last().is_some_and(|at| self.nodes[*at].kind == NodeKind::CodeBlock);
        while let Some(start) = text[done..].find("{{").map(|at| done + at).filter(|_| !code) {
            let Some(end) = text[start..].find("}}").map(|at| start + at + 2) else {
                self.report(
                    &reported_rules::UNKNOWN_FACT,
                    Span::new(run.start as usize + start, run.end as usize),
                    "Here a fact begins with {{ and does not end on this line.".into(),
                    "Close it with }}, as in: {{key.phone}}".into(),
                );
                break;
            };
            if start > done {
                self.push_text(run.start as usize + done, run.start as usize + start);
            }
            let inner = text[start + 2..end - 2].trim();
            let (contact, field) = inner.split_once('.').unwrap_or((inner, ""));
            let span = Span::new(run.start as usize + start, run.start as usize + end);
            self.facts.push(Fact { span, contact: contact.trim().into(), field: field.trim().into() });
            self.nodes.push(Node { kind: NodeKind::Fact(self.facts.len() as u32 - 1), span, subtree_len: 1 });
            done = end;
        }
        if done < text.len() {
            self.push_text(run.start as usize + done, run.end as usize);
        }
    }

    fn push_text(&mut self, start: usize, end: usize) {
        self.nodes.push(Node { kind: NodeKind::Text, span: Span::new(start, end), subtree_len: 1 });
    }

    /// The text below a closed node, as `NodeRef::text` gives it, but without a tree.
    fn words_below(&self, at: usize) -> Box<str> {
        let end = at + self.nodes[at].subtree_len as usize;
        let mut words = String::new();
        for node in &self.nodes[at + 1..end] {
            match node.kind {
                NodeKind::Text | NodeKind::Fact(_) => words.push_str(node.span.of(&self.source)),
                NodeKind::Decoded(entry) | NodeKind::Code(entry) => {
                    words.push_str(&self.strings[entry as usize])
                }
                NodeKind::SoftBreak | NodeKind::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words.trim().into()
    }

    /// Gives a heading its words, and an id that no other heading of the file has.
    fn name_heading(&mut self, at: usize, entry: u32) {
        let words = self.words_below(at);
        let heading = &self.headings[entry as usize];
        let wanted = if heading.id.is_empty() { slug(&words) } else { heading.id.to_string() };
        let explicit = !heading.id.is_empty();
        let base = if wanted.is_empty() { "part".to_string() } else { wanted };
        let taken = |ids: &HashSet<u64, BuildIdentityHasher>, id: &str| {
            ids.contains(&hash64(id)) || TEMPLATE_IDS.contains(&id)
        };
        if explicit && taken(&self.ids, &base) {
            let span = heading.span;
            self.report(
                &reported_rules::HEADING_ID,
                span,
                format!("Two headings of this file have the id “{base}”."),
                "Give one of them another id, or take the {#…} away: then it is made from the words.".into(),
            );
        }
        let mut id = base.clone();
        while taken(&self.ids, &id) {
            let count = self.id_requests.entry(hash64(&base)).or_insert(1);
            *count += 1;
            id = format!("{base}-{count}");
        }
        self.ids.insert(hash64(&id));
        let heading = &mut self.headings[entry as usize];
        heading.id = id.into();
        heading.words = words;
    }

    /// Adds a finding.
    pub fn report(&mut self, rule: &'static RuleInfo, span: Span, message: String, help: String) {
        let place = Location { file: self.file.clone(), span };
        self.findings.push(Finding::new(rule, place, message, help));
    }
}
