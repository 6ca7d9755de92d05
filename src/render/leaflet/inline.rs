//! Floor 3: running text as Typst content.
//! In: the inline nodes of a page's tree, and what their links, pictures and facts mean. Out: content, each
//! piece with its place in the Markdown.
//! Must never: make a word that the page's HTML does not have, or a link that leads nowhere.

use super::contact;
use super::image::image;
use super::text::{Origin, TextSetter, from_the_left, in_language, whole};
use super::theme::LeafletTheme;
use crate::base::{Findings, Span};
use crate::doc::{NodeKind, NodeRef};
use crate::render::checker::go_to;
use crate::render::fact_text::FactText;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::site::{LinkTarget, Page, Site};
use typst::foundations::{Content, Label, NativeElement};
use typst::model::{self, Destination, LinkElem, LinkMarker, StrongElem, Url};
use typst::syntax::FileId;
use typst::text::{LinebreakElem, RawContent, RawElem, SpaceElem};
use typst::utils::PicoStr;

/// Writes the text of one page.
pub struct InlineWriter<'s, 'i> {
    pub site: &'s Site,
    pub press: &'s LeafletTheme,
    pub page: &'s Page,
    pub ink: &'i mut TextSetter<'s>,
    /// The file that the page's words come from.
    pub id: FileId,
    pub words: GlossaryMatcher<'s>,
    /// Above 0 inside links and headings, where no word is explained.
    pub plain: u32,
    pub notes: &'i mut Findings,
    pub last_level: u8,
}

