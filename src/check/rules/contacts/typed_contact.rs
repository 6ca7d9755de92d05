//! A phone number or an e-mail address that is typed by hand
//!
//! Each number stands once, in content/contacts.toml. A page takes it from there with {{key.phone}}, where key is the
//! name of the contact. When a number changes, one line changes, and every page and leaflet is right. What the call
//! costs is shown beside it. Words between backticks are read too. Short numbers such as 999 and 111 may be typed.
//!
//! **Helps:** people who call a number from an old page, and nobody answers.
//! **Source:** Ofcom, UK Calling: the cost stands next to the number; a rule of this project: one source for every
//! number.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone {{imha.phone}}. In danger, phone 999.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone 0844 248 9 248.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Write to help@charity.example.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Phone us](tel:08442489248)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Text SHOUT to 85258.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! summary: Phone 0844 248 9 248
//! ---
//!
//! Words.
//! ```

use crate::base::{Edit, Finding, Fix, RuleInfo, Severity, Span};
use crate::check::prose::BlockText;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::typed_contacts::typed;
use crate::doc::{Document, NodeKind, NodeRef};
use crate::site::{Site, phone};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "typed-contact",
        Severity::Error,
        "When the number changes, this copy stays wrong, and somebody in need reaches nobody.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("typed_contact.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let mut block = Block::default();
    let mut candidates = Candidates { bytes: document.text().as_bytes(), next: 0 };
    // The end of a code block, or of a link that is reported already: nothing inside is searched.
    let mut skip_to = 0;
    for field in [&document.front_matter.title, &document.front_matter.summary].into_iter().flatten() {
        let mut passage = BlockText::default();
        passage.add(field.span.of(document.text()), field.span);
        judge_passage(&passage, document, found);
    }
    for node in document.tree.walk().filter(|node| !node.span().is_empty()) {
        if node.span().start < skip_to {
            continue;
        }
        match node.kind() {
            NodeKind::Text => {
                block.has_candidate |= candidates.any_in(node.span());
                block.nodes.push(node);
            }
            // Decoded text may hold an @ that the file writes as an entity. Readers see what stands between backticks.
            NodeKind::Decoded(_) | NodeKind::Code(_) => {
                block.has_candidate |= node.own_text().bytes().any(is_candidate);
                block.nodes.push(node);
            }
            NodeKind::SoftBreak
            | NodeKind::HardBreak
            | NodeKind::Fact(_)
            | NodeKind::Image(_)
            | NodeKind::RawHtml => block.nodes.push(node),
            NodeKind::Emphasis | NodeKind::Strong => {}
            NodeKind::Link(entry) => {
                if is_typed_link(&document.tree.links[entry as usize].destination) {
                    report(document, node, found);
                    skip_to = node.span().end;
                }
            }
            kind => {
                block.end(document, found);
                if kind == NodeKind::CodeBlock {
                    skip_to = node.span().end;
                }
            }
        }
    }
    block.end(document, found);
}

/// The inline nodes of the block that is being read.
#[derive(Default)]
struct Block<'t> {
    nodes: Vec<NodeRef<'t>>,
    /// Whether its text has a digit or an @.
    has_candidate: bool,
}

impl Block<'_> {
    /// Reports what is found in the block, and empties it.
    fn end(&mut self, document: &Document, found: &mut Reporter) {
        if std::mem::take(&mut self.has_candidate) {
            let mut passage = BlockText::default();
            for node in &self.nodes {
                match node.kind() {
                    NodeKind::Text | NodeKind::Decoded(_) | NodeKind::Code(_) => {
                        passage.add_words_of(*node, document);
                    }
                    NodeKind::SoftBreak | NodeKind::HardBreak => passage.add(" ", node.span()),
                    _ => passage.add("\u{fffc}", node.span()),
                }
            }
            judge_passage(&passage, document, found);
        }
        self.nodes.clear();
    }
}

/// Searches a file for digits and @: a text without them has no number and no address.
struct Candidates<'t> {
    bytes: &'t [u8],
    /// The first candidate at or after the last span that was searched.
    next: usize,
}

