//! Floor 3: a document as HTML.
//! In: a page's tree and what its links, pictures, facts and contacts mean. Out: tight HTML, and the key of all that went into it.
//! Must never: pass on HTML that somebody typed, or write a space that the text does not have.

mod callout;
mod checker;
mod fact;
mod link;
mod meaning;
mod table;
mod text;

pub use meaning::write_meaning;

use super::frame::Frame;
use super::template::Templates;
use super::words::Words;
use crate::base::Notes;
use crate::doc::{Align, Kind, NodeRef};
use crate::site::{Page, Site, Target};

/// The HTML of a text, and the glossary words that it explains.
pub struct Body<'s> {
    pub html: String,
    /// Of a checker's part: where to get help now, as its start says it.
    pub urgent: String,
    pub words: Words<'s>,
}

/// What of a page's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All of it; of a checker what stands before its first question.
    Page,
    /// One question or outcome of a checker.
    Part(usize),
    /// All of a checker, its parts numbered.
    Sheet,
}

/// Writes a page's text.
pub fn write_body<'s>(all @ (.., page): (&'s Site, &'s Templates, &'s Frame, &'s Page), shown: Shown, notes: &mut Notes) -> Body<'s> {
    write_text(all, &page.targets, shown, notes)
}

/// The same with links that lead where `targets` say.
pub fn write_text<'s>(
    (site, templates, frame, page): (&'s Site, &'s Templates, &'s Frame, &'s Page),
    targets: &'s [Target],
    shown: Shown,
    notes: &mut Notes,
) -> Body<'s> {
    let words = if page.doc.is_easy() { Words::of(&site.glossaries[page.locale]) } else { Words::none() };
    let mut writer = Writer::new((site, templates, frame, page), words, notes);
    (writer.shown, writer.targets) = (shown, targets);
    match (&page.checker, shown) {
        (Some(checker), Shown::Page) => writer.blocks(page.doc.tree.blocks_in(checker.start.clone())),
        (Some(checker), Shown::Part(at)) => writer.blocks(checker.parts[at].blocks(&page.doc.tree)),
        _ => {
            writer.out.reserve(page.doc.text().len() * 3 / 2);
            writer.blocks(page.doc.tree.blocks());
        }
    }
    let html = std::mem::take(&mut writer.out);
    if let Shown::Part(_) = shown {
        writer.urgent_help();
    }
    Body { html, urgent: writer.out, words: writer.words }
}

struct Writer<'s, 'n> {
    site: &'s Site,
    templates: &'s Templates,
    frame: &'s Frame,
    page: &'s Page,
    /// Where its links lead.
    targets: &'s [Target],
    out: String,
    words: Words<'s>,
    shown: Shown,
    /// Above 0 inside links and headings, where no word is made a link.
    plain: u32,
    callouts: u32,
    head: bool,
    column: usize,
    /// Whether the first cell of each row of the present table names the row.
    names_rows: bool,
    columns: &'s [Align],
    /// The id of the last heading; empty before the first.
    heading: &'s str,
    /// How many tables stood below it so far.
    tables_here: u32,
    notes: &'n mut Notes,
}

impl<'s, 'n> Writer<'s, 'n> {
    fn new((site, templates, frame, page): (&'s Site, &'s Templates, &'s Frame, &'s Page), words: Words<'s>, notes: &'n mut Notes) -> Self {
        let (out, columns, heading) = (String::new(), &[][..], "");
        let (shown, plain, callouts, head, column, names_rows, tables_here) = (Shown::Page, 0, 0, false, 0, false, 0);
        Writer {
            site,
            templates,
            frame,
            page,
            targets: &page.targets,
            out,
            words,
            shown,
            plain,
            callouts,
            head,
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
            Kind::Text => self.text(node.words()),
            Kind::Spelled(_) => self.say(node.words()),
            Kind::SoftBreak => self.out.push('\n'),
            Kind::HardBreak => self.out.push_str("<br>"),
            Kind::Paragraph => self.paragraph(node),
            Kind::Heading(level, entry) => {
                // The title is the only h1; a second one is reported and shown one level down.
                let level = self.level(level);
                let id = &tree.headings[entry as usize].id;
                self.heading = id;
                self.tables_here = 0;
                self.out.push_str(["<h2 id=\"", "<h3 id=\"", "<h4 id=\"", "<h5 id=\"", "<h6 id=\""][level as usize - 2]);
                escape(&mut self.out, id);
                self.out.push_str("\">");
                self.number(entry);
                self.plain += 1;
                self.below(node);
                self.plain -= 1;
                self.close(["h2", "h3", "h4", "h5", "h6"][level as usize - 2]);
            }
            Kind::BulletList | Kind::NumberedList(_) if self.is_answers(node) => self.answers(node),
            Kind::BulletList => self.element("ul", node),
            Kind::NumberedList(1) => self.element("ol", node),
            Kind::NumberedList(first) => {
                self.out.push_str(&format!("<ol start=\"{first}\">"));
                self.below(node);
                self.close("ol");
            }
            Kind::Item => {
                self.out.push_str(if is_link(node) { "<li class=\"link\">" } else { "<li>" });
                self.blocks(node.children());
                self.meanings();
                self.close("li");
            }
            Kind::Quote => {
                self.open("blockquote");
                self.blocks(node.children());
                self.close("blockquote");
            }
            Kind::Callout(entry) => self.callout(entry, node),
            Kind::CalloutTitle => self.below(node),
            Kind::Row => self.row(node),
            Kind::RowPicture => self.below(node),
            Kind::Table(entry) => self.table(entry, node),
            Kind::TableHead => self.table_head(node),
            Kind::TableRow => {
                self.column = 0;
                self.element("tr", node);
            }
            Kind::TableCell => self.cell(node),
            Kind::DefinitionList => self.element("dl", node),
            Kind::Term => self.term(node),
            Kind::Definition => {
                self.open("dd");
                self.below(node);
                self.meanings();
                self.close("dd");
            }
            Kind::CodeBlock => {
                self.out.push_str("<pre><code>");
                self.plain += 1;
                self.below(node);
                self.plain -= 1;
                self.out.push_str("</code></pre>");
            }
            Kind::Divider => self.out.push_str("<hr>"),
            Kind::RawHtml => {}
            Kind::Emphasis => self.element("em", node),
            Kind::Strong => self.element("strong", node),
            Kind::Code(_) => {
                self.open("code");
                escape(&mut self.out, node.words());
                self.close("code");
            }
            Kind::Link(entry) => self.link(entry, node),
            Kind::Image(entry) => self.image(entry),
            Kind::Fact(entry) => self.fact(entry, node),
        }
    }

    fn paragraph(&mut self, node: NodeRef<'s>) {
        let mut children = node.children();
        let only_picture = matches!((children.next().map(|child| child.kind()), children.next()), (Some(Kind::Image(_)), None));
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
        self.out.push_str(if self.site.settings.pictures_right { "<div class=\"row row-right\">" } else { "<div class=\"row\">" });
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

/// Whether a paragraph or an item is one link and nothing else: it stands alone then, and should be easy to hit.
fn is_link(node: NodeRef) -> bool {
    let mut children = node.children();
    matches!((children.next().map(|child| child.kind()), children.next()), (Some(Kind::Link(_)), None))
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
