//! Floor 3: inline nodes as Typst content.
//! In: the inline nodes of a page's tree, and what their links, pictures and facts refer to. Out: content
//! that keeps its place in the Markdown.
//! Must never: write a word that the page's HTML does not have, but for the address of a link, which is for the eye
//! alone; or a link without a target.

use super::address;
use super::contact;
use super::image::{IN_COLUMN, image};
use super::link::{to_address, to_heading};
use super::piece::{Origin, in_language, left_to_right, unbreakable};
use super::text::TextSetter;
use super::theme::LeafletTheme;
use crate::base::{Findings, Span};
use crate::doc::heading_level::OutlineLevels;
use crate::doc::{NodeKind, NodeRef};
use crate::render::checker_words::answer_target;
use crate::render::fact_text::{FactText, words_of, words_of_image};
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::site::{LinkTarget, Page, Site};
use std::collections::HashSet;
use typst::foundations::{Content, NativeElement};
use typst::model::StrongElem;
use typst::syntax::FileId;
use typst::text::{LinebreakElem, RawContent, RawElem, SpaceElem};

/// Writes the text of one page as Typst content.
pub struct InlineWriter<'s, 'i> {
    /// The site of the page.
    pub site: &'s Site,
    /// The theme's leaflets.
    pub theme: &'s LeafletTheme,
    /// The page that is written.
    pub page: &'s Page,
    /// Makes the text, and reports characters that no font has.
    pub setter: &'i mut TextSetter<'s>,
    /// The Typst id of the file that the text comes from.
    pub file: FileId,
    /// The glossary words to mark, and those that were found.
    pub glossary: GlossaryMatcher<'s>,
    /// Nesting depth of links and headings. Above 0 there are no glossary words and no links of facts.
    pub no_links_depth: u32,
    /// Whether contacts say when nobody checked them for too long.
    pub tells_age: bool,
    /// All other findings.
    pub findings: &'i mut Findings,
    /// The levels of the headings so far.
    pub levels: OutlineLevels,
    /// The addresses that were printed since the last heading: each is printed once.
    pub printed: HashSet<String>,
}

