//! Floor 3: a document as HTML.
//! In: a page's tree and what its links, pictures, facts and contacts mean. Out: tight HTML, and the key of all that went into it.
//! Must never: pass on HTML that somebody typed, or write a space that the text does not have.

mod checker;
mod fact;
mod link;
mod table;
mod text;

use super::frame::Frame;
use super::template::{Templates, Value, context, value_with};
use super::view::ContactView;
use super::words::Words;
use crate::base::Notes;
use crate::doc::{Align, Kind, NodeRef, Title};
use crate::site::{GlossaryWord, Page, Role, Site, Target};
use serde::Serialize;

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

/// What a word of a locale's glossary means, as HTML; none where the glossary is no page.
pub fn write_meaning(site: &Site, templates: &Templates, frame: &Frame, locale: usize, word: &GlossaryWord, notes: &mut Notes) -> Option<String> {
    let glossary = site.page(site.page_at(&site.glossaries[locale].doc.as_ref()?.path)?);
    let mut writer = Writer::new((site, templates, frame, glossary), Words::none(), notes);
    writer.below(glossary.doc.tree.walk().nth(word.definition)?);
    Some(writer.out)
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

#[derive(Serialize)]
struct CalloutView<'a> {
    kind: &'a str,
    id: String,
    contact: Option<ContactView<'a>>,
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

    /// A row of blocks; neighbours of a kind that gathers stand in one box.
    fn blocks(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>) {
        let mut gathering = false;
        for node in nodes {
            let gathers = matches!(node.kind(), Kind::Callout(at) if self.page.doc.tree.callouts[at as usize].kind.gathers);
            if gathers != gathering {
                self.out.push_str(if gathers { "<div class=\"cards\">" } else { "</div>" });
                gathering = gathers;
            }
            self.node(node);
        }
        if gathering {
            self.out.push_str("</div>");
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

    /// The words that were used for the first time in what was just written, each with its meaning, where they stand: nobody has to
    /// leave the line to look one up. On paper they stand at the end.
    fn meanings(&mut self) {
        let (site, templates, frame) = (self.site, self.templates, self.frame);
        for word in self.words.new_ones() {
            let Some(meaning) = write_meaning(site, templates, frame, self.page.locale, word, self.notes) else { continue };
            self.out.push_str("<details class=\"meaning no-print\"><summary>");
            escape(&mut self.out, &site.locale(self.page).strings.get("word_meaning").replace("{word}", &word.term));
            self.out.push_str("</summary><div>");
            self.out.push_str(&meaning);
            self.out.push_str("</div></details>");
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

    fn term(&mut self, node: NodeRef<'s>) {
        let words = if self.page.role == Role::Glossary { self.site.glossaries[self.page.locale].words.as_slice() } else { &[] };
        let text = node.text();
        match words.iter().find(|word| *word.term == *text.trim()) {
            Some(word) => {
                self.out.push_str("<dt id=\"");
                escape(&mut self.out, &word.id);
                self.out.push_str("\">");
            }
            None => self.open("dt"),
        }
        self.below(node);
        self.close("dt");
    }

    fn callout(&mut self, entry: u32, node: NodeRef<'s>) {
        let callout = &self.page.doc.tree.callouts[entry as usize];
        self.callouts += 1;
        let number = self.callouts;
        let contact = if callout.kind.title == Title::Contact { self.site.contacts.get(&callout.words) } else { None };
        let outer = std::mem::take(&mut self.out);
        if contact.is_none() {
            self.plain += 1;
            for child in node.children().filter(|child| child.kind() == Kind::CalloutTitle) {
                self.node(child);
            }
            self.plain -= 1;
        }
        let title = std::mem::take(&mut self.out);
        self.blocks(node.children().filter(|child| child.kind() != Kind::CalloutTitle));
        let body = std::mem::replace(&mut self.out, outer);
        let view = CalloutView {
            kind: callout.kind.name,
            // Two hyphens: no heading of the text can have this id.
            id: format!("box--{number}"),
            contact: contact.map(|contact| ContactView::new(self.site, contact, self.site.locale(self.page))),
        };
        let fields = [("title", Value::safe_string(title.trim())), ("body", Value::safe_string(&body))];
        let seen = context([("callout", value_with(&view, fields)), ("t", self.frame.strings.clone()), ("site", self.frame.site.clone())]);
        let html = self.templates.render(&format!("callouts/{}.html", callout.kind.name), seen, self.notes);
        self.out.push_str(html.trim());
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
