//! Floor 3: a document as HTML.
//! In: a page's tree and what its links, pictures, facts and contacts mean. Out: tight HTML, and the key of
//! all that went into it.
//! Must never: pass on HTML that somebody typed, or write a space that the text does not have.

mod callout;
mod checker;
mod fact;
mod glossary;
mod link;
mod table;
mod text;

pub use glossary::write_definition;

use super::glossary_matcher::GlossaryMatcher;
use super::shared_context::SharedContext;
use super::template::Templates;
use crate::base::Findings;
use crate::doc::{Align, NodeKind, NodeRef};
use crate::site::{LinkTarget, Page, Site};

/// The HTML of a text, and the glossary words that it explains.
pub struct RenderedBody<'s> {
    pub html: String,
    /// Of a checker's part: where to get help now, as its start says it.
    pub urgent: String,
    pub words: GlossaryMatcher<'s>,
}

/// What of a page's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyScope {
    /// All of it; of a checker what stands before its first question.
    Page,
    /// One question or outcome of a checker.
    Part(usize),
    /// All of a checker, its parts numbered.
    AllQuestions,
}

/// Writes a page's text.
pub fn write_body<'s>(
    all @ (.., page): (&'s Site, &'s Templates, &'s SharedContext, &'s Page),
    shown: BodyScope,
    notes: &mut Findings,
) -> RenderedBody<'s> {
    write_text(all, &page.targets, shown, notes)
}

/// The same with links that lead where `targets` say.
pub fn write_text<'s>(
    (site, templates, frame, page): (&'s Site, &'s Templates, &'s SharedContext, &'s Page),
    targets: &'s [LinkTarget],
    shown: BodyScope,
    notes: &mut Findings,
) -> RenderedBody<'s> {
    let words = if page.doc.is_easy() {
        GlossaryMatcher::of(&site.glossaries[page.locale])
    } else {
        GlossaryMatcher::none()
    };
    let mut writer = HtmlWriter::new((site, templates, frame, page), words, notes);
    (writer.shown, writer.targets) = (shown, targets);
    match (&page.checker, shown) {
        (Some(checker), BodyScope::Page) => writer.blocks(page.doc.tree.blocks_in(checker.start.clone())),
        (Some(checker), BodyScope::Part(at)) => writer.blocks(checker.parts[at].blocks(&page.doc.tree)),
        _ => {
            writer.out.reserve(page.doc.text().len() * 3 / 2);
            writer.blocks(page.doc.tree.blocks());
        }
    }
    let html = std::mem::take(&mut writer.out);
    if let BodyScope::Part(_) = shown {
        writer.urgent_help();
    }
    RenderedBody { html, urgent: writer.out, words: writer.words }
}

struct HtmlWriter<'s, 'n> {
    site: &'s Site,
    templates: &'s Templates,
    frame: &'s SharedContext,
    page: &'s Page,
    /// Where its links lead.
    targets: &'s [LinkTarget],
    out: String,
    words: GlossaryMatcher<'s>,
    shown: BodyScope,
    /// Above 0 inside links and headings, where no word is made a link.
    no_links_depth: u32,
    callouts: u32,
    in_table_head: bool,
    column: usize,
    /// Whether the first cell of each row of the present table names the row.
    names_rows: bool,
    columns: &'s [Align],
    /// The id of the last heading; empty before the first.
    heading: &'s str,
    /// How many tables stood below it so far.
    tables_here: u32,
    notes: &'n mut Findings,
}

impl<'s, 'n> HtmlWriter<'s, 'n> {
    fn new(
        (site, templates, frame, page): (&'s Site, &'s Templates, &'s SharedContext, &'s Page),
        words: GlossaryMatcher<'s>,
        notes: &'n mut Findings,
    ) -> Self {
        let (out, columns, heading) = (String::new(), &[][..], "");
        let (shown, plain, callouts, head, column, names_rows, tables_here) =
            (BodyScope::Page, 0, 0, false, 0, false, 0);
        HtmlWriter {
            site,
            templates,
            frame,
            page,
            targets: &page.targets,
            out,
            words,
            shown,
            no_links_depth: plain,
            callouts,
            in_table_head: head,
            column,
            names_rows,
            columns,
            heading,
            tables_here,
            notes,
        }
    }