impl Candidates<'_> {
    /// Whether there is a candidate in a span. Spans must come in the order of the file.
    fn any_in(&mut self, span: Span) -> bool {
        if self.next < span.start as usize {
            let mut from = span.start as usize;
            // Without an early exit the compiler compares the bytes of a chunk side by side.
            while let Some(chunk) = self.bytes[from..]
                .first_chunk::<64>()
                .filter(|chunk| !chunk.iter().fold(false, |any, byte| any | is_candidate(*byte)))
            {
                from += chunk.len();
            }
            self.next = self.bytes[from..]
                .iter()
                .position(|byte| is_candidate(*byte))
                .map_or(self.bytes.len(), |offset| from + offset);
        }
        self.next < span.end as usize
    }
}

fn is_candidate(byte: u8) -> bool {
    byte.is_ascii_digit() | (byte == b'@')
}

const HELP: &str = "Put it into content/contacts.toml, and write here the key of that contact and what you need: {{key.phone}}, {{key.email}} or {{key.text}}";

/// Whether a link calls or writes to somebody. Emergency numbers of three digits may be typed.
fn is_typed_link(destination: &str) -> bool {
    // The rule unknown-fact reports an address with a fact in it.
    let Some((scheme, rest)) = destination.split_once(':').filter(|_| !destination.contains("{{")) else {
        return false;
    };
    let is_contact = ["tel", "sms", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_contact
        && (scheme.eq_ignore_ascii_case("mailto") || rest.bytes().filter(u8::is_ascii_digit).count() > 3)
}

fn report(document: &Document, link: NodeRef, found: &mut Reporter) {
    found.add(document.location(link.span()), "The number or address in this link is typed by hand.", HELP);
}

/// The finding with a fix and the fact to write, if contacts.toml has what was typed.
pub fn with_fact(site: &Site, mut finding: Finding) -> Finding {
    let page = site.page_at(&finding.location.file).map(|id| site.page(id));
    // No facts are filled in in the title and the summary.
    let Some(doc) =
        page.map(|page| &page.doc).filter(|doc| finding.location.span.start >= doc.front_matter.span.end)
    else {
        return finding;
    };
    let typed = finding.location.span.of(doc.text());
    let digits = |words: &str| {
        phone::dialled(words).unwrap_or_else(|| words.chars().filter(char::is_ascii_digit).collect())
    };
    let is_same_number = |known: &str| {
        !known.is_empty()
            && typed.chars().all(|c| !c.is_alphabetic() && c != '[')
            && digits(known) == digits(typed)
    };
    let facts = site.contacts.iter().filter_map(|contact| {
        let field = match contact.phones.iter().find(|phone| is_same_number(&phone.number)) {
            Some(phone) => phone.field,
            None if is_same_number(&contact.text) => "text",
            None if contact.email.eq_ignore_ascii_case(typed) => "email",
            None => return None,
        };
        Some(format!("{{{{{}.{field}}}}}", contact.key))
    });
    let facts: Vec<String> = facts.collect();
    match facts.as_slice() {
        [] => {}
        // If several contacts have the number, only the author knows which is meant: no fix.
        [fact] => {
            finding.help = format!("Write {fact} instead.");
            finding.fix = outside_backticks(doc, finding.location.span)
                .map(|span| Fix::safe(Edit { span, replacement: fact.clone() }));
        }
        several => finding.help = format!("Write one of these instead: {}", several.join(", ")),
    }
    finding
}

/// The place where a fact can take the place of what stands at `span`: between backticks a fact stays in its braces, so
/// they go with the number. `None` where other words stand between them.
fn outside_backticks(doc: &Document, span: Span) -> Option<Span> {
    let is_around = |code: &Span| code.start <= span.start && span.end <= code.end;
    let mut code = doc.tree.walk().filter(|node| matches!(node.kind(), NodeKind::Code(_)));
    match code.find(|node| is_around(&node.span())) {
        Some(node) => (node.own_text() == span.of(doc.text())).then_some(node.span()),
        None => Some(span),
    }
}

/// Reports the numbers and addresses in the text of a block.
fn judge_passage(passage: &BlockText, document: &Document, found: &mut Reporter) {
    for (start, end, what) in typed(&passage.words) {
        let message = format!("{what} is typed by hand here: {}", &passage.words[start..end]);
        found.add(document.location(passage.span(start, end)), message, HELP);
    }
}
