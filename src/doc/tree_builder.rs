//! Floor 1: putting a tree together from its start to its end.
//! In: opens, closes and leaves in document order. Out: nodes, tables, heading ids, callouts.
//! Must never: know the Markdown parser, or nest deeper than a reader of the tree can walk.

use super::callout::{self, CalloutTitle};
use super::destination::Destination;
use super::slug::slug;
use super::tree::{Callout, Fact, Heading, Image, Link, Node, NodeKind, Table, Tree};
use crate::base::{
    BuildIdentityHasher, Finding, Findings, Location, RuleInfo, Span, hash64, reported_rules, suggest,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How deep blocks and marks may nest. Walks over the tree call themselves; no text for people needs a tenth
/// of this.
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

pub struct TreeBuilder {
    file: Arc<str>,
    source: Arc<str>,
    nodes: Vec<Node>,
    /// The nodes that are open, outermost first.
    open: Vec<usize>,
    /// How many opens were passed over because they nest too deeply, and must be closed again.
    skipped_opens: usize,
    strings: Vec<Box<str>>,
    links: Vec<Link>,
    images: Vec<Image>,
    facts: Vec<Fact>,
    headings: Vec<Heading>,
    callouts: Vec<Callout>,
    tables: Vec<Table>,
    /// Marks of the ids that are taken.
    ids: HashSet<u64, BuildIdentityHasher>,
    /// How often an id was wished for, by its mark.
    id_requests: HashMap<u64, u32, BuildIdentityHasher>,
    /// Text that is being gathered.
    run: Option<Span>,
    notes: Findings,
}

impl TreeBuilder {
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
            notes: Findings::new(),
        }
    }

    /// Begins a node that has others below it.
    pub fn open(&mut self, kind: NodeKind, span: Span) {
        self.end_run();
        if self.open.len() >= MAX_DEPTH {
            if self.skipped_opens == 0
                && !self.notes.iter().any(|note| note.rule == &reported_rules::TOO_DEEP)
            {
                self.note(
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

    /// A node with nothing below it.
    pub fn leaf(&mut self, kind: NodeKind, span: Span) {
        self.end_run();
        self.nodes.push(Node { kind, span, subtree_len: 1 });
    }

    /// Text as it stands in the source; neighbours are joined.
    pub fn text(&mut self, span: Span) {
        match &mut self.run {
            Some(run) if run.end == span.start => run.end = span.end,
            _ => {
                self.end_run();
                self.run = Some(span);
            }
        }
    }

    /// Text that the source spells otherwise.
    pub fn spelled(&mut self, span: Span, words: &str) {
        let entry = self.keep(words);
        self.leaf(NodeKind::Decoded(entry), span);
    }

    pub fn keep(&mut self, words: &str) -> u32 {
        self.strings.push(words.into());
        self.strings.len() as u32 - 1
    }

    pub fn link(&mut self, span: Span, destination: &str) -> NodeKind {
        self.links.push(Link {
            span,
            target: Destination::of_link(&self.file, destination),
            destination: destination.into(),
        });
        NodeKind::Link(self.links.len() as u32 - 1)
    }

    pub fn image(&mut self, span: Span, destination: &str) -> NodeKind {
        self.images.push(Image {
            span,
            target: Destination::of_picture(&self.file, destination),
            destination: destination.into(),
            alt: "".into(),
        });
        NodeKind::Image(self.images.len() as u32 - 1)
    }

    /// `id` is what the author wrote after the heading, if anything.
    pub fn heading(&mut self, span: Span, level: u8, id: &str) -> NodeKind {
        self.headings.push(Heading { span, level, id: id.into(), words: "".into() });
        NodeKind::Heading(level, self.headings.len() as u32 - 1)
    }

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
            // Copied, for most nodes were guessed too many, and what is only cut short keeps its room.
            nodes: Box::from(&self.nodes[..]),
            strings: self.strings.into(),
            links: self.links.into(),
            images: self.images.into(),
            facts: self.facts.into(),
            headings: self.headings.into(),
            callouts: self.callouts.into(),
            tables: self.tables.into(),
        };
        (tree, self.notes)
    }

    /// Writes the gathered text as nodes: words and the facts between them.
    fn end_run(&mut self) {
        let Some(run) = self.run.take() else { return };
        let source = self.source.clone();
        let text = run.of(&source);
        let mut done = 0;
        // Code is shown as it is typed.
        let code = self.open.last().is_some_and(|at| self.nodes[*at].kind == NodeKind::CodeBlock);
        while let Some(start) = text[done..].find("{{").map(|at| done + at).filter(|_| !code) {
            let Some(end) = text[start..].find("}}").map(|at| start + at + 2) else {
                self.note(
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

    /// The words below a closed node. A throw-away tree would cost more than this walk.
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

    /// Gives a heading its words and an id that no other heading of the file has.
    fn name_heading(&mut self, at: usize, entry: u32) {
        let words = self.words_below(at);
        let heading = &self.headings[entry as usize];
        let wished = if heading.id.is_empty() { slug(&words) } else { heading.id.to_string() };
        let explicit = !heading.id.is_empty();
        let base = if wished.is_empty() { "part".to_string() } else { wished };
        let taken = |ids: &HashSet<u64, BuildIdentityHasher>, id: &str| {
            ids.contains(&hash64(id)) || TEMPLATE_IDS.contains(&id)
        };
        if explicit && taken(&self.ids, &base) {
            let span = heading.span;
            self.note(
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

    /// A block quote whose first words are `[!kind]` becomes a callout; the rest of its first line is the
    /// title.
    fn quote_or_callout(&mut self, at: usize) {
        let end = at + self.nodes[at].subtree_len as usize;
        let (Some(paragraph), Some(first)) =
            (self.nodes.get(at + 1).copied(), self.nodes.get(at + 2).copied())
        else {
            return;
        };
        if paragraph.kind != NodeKind::Paragraph || first.kind != NodeKind::Text || end < at + 3 {
            return;
        }
        let source = self.source.clone();
        let text = first.span.of(&source);
        let Some((name, after)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
            return;
        };
        let kind_span = Span::new(first.span.start as usize, first.span.end as usize - after.len());
        let Some(kind) = callout::named(name) else {
            let known: Vec<&str> = callout::KINDS.iter().map(|kind| kind.name).collect();
            let help = match suggest(name, known.iter().copied()) {
                Some(meant) => format!("Did you mean [!{meant}]?"),
                None => format!("Use one of: {}.", known.join(", ")),
            };
            self.note(
                &reported_rules::CALLOUT_KIND,
                kind_span,
                format!("There is no callout called “{name}”."),
                help,
            );
            return;
        };
        let gap = after.len() - after.trim_start().len();
        self.nodes[at + 2].span = Span::new(kind_span.end as usize + gap, first.span.end as usize);

        // The title is what stands before the first line break of the paragraph.
        let last = at + 1 + paragraph.subtree_len as usize;
        let mut child = at + 2;
        while child < last && !matches!(self.nodes[child].kind, NodeKind::SoftBreak | NodeKind::HardBreak) {
            child += self.nodes[child].subtree_len as usize;
        }
        let title_end = if child < last { self.nodes[child].span.start } else { paragraph.span.end };
        self.nodes[at + 1] = Node {
            kind: NodeKind::CalloutTitle,
            span: Span::new(self.nodes[at + 2].span.start as usize, title_end as usize),
            subtree_len: (child - at - 1) as u32,
        };
        if child < last {
            // The line break's own place becomes the paragraph that the rest of the lines are.
            let start = self.nodes.get(child + 1).map_or(title_end, |node| node.span.start);
            self.nodes[child] = Node {
                kind: NodeKind::Paragraph,
                span: Span::new(start as usize, paragraph.span.end as usize),
                subtree_len: (last - child) as u32,
            };
        }
        let words = self.words_below(at + 1);
        let words_span = Span::new(self.nodes[at + 1].span.start as usize, title_end as usize);
        if words.is_empty() && !matches!(kind.title, CalloutTitle::Optional | CalloutTitle::Verdict) {
            let (message, help) = match kind.title {
                CalloutTitle::Contact => (
                    "This callout does not say whose contact card it is.",
                    "Write the key from contacts.toml after it: [!contact] imha",
                ),
                _ => ("This callout has no title.", "Write a few words after the bracket, on the same line."),
            };
            self.note(&reported_rules::CALLOUT_TITLE, kind_span, message.into(), help.into());
        }
        self.callouts.push(Callout { kind, kind_span, words, words_span });
        self.nodes[at].kind = NodeKind::Callout(self.callouts.len() as u32 - 1);
    }

    pub fn note(&mut self, rule: &'static RuleInfo, span: Span, message: String, help: String) {
        let place = Location { file: self.file.clone(), span };
        self.notes.push(Finding::new(rule, place, message, help));
    }
}