    fn below(&mut self, node: NodeRef<'s>) {
        for child in node.children() {
            self.node(child);
        }
    }

    /// Blocks that may gather stand below these.
    fn element(&mut self, name: &str, node: NodeRef<'s>) {
        self.open(name);
        self.below(node);
        self.close(name);
    }

    fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn node(&mut self, node: NodeRef<'s>) {
        let tree = &self.page.doc.tree;
        match node.kind() {
            NodeKind::Text => self.text(node.own_text()),
            NodeKind::Decoded(_) => self.push_text(node.own_text()),
            NodeKind::SoftBreak => self.out.push('\n'),
            NodeKind::HardBreak => self.out.push_str("<br>"),
            NodeKind::Paragraph => self.paragraph(node),
            NodeKind::Heading(level, entry) => {
                // The title is the only h1; a second one is reported and shown one level down.
                let level = self.level(level);
                let id = &tree.headings[entry as usize].id;
                self.heading = id;
                self.tables_here = 0;
                self.out.push_str(
                    ["<h2 id=\"", "<h3 id=\"", "<h4 id=\"", "<h5 id=\"", "<h6 id=\""][level as usize - 2],
                );
                escape(&mut self.out, id);
                self.out.push_str("\">");
                self.number(entry);
                self.no_links_depth += 1;
                self.below(node);
                self.no_links_depth -= 1;
                self.close(["h2", "h3", "h4", "h5", "h6"][level as usize - 2]);
            }
            NodeKind::BulletList | NodeKind::NumberedList(_) if self.is_answers(node) => self.answers(node),
            NodeKind::BulletList => self.element("ul", node),
            NodeKind::NumberedList(1) => self.element("ol", node),
            NodeKind::NumberedList(first) => {
                self.out.push_str(&format!("<ol start=\"{first}\">"));
                self.below(node);
                self.close("ol");
            }
            NodeKind::Item => {
                self.out.push_str(if is_link(node) { "<li class=\"link\">" } else { "<li>" });
                self.blocks(node.children());
                self.meanings();
                self.close("li");
            }
            NodeKind::Quote => {
                self.open("blockquote");
                self.blocks(node.children());
                self.close("blockquote");
            }
            NodeKind::Callout(entry) => self.callout(entry, node),
            NodeKind::CalloutTitle => self.below(node),
            NodeKind::Row => self.row(node),
            NodeKind::RowPicture => self.below(node),
            NodeKind::Table(entry) => self.table(entry, node),
            NodeKind::TableHead => self.table_head(node),
            NodeKind::TableRow => {
                self.column = 0;
                self.element("tr", node);
            }
            NodeKind::TableCell => self.cell(node),
            NodeKind::DefinitionList => self.element("dl", node),
            NodeKind::Term => self.term(node),
            NodeKind::Definition => {
                self.open("dd");
                self.below(node);
                self.meanings();
                self.close("dd");
            }
            NodeKind::CodeBlock => {
                self.out.push_str("<pre><code>");
                self.no_links_depth += 1;
                self.below(node);
                self.no_links_depth -= 1;
                self.out.push_str("</code></pre>");
            }
            NodeKind::Divider => self.out.push_str("<hr>"),
            NodeKind::RawHtml => {}
            NodeKind::Emphasis => self.element("em", node),
            NodeKind::Strong => self.element("strong", node),
            NodeKind::Code(_) => {
                self.open("code");
                escape(&mut self.out, node.own_text());
                self.close("code");
            }
            NodeKind::Link(entry) => self.link(entry, node),
            NodeKind::Image(entry) => self.image(entry),
            NodeKind::Fact(entry) => self.fact(entry, node),
        }
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

/// Whether a paragraph or an item is one link and nothing else: it stands alone then, and should be easy to
/// hit.
fn is_link(node: NodeRef) -> bool {
    let mut children = node.children();
    matches!((children.next().map(|child| child.kind()), children.next()), (Some(NodeKind::Link(_)), None))
}

/// Text as HTML, right between tags and between quotation marks.
pub fn escape(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut done = 0;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'"', &bytes[done..]).map(|at| done + at) {
        out.push_str(&text[done..at]);
        out.push_str(match bytes[at] {
            b'<' => "&lt;",
            b'&' => "&amp;",
            _ => "&quot;",
        });
        done = at + 1;
    }
    out.push_str(&text[done..]);
}
