//! Floor 3: each kind of node as HTML.
//! In: a node of the tree. Out: its element, with the nodes in it.
//! Must never: pass on HTML that an author typed, or add a space that the text does not have.

use super::image::ImageFrame;
use super::writer::{BodyScope, HtmlWriter};
use crate::base::escape;
use crate::doc::heading_level::{page_level, part_level};
use crate::doc::{NodeKind, NodeRef};
use crate::render::origin::NodeMark;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes a node and everything in it; where pages are traced, between marks that say which node it is.
    pub(super) fn node(&mut self, node: NodeRef<'s>) {
        if !self.templates.are_traced() || !is_element(node.kind()) {
            return self.unmarked_node(node);
        }
        let page = self.site.page_at(&self.page.doc.path);
        if let Some(page) = page {
            self.out.push_str(&NodeMark { page, span: node.span() }.to_string());
        }
        self.unmarked_node(node);
        if page.is_some() {
            self.out.push_str(NodeMark::END);
        }
    }

    fn unmarked_node(&mut self, node: NodeRef<'s>) {
        match node.kind() {
            NodeKind::Text => self.text(node.own_text()),
            NodeKind::Decoded(_) => self.push_text(node.own_text()),
            NodeKind::SoftBreak => self.out.push('\n'),
            NodeKind::HardBreak => self.out.push_str("<br>"),
            NodeKind::Paragraph => self.paragraph(node),
            NodeKind::Heading(level, entry) => self.heading(level, entry, node),
            NodeKind::BulletList | NodeKind::NumberedList(_) if self.is_answers(node) => self.answers(node),
            NodeKind::BulletList => self.element("ul", node),
            NodeKind::NumberedList(1) => self.element("ol", node),
            NodeKind::NumberedList(first) => self.list_from(first, node),
            NodeKind::Item => self.item(node),
            NodeKind::Quote => self.quote(node),
            NodeKind::Callout(entry) => self.callout(entry, node),
            NodeKind::CalloutTitle => self.below(node),
            NodeKind::Row => self.row(node),
            NodeKind::RowPicture => {
                let around = std::mem::replace(&mut self.image_frame, ImageFrame::Row);
                self.below(node);
                self.image_frame = around;
            }
            NodeKind::Table(entry) => self.table(entry, node),
            NodeKind::TableHead => self.table_head(node),
            NodeKind::TableRow => {
                self.column = 0;
                self.element("tr", node);
            }
            NodeKind::TableCell => self.cell(node),
            NodeKind::DefinitionList => self.element("dl", node),
            NodeKind::Term => self.term(node),
            NodeKind::Definition => self.definition(node),
            NodeKind::CodeBlock => self.code_block(node),
            NodeKind::Divider => self.out.push_str("<hr>"),
            NodeKind::RawHtml => {}
            NodeKind::Emphasis => self.element("em", node),
            NodeKind::Strong => self.element("strong", node),
            NodeKind::Code(_) => self.code(node),
            NodeKind::Link(entry) => self.link(entry, node),
            NodeKind::Image(entry) => self.image(entry),
            NodeKind::Fact(entry) => self.fact(entry, node),
        }
    }

    fn heading(&mut self, level: u8, entry: u32, node: NodeRef<'s>) {
        let level = if let BodyScope::Part(_) = self.shown { part_level(level) } else { page_level(level) };
        let level = usize::from(level) - 2;
        let id = &self.page.doc.tree.headings[entry as usize].id;
        self.heading = id;
        self.tables_here = 0;
        self.out.push_str(["<h2 id=\"", "<h3 id=\"", "<h4 id=\"", "<h5 id=\"", "<h6 id=\""][level]);
        escape(&mut self.out, id);
        self.out.push_str("\">");
        self.number(entry);
        self.without_links(node);
        self.close(["h2", "h3", "h4", "h5", "h6"][level]);
    }

    /// The children of a node, where no word becomes a link.
    fn without_links(&mut self, node: NodeRef<'s>) {
        self.no_links_depth += 1;
        self.below(node);
        self.no_links_depth -= 1;
    }

    fn list_from(&mut self, first: u32, node: NodeRef<'s>) {
        self.out.push_str(&format!("<ol start=\"{first}\">"));
        self.below(node);
        self.close("ol");
    }

    fn item(&mut self, node: NodeRef<'s>) {
        self.out.push_str(if is_link(node) { "<li class=\"link\">" } else { "<li>" });
        self.blocks(node.children());
        self.meanings();
        self.close("li");
    }

    fn quote(&mut self, node: NodeRef<'s>) {
        self.open("blockquote");
        self.blocks(node.children());
        self.close("blockquote");
    }

    fn definition(&mut self, node: NodeRef<'s>) {
        self.open("dd");
        self.below(node);
        self.meanings();
        self.close("dd");
    }

    fn code_block(&mut self, node: NodeRef<'s>) {
        self.out.push_str("<pre><code>");
        self.without_links(node);
        self.out.push_str("</code></pre>");
    }

    fn code(&mut self, node: NodeRef<'s>) {
        self.open("code");
        escape(&mut self.out, node.own_text());
        self.close("code");
    }

    fn paragraph(&mut self, node: NodeRef<'s>) {
        let mut children = node.children();
        let only_picture = matches!(
            (children.next().map(|child| child.kind()), children.next()),
            (Some(NodeKind::Image(_)), None)
        );
        if only_picture {
            self.out.push_str("<figure class=\"picture\">");
            self.below(node);
            self.out.push_str("</figure>");
        } else {
            self.out.push_str(if is_link(node) { "<p class=\"link\">" } else { "<p>" });
            self.below(node);
            self.close("p");
            self.meanings();
        }
    }

    fn row(&mut self, node: NodeRef<'s>) {
        self.out.push_str(if self.site.settings.pictures_right {
            "<div class=\"row row-right\">"
        } else {
            "<div class=\"row\">"
        });
        for (at, child) in node.children().enumerate() {
            match at {
                0 => self.out.push_str("<div class=\"row-picture\">"),
                1 => self.out.push_str("</div><div class=\"row-words\">"),
                _ => {}
            }
            self.node(child);
        }
        self.out.push_str("</div></div>");
    }
}

/// Whether a node becomes elements of its own.
fn is_element(kind: NodeKind) -> bool {
    use NodeKind::{CalloutTitle, Decoded, RawHtml, RowPicture, SoftBreak, Text};
    !matches!(kind, Text | Decoded(_) | SoftBreak | RawHtml | CalloutTitle | RowPicture)
}

/// Whether a paragraph or an item is one link and nothing else. Such a link is not in a sentence, so it
/// needs a large target (WCAG 2.2, 2.5.8).
fn is_link(node: NodeRef) -> bool {
    let mut children = node.children();
    matches!((children.next().map(|child| child.kind()), children.next()), (Some(NodeKind::Link(_)), None))
}
