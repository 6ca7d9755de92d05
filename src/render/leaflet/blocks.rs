//! Floor 3: blocks as data for the theme.
//! In: the block nodes of a page's tree. Out: a dictionary for each block: its `kind` and its content.
//! Must never: decide how a block looks; the theme does.

use super::contact::ContactSetter;
use super::image::{IN_COLUMN, IN_ROW, image};
use super::inline::InlineWriter;
use super::labels::heading_label;
use crate::base::{Finding, reported_rules};
use crate::doc::{Align, CalloutTitle, NodeKind, NodeRef};
use crate::render::checker_words::part_number;
use crate::render::fact_text::{words_of_heading, words_of_image};
use typst::foundations::{Array, Content, Dict, IntoValue, Value, array, dict};

/// A callout with more bytes of text than this may continue on the next page: about a third of A4 in 14
/// points. Moved to the next page as a whole, it could leave too much white.
const LONG_CALLOUT: usize = 600;

impl<'s> InlineWriter<'s, '_> {
    /// Nodes as an array of blocks. Inline nodes without a paragraph, as in the items of a tight list,
    /// become a block of the kind `words`.
    pub fn blocks(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>) -> Array {
        let mut blocks = array![];
        let mut nodes = nodes.peekable();
        while let Some(node) = nodes.peek().copied() {
            if is_inline(node.kind()) {
                let mut out = Vec::new();
                let run = std::iter::from_fn(|| nodes.next_if(|node| is_inline(node.kind())));
                self.inlines(run, &mut out);
                blocks.push(dict! { "kind" => "words", "body" => Content::sequence(out) }.into_value());
            } else {
                nodes.next();
                if let Some(block) = self.block(node) {
                    blocks.push(block.into_value());
                }
            }
        }
        blocks
    }

    /// One block. `None` for raw HTML, an empty heading, and what cannot be shown.
    fn block(&mut self, node: NodeRef<'s>) -> Option<Dict> {
        let tree = &self.page.doc.tree;
        Some(match node.kind() {
            NodeKind::Paragraph => match only_picture(node) {
                Some((entry, picture)) => return self.picture(entry, IN_COLUMN, picture),
                None => dict! { "kind" => "paragraph", "body" => self.inline(node) },
            },
            NodeKind::Heading(level, entry) => {
                self.printed.clear();
                self.no_links_depth += 1;
                let mut body = self.inline(node);
                self.no_links_depth -= 1;
                let number = part_number(self.page, entry).unwrap_or_default();
                if !number.is_empty() {
                    body = Content::sequence([self.setter.text(&number, self.origin(node.span())), body]);
                }
                let heading = &tree.headings[entry as usize];
                if heading.words.trim().is_empty() {
                    // A rule reports a heading without words; nobody could jump to it.
                    return None;
                }
                dict! {
                    "kind" => "heading",
                    "level" => i64::from(self.levels.next(level)),
                    "body" => body,
                    "words" => format!("{number}{}", words_of_heading(self.site, self.page, heading)),
                    "at" => i64::from(entry),
                    "label" => heading_label(entry as usize),
                }
            }
            NodeKind::BulletList => {
                dict! { "kind" => "list", "start" => Value::None, "items" => self.items(node) }
            }
            NodeKind::NumberedList(first) => {
                dict! { "kind" => "list", "start" => i64::from(first), "items" => self.items(node) }
            }
            NodeKind::Quote => dict! { "kind" => "quote", "blocks" => self.blocks(node.children()) },
            NodeKind::Callout(entry) => self.callout(entry, node),
            NodeKind::Row => self.row(node)?,
            NodeKind::Table(entry) => self.table(entry, node),
            NodeKind::DefinitionList => self.definitions(node),
            NodeKind::CodeBlock => {
                let text: String = node.descendants().map(|line| line.own_text()).collect();
                // The content is not used: this reports characters that no font has.
                let origin = self.origin(node.span());
                self.setter.text(&text, origin);
                dict! { "kind" => "code", "text" => text.trim_end_matches('\n') }
            }
            NodeKind::Divider => dict! { "kind" => "divider" },
            NodeKind::RawHtml => return None,
            _ => dict! { "kind" => "group", "blocks" => self.blocks(node.children()) },
        })
    }

    /// The items of a list, each an array of blocks.
    fn items(&mut self, node: NodeRef<'s>) -> Array {
        node.children().map(|item| self.blocks(item.children()).into_value()).collect()
    }

    /// A paragraph that is only a picture, in a frame of this width and height in millimetres.
    fn picture(&mut self, entry: u32, frame: (f64, f64), node: NodeRef<'s>) -> Option<Dict> {
        let origin = self.origin(node.span());
        match image(self.site, self.page, entry, frame, origin, self.findings) {
            Some(picture) => Some(picture.block()),
            // The picture is missing, which is reported: its text alternative stays.
            None => {
                let image = &self.page.doc.tree.images[entry as usize];
                let alt = words_of_image(self.site, self.page, image);
                (!alt.is_empty())
                    .then(|| dict! { "kind" => "paragraph", "body" => self.setter.text(&alt, origin) })
            }
        }
    }

    /// A row of Easy Read: a picture and the blocks beside it.
    fn row(&mut self, node: NodeRef<'s>) -> Option<Dict> {
        let mut children = node.children();
        let first = children.next()?;
        let picture = only_picture(first).and_then(|(entry, picture)| self.picture(entry, IN_ROW, picture));
        Some(dict! { "kind" => "row", "picture" => picture, "blocks" => self.blocks(children) })
    }

    /// A callout. `entry` is its index among the callouts of the tree.
    fn callout(&mut self, entry: u32, node: NodeRef<'s>) -> Dict {
        let callout = &self.page.doc.tree.callouts[entry as usize];
        let contact = if callout.kind.title == CalloutTitle::Contact {
            self.site.contacts.get(&callout.words)
        } else {
            None
        };
        let locale = self.site.locale(self.page);
        let origin = self.origin(callout.kind_span);
        let mut title = Value::None;
        if contact.is_none() && !callout.words.is_empty() {
            self.no_links_depth += 1;
            for child in node.children().filter(|child| child.kind() == NodeKind::CalloutTitle) {
                title = self.inline(child).into_value();
            }
            self.no_links_depth -= 1;
        }
        let blocks = self.blocks(node.children().filter(|child| child.kind() != NodeKind::CalloutTitle));
        // The label of the kind, as on the website. Kinds that are only a box have none, and `details`, which
        // unfolds on the web, has its title instead. A title that repeats the label is left out.
        let name = callout.kind.name.replace('-', "_");
        let word = Some(locale.strings.get(&name))
            .filter(|word| *word != name && (callout.kind.name != "details" || callout.words.is_empty()));
        let title = if word == Some(callout.words.trim()) { Value::None } else { title };
        dict! {
            "kind" => "callout",
            "name" => callout.kind.name,
            "label" => word.map(|word| self.setter.text(word, origin)),
            "title" => title,
            "contact" => contact.map(|contact| {
                ContactSetter::new(self.site, self.theme, locale, self.tells_age).card(contact, self.setter)
            }),
            "blocks" => blocks,
            // The theme keeps a callout on one page, unless it is long.
            "long" => node.text().len() > LONG_CALLOUT,
        }
    }

    /// A table. `entry` is its index among the tables of the tree. Reports a table without column headings.
    fn table(&mut self, entry: u32, node: NodeRef<'s>) -> Dict {
        let columns = &self.page.doc.tree.tables[entry as usize].columns;
        let align: Array = columns
            .iter()
            .map(|align| match align {
                Align::Start => "start".into_value(),
                Align::Centre => "center".into_value(),
                Align::End => "end".into_value(),
            })
            .collect();
        let (mut head, mut rows, mut has_headings) = (array![], array![], false);
        for row in node.children() {
            let cells: Array = row.children().map(|cell| self.inline(cell).into_value()).collect();
            if row.kind() == NodeKind::TableHead {
                has_headings = row.children().any(|cell| !cell.text().trim().is_empty());
                head = cells;
            } else {
                rows.push(cells.into_value());
            }
        }
        if !has_headings {
            self.findings.push(Finding::new(
                &reported_rules::LEAFLET_SETTING,
                self.page.doc.location(node.span()),
                "The columns of this table have no headings.",
                "Write what each column holds into the table's first line: | Day | Time |",
            ));
        }
        dict! {
            "kind" => "table",
            "columns" => columns.len() as i64,
            "align" => align,
            "head" => head,
            "rows" => rows,
            "names_rows" => node.names_rows(),
        }
    }

    /// A definition list.
    fn definitions(&mut self, node: NodeRef<'s>) -> Dict {
        let mut items = array![];
        let (mut terms, mut meanings) = (array![], array![]);
        for child in node.children() {
            if child.kind() == NodeKind::Term {
                if !meanings.is_empty() {
                    items.push(definition_group(&mut terms, &mut meanings));
                }
                terms.push(self.inline(child).into_value());
            } else {
                meanings.push(self.blocks(child.children()).into_value());
            }
        }
        items.push(definition_group(&mut terms, &mut meanings));
        dict! { "kind" => "definitions", "items" => items }
    }
}

/// One group of a definition list. Empties both arrays.
fn definition_group(terms: &mut Array, meanings: &mut Array) -> Value {
    dict! { "terms" => std::mem::take(terms), "meanings" => std::mem::take(meanings) }.into_value()
}

/// The index and the node of the picture, if a paragraph holds nothing else.
fn only_picture(node: NodeRef<'_>) -> Option<(u32, NodeRef<'_>)> {
    let mut children = node.children();
    match (children.next().map(|child| (child.kind(), child)), children.next()) {
        (Some((NodeKind::Image(entry), picture)), None) => Some((entry, picture)),
        _ => None,
    }
}

fn is_inline(kind: NodeKind) -> bool {
    use NodeKind::*;
    matches!(
        kind,
        Text | Decoded(_)
            | Emphasis
            | Strong
            | Code(_)
            | Link(_)
            | Image(_)
            | Fact(_)
            | SoftBreak
            | HardBreak
    )
}