impl<'s> InlineWriter<'s, '_> {
    pub fn spot(&self, span: Span) -> Origin<'s> {
        Origin { id: self.id, path: &self.page.doc.path, span, exact: false }
    }

    /// What stands below a node, in a line.
    pub fn inline(&mut self, node: NodeRef<'s>) -> Content {
        let mut out = Vec::new();
        self.inlines(node.children(), &mut out);
        Content::sequence(out)
    }

    pub fn inlines(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>, out: &mut Vec<Content>) {
        let mut nodes = nodes.peekable();
        let mut before = "";
        while let Some(node) = nodes.next() {
            match (node.kind(), nodes.peek().map(|next| next.kind())) {
                // In Easy Read each sentence stands on a line of its own, as it does in the file.
                (NodeKind::SoftBreak, _) if self.page.doc.is_easy() => {
                    out.push(LinebreakElem::shared().clone())
                }
                (NodeKind::SoftBreak, _) => {
                    out.push(self.ink.between(before, nodes.peek().map_or("", |next| next.own_text())))
                }
                (NodeKind::Text, Some(NodeKind::Fact(_))) if node.own_text().ends_with(' ') => {
                    // “phone 999”: the last word and the number stay together.
                    let words = &node.own_text()[..node.own_text().len() - 1];
                    self.text(words, Origin { exact: true, ..self.spot(node.span()) }, out);
                    out.push(self.ink.between(words, "0"));
                }
                _ => self.node(node, out),
            }
            before = node.own_text();
        }
    }

    fn node(&mut self, node: NodeRef<'s>, out: &mut Vec<Content>) {
        let spot = self.spot(node.span());
        match node.kind() {
            NodeKind::Text => self.text(node.own_text(), Origin { exact: true, ..spot }, out),
            NodeKind::Decoded(_) => self.ink.write(node.own_text(), spot, out),
            NodeKind::SoftBreak => out.push(SpaceElem::shared().clone()),
            NodeKind::HardBreak => out.push(LinebreakElem::shared().clone()),
            // Slanted words are hard to read: both are bold.
            NodeKind::Emphasis | NodeKind::Strong => {
                let body = self.inline(node);
                out.push(StrongElem::new(body).pack().spanned(spot.typst_span()));
            }
            NodeKind::Code(_) => {
                // Checked by the ink, set as code.
                self.ink.text(node.own_text(), spot);
                out.push(
                    RawElem::new(RawContent::Text(node.own_text().into())).pack().spanned(spot.typst_span()),
                );
            }
            NodeKind::Link(entry) => {
                self.plain += 1;
                let body = self.inline(node);
                self.plain -= 1;
                out.push(self.link(entry, &node.text(), body, spot));
                if let Some(words) = go_to(self.site, self.page, entry) {
                    self.ink.write(&words, spot, out);
                }
            }
            NodeKind::Image(entry) => out.push(match image(self.site, self.page, entry, spot, self.notes) {
                // A picture stands in a line only inside a box of its own.
                Some(picture) => whole(picture.content),
                None => self.ink.text(&self.page.doc.tree.images[entry as usize].alt, spot),
            }),
            NodeKind::Fact(entry) => self.fact(entry, node, out),
            NodeKind::RawHtml => {}
            _ => self.inlines(node.children(), out),
        }
    }

    /// Text, with the glossary's words made bold at first use: what they mean stands at the end.
    fn text(&mut self, text: &'s str, spot: Origin, out: &mut Vec<Content>) {
        if self.plain > 0 || self.words.is_empty() {
            return self.ink.write(text, spot, out);
        }
        let part = |start: usize, length: usize| {
            let start = spot.span.start as usize + start;
            Origin { span: Span::new(start, start + length), ..spot }
        };
        let (mut rest, mut at) = (text, 0);
        while let Some((before, word, after)) = self.words.next_in(rest) {
            self.ink.write(before, part(at, before.len()), out);
            let spot = part(at + before.len(), word.len());
            out.push(StrongElem::new(self.ink.text(word, spot)).pack().spanned(spot.typst_span()));
            at += before.len() + word.len();
            rest = after;
        }
        self.ink.write(rest, part(at, rest.len()), out);
    }

    fn link(&mut self, entry: u32, words: &str, body: Content, spot: Origin) -> Content {
        let body = match self.site.title_language(self.page, self.page.targets[entry as usize], words) {
            Some(locale) => in_language(body, locale),
            None => body,
        };
        let link = &self.page.doc.tree.links[entry as usize];
        let anchor = &link.destination[link.destination.find('#').unwrap_or(link.destination.len())..];
        let address = match self.page.targets[entry as usize] {
            LinkTarget::Page(id) => self.site.absolute(&format!("{}{anchor}", self.site.page(id).address)),
            LinkTarget::Picture(at) => self.site.absolute(&self.site.pictures.all[at as usize].address),
            LinkTarget::SiteAddress => self.site.absolute(&link.destination),
            LinkTarget::Fragment => {
                let heading = self
                    .page
                    .doc
                    .tree
                    .headings
                    .iter()
                    .position(|heading| anchor.strip_prefix('#') == Some(&*heading.id));
                return match heading {
                    Some(at) => LinkElem::new(model::LinkTarget::Label(heading_label(at)), body)
                        .pack()
                        .spanned(spot.typst_span())
                        .labelled(label("link")),
                    None => body,
                };
            }
            LinkTarget::External => link.destination.to_string(),
            LinkTarget::UnsafeScheme
            | LinkTarget::Empty
            | LinkTarget::NoFile
            | LinkTarget::NotPublished(_)
            | LinkTarget::LeavesSite => return body,
        };
        to_address(body, &address, words, spot)
    }

    fn fact(&mut self, entry: u32, node: NodeRef<'s>, out: &mut Vec<Content>) {
        let spot = self.spot(node.span());
        let fact = &self.page.doc.tree.facts[entry as usize];
        let Some(contact) = self.site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))
        else {
            // Unknown, and reported: it stays as it was typed.
            return self.ink.write(node.span().of(self.page.doc.text()), Origin { exact: true, ..spot }, out);
        };
        let said = FactText::new(contact, &fact.field, self.site.locale(self.page));
        if said.link.is_empty() || self.plain > 0 {
            let words = self.ink.text(&said.words, spot);
            out.push(if said.foreign { in_language(words, &self.site.locales[0]) } else { words });
        } else {
            // Numbers and addresses are read from left to right in every language.
            let body = from_the_left(self.ink.text(&said.words, spot));
            let called =
                if &*fact.field == "phone" { contact::called(contact) } else { said.words.to_string() };
            out.push(to_address(body, &said.link, &called, spot));
        }
        if !said.cost.is_empty() {
            out.push(SpaceElem::shared().clone());
            self.ink.write(&format!("({})", said.cost), spot, out);
        }
    }
}

/// A link that leads out of the paper. What it is called says where it goes.
pub fn to_address(body: Content, address: &str, words: &str, spot: Origin) -> Content {
    let Ok(url) = Url::new(address) else { return body };
    let bare = ["https://", "http://", "mailto:", "tel:", "sms:"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or(address);
    let description = if words.is_empty() || words == bare || words == address {
        bare.to_string()
    } else {
        format!("{words}: {bare}")
    };
    let link = LinkMarker::new(body, Some(description.into()))
        .pack()
        .spanned(spot.typst_span())
        .labelled(label("link"));
    link.set(LinkElem::current, Some(Destination::Url(url)))
}

/// Headings are pointed at by their numbers, not by their words: Typst keeps every name for good.
pub fn heading_label(at: usize) -> Label {
    label(&format!("h{at}"))
}

fn label(name: &str) -> Label {
    Label::new(PicoStr::intern(name)).unwrap_or_else(|| unreachable!("a name that is not empty"))
}