impl<'s> InlineWriter<'s, '_> {
    /// The origin of content that is not the bytes of its span.
    pub fn origin(&self, span: Span) -> Origin<'s> {
        Origin { id: self.file, path: &self.page.doc.path, span, exact: false }
    }

    /// The children of a node as one piece of content.
    pub fn inline(&mut self, node: NodeRef<'s>) -> Content {
        let mut out = Vec::new();
        self.inlines(node.children(), &mut out);
        Content::sequence(out)
    }

    /// Adds nodes to `out`.
    pub fn inlines(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>, out: &mut Vec<Content>) {
        let mut nodes = nodes.peekable();
        let mut before = "";
        while let Some(node) = nodes.next() {
            match (node.kind(), nodes.peek().map(|next| next.kind())) {
                // In Easy Read each sentence has a line of its own, as in the file.
                (NodeKind::SoftBreak, _) if self.page.doc.is_easy() => {
                    out.push(LinebreakElem::shared().clone())
                }
                (NodeKind::SoftBreak, _) => out
                    .push(self.setter.space_between(before, nodes.peek().map_or("", |next| next.own_text()))),
                (NodeKind::Text, Some(NodeKind::Fact(_))) if node.own_text().ends_with(' ') => {
                    // “phone 999”: the last word and the number stay together.
                    let words = &node.own_text()[..node.own_text().len() - 1];
                    self.text(words, Origin { exact: true, ..self.origin(node.span()) }, out);
                    out.push(self.setter.space_between(words, "0"));
                }
                _ => self.node(node, out),
            }
            before = node.own_text();
        }
    }

    /// Adds one node to `out`.
    fn node(&mut self, node: NodeRef<'s>, out: &mut Vec<Content>) {
        let origin = self.origin(node.span());
        match node.kind() {
            NodeKind::Text => self.text(node.own_text(), Origin { exact: true, ..origin }, out),
            NodeKind::Decoded(_) => self.setter.write(node.own_text(), origin, out),
            NodeKind::SoftBreak => out.push(SpaceElem::shared().clone()),
            NodeKind::HardBreak => out.push(LinebreakElem::shared().clone()),
            // Italics are hard to read: both are bold.
            NodeKind::Emphasis | NodeKind::Strong => {
                let body = self.inline(node);
                out.push(StrongElem::new(body).pack().spanned(origin.typst_span()));
            }
            NodeKind::Code(_) => {
                // The content is not used: this reports characters that no font has.
                self.setter.text(node.own_text(), origin);
                out.push(
                    RawElem::new(RawContent::Text(node.own_text().into()))
                        .pack()
                        .spanned(origin.typst_span()),
                );
            }
            NodeKind::Link(entry) => {
                self.no_links_depth += 1;
                let body = self.inline(node);
                self.no_links_depth -= 1;
                let words = words_of(self.site, self.page, node);
                self.link(entry, &words, body, origin, out);
                if let Some(words) = answer_target(self.site, self.page, entry) {
                    self.setter.write(&words, origin, out);
                }
            }
            NodeKind::Image(entry) => {
                out.push(match image(self.site, self.page, entry, IN_COLUMN, origin, self.findings) {
                    // An image starts a new line unless it is in a box.
                    Some(picture) => unbreakable(picture.content),
                    None => {
                        let image = &self.page.doc.tree.images[entry as usize];
                        self.setter.text(&words_of_image(self.site, self.page, image), origin)
                    }
                })
            }
            NodeKind::Fact(entry) => self.fact(entry, node, out),
            NodeKind::RawHtml => {}
            _ => self.inlines(node.children(), out),
        }
    }

    /// Adds text to `out`, with each glossary word in bold at its first use. The meanings are at the end of
    /// the leaflet.
    fn text(&mut self, text: &'s str, origin: Origin, out: &mut Vec<Content>) {
        if self.no_links_depth > 0 || self.glossary.is_empty() {
            return self.setter.write(text, origin, out);
        }
        let part = |start: usize, length: usize| {
            let start = origin.span.start as usize + start;
            Origin { span: Span::new(start, start + length), ..origin }
        };
        let (mut rest, mut offset) = (text, 0);
        while let Some((before, word, after)) = self.glossary.next_in(rest) {
            self.setter.write(before, part(offset, before.len()), out);
            let origin = part(offset + before.len(), word.len());
            out.push(StrongElem::new(self.setter.text(word, origin)).pack().spanned(origin.typst_span()));
            offset += before.len() + word.len();
            rest = after;
        }
        self.setter.write(rest, part(offset, rest.len()), out);
    }

    /// Adds a link to an address or to a heading of this page. A link without a target that readers can reach
    /// becomes text.
    fn link(&mut self, entry: u32, words: &str, body: Content, origin: Origin, out: &mut Vec<Content>) {
        let body = match self.site.title_language(self.page, self.page.targets[entry as usize], words) {
            Some(locale) => in_language(body, locale),
            None => body,
        };
        let link = &self.page.doc.tree.links[entry as usize];
        let anchor = &link.destination[link.destination.find('#').unwrap_or(link.destination.len())..];
        let address = match self.page.targets[entry as usize] {
            LinkTarget::Page(id) => self.site.absolute(&format!("{}{anchor}", self.site.page(id).address)),
            LinkTarget::Picture(index) => self.site.absolute(&self.site.pictures.all[index as usize].address),
            LinkTarget::SiteAddress => self.site.absolute(&link.destination),
            LinkTarget::Fragment => {
                let heading = self
                    .page
                    .doc
                    .tree
                    .headings
                    .iter()
                    .position(|heading| anchor.strip_prefix('#') == Some(&*heading.id));
                return out.push(match heading {
                    Some(index) => to_heading(body, index, origin),
                    None => body,
                });
            }
            LinkTarget::External => link.destination.to_string(),
            LinkTarget::UnsafeScheme
            | LinkTarget::Empty
            | LinkTarget::NoFile
            | LinkTarget::NotPublished(_)
            | LinkTarget::LeavesSite => return out.push(body),
        };
        out.push(to_address(body, &address, words, origin));
        // On paper nobody can follow it. Of a page of this site the place on the page is left out.
        let is_own = matches!(self.page.targets[entry as usize], LinkTarget::Page(_));
        let typed = if is_own { address.split('#').next().unwrap_or("") } else { &*address };
        if self.no_links_depth == 0
            && let Some(typed) = address::beside(typed, words)
            && self.printed.insert(typed.clone())
        {
            out.extend(self.setter.beside(&typed, origin));
        }
    }

    /// Adds a fact to `out`, with what a call costs. `entry` is its index among the facts of the tree.
    fn fact(&mut self, entry: u32, node: NodeRef<'s>, out: &mut Vec<Content>) {
        let origin = self.origin(node.span());
        let fact = &self.page.doc.tree.facts[entry as usize];
        let Some(contact) = self.site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))
        else {
            // An unknown fact, which a rule reports, stays as it was typed.
            return self.setter.write(
                node.span().of(self.page.doc.text()),
                Origin { exact: true, ..origin },
                out,
            );
        };
        let text = FactText::new(contact, &fact.field, self.site.locale(self.page));
        if text.link.is_empty() || self.no_links_depth > 0 {
            let words = self.setter.text(&text.words, origin);
            out.push(if text.foreign { in_language(words, &self.site.locales[0]) } else { words });
        } else {
            // Phone numbers and addresses are left-to-right in every language. How to send a text may be in words.
            let body = self.setter.text(&text.words, origin);
            let is_words = &*fact.field == "text" && text.words.contains(char::is_alphabetic);
            let body = if is_words { body } else { left_to_right(body) };
            let description = match contact.phone_in(&fact.field) {
                Some(phone) => contact::phone_description(contact, phone),
                None => text.words.to_string(),
            };
            out.push(to_address(body, &text.link, &description, origin));
        }
        if !text.cost.is_empty() {
            out.push(SpaceElem::shared().clone());
            self.setter.write(&format!("({})", text.cost), origin, out);
        }
    }
}
