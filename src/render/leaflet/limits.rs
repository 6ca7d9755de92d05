//! Floor 3: how much can be set on paper.
//! In: a page, and the layout it is wanted in. Out: a finding at what is too much.
//! Must never: depend on how fast a computer is, or cut a text.
//!
//! Setting takes more time and memory than reading: a table of some thousand cells or twenty boxes in each other would
//! take minutes and all the memory there is. No leaflet for people comes near these limits.

use super::compilation::Compilation;
use super::length::estimated_pages;
use crate::base::{Finding, Span, reported_rules};
use crate::doc::{CalloutTitle, NodeKind, NodeRef, Tree};

/// The most columns of a table. The narrowest that words fit into is a centimetre, and A4 has 17.
const MOST_COLUMNS: usize = 16;

/// The most cells of all tables: some 60 pages of them.
const MOST_CELLS: usize = 3000;

/// The most pictures.
const MOST_PICTURES: usize = 500;

/// The most lists, quotes and boxes in each other. Each makes its lines narrower, and each is laid out several times.
const MOST_LEVELS: usize = 8;

/// The most paragraphs, items, headings and rows: each takes a line at least.
const MOST_BLOCKS: usize = 12_000;

/// The most letters of a word: each is weighed as the end of a line. The longest German laws have 80.
const MOST_LETTERS: usize = 2000;

/// How many paragraphs the card of a contact has at least.
const PARAGRAPHS_OF_CONTACT: usize = 6;

/// The most pages. Nobody prints, folds or staples more.
pub const MOST_PAGES: usize = 300;

/// A finding if a page is too much for paper.
pub fn too_much(leaflet: &Compilation) -> Option<Finding> {
    let doc = &leaflet.page.doc;
    let mut counts = Counts::default();
    if let Some((span, message, help)) = doc.tree.blocks().find_map(|node| counts.add(&doc.tree, node, 0)) {
        return Some(finding(leaflet, span, message, help));
    }
    let pages = estimated_pages(leaflet);
    (pages > MOST_PAGES as f64).then(|| too_long(leaflet, pages as usize))
}

/// A finding if a leaflet came out with too many pages.
pub fn too_many_pages(leaflet: &Compilation, pages: usize) -> Option<Finding> {
    (pages > MOST_PAGES).then(|| too_long(leaflet, pages))
}

fn too_long(leaflet: &Compilation, pages: usize) -> Finding {
    let doc = &leaflet.page.doc;
    // The heading behind as much text as fits.
    let full = doc.text().len() * MOST_PAGES / pages.max(1);
    let heading = doc.tree.headings.iter().rev().find(|heading| heading.span.start as usize <= full);
    let span = heading.map_or(doc.top(), |heading| heading.span);
    let message = format!("This text would have about {pages} pages on paper. The limit is {MOST_PAGES}.");
    finding(leaflet, span, message, "Make several pages of it, each about one thing.")
}

fn finding(leaflet: &Compilation, span: Span, message: String, help: &str) -> Finding {
    Finding::new(&reported_rules::LEAFLET_FIT, leaflet.page.doc.location(span), message, help)
}

/// What a page has so far.
#[derive(Default)]
struct Counts {
    cells: usize,
    pictures: usize,
    blocks: usize,
}

impl Counts {
    /// Counts a node and all below it. What is too much, where, and what to do.
    fn add(&mut self, tree: &Tree, node: NodeRef<'_>, levels: usize) -> Option<(Span, String, &'static str)> {
        let mut levels = levels;
        match node.kind() {
            NodeKind::Table(_) => {
                let columns = node.children().next().map_or(0, |row| row.children().count());
                if columns > MOST_COLUMNS {
                    let message = format!("A table with {columns} columns does not fit on paper.");
                    return Some((node.span(), message, "Make several tables of it, or a list."));
                }
            }
            NodeKind::TableCell => self.cells += 1,
            NodeKind::Image(_) => self.pictures += 1,
            NodeKind::Text | NodeKind::Decoded(_) | NodeKind::Code(_) => {
                let letters = |word: &str| word.chars().count();
                let longest = node.own_text().split_whitespace().map(letters).max().unwrap_or(0);
                if longest > MOST_LETTERS {
                    let message = format!("Here is a word of {longest} letters: too long for any line.");
                    return Some((node.span(), message, "Write it as several words, or take it out."));
                }
            }
            NodeKind::BulletList | NodeKind::NumberedList(_) | NodeKind::Quote | NodeKind::DefinitionList => {
                levels += 1
            }
            NodeKind::Callout(entry) => {
                levels += 1;
                let is_contact = tree.callouts[entry as usize].kind.title == CalloutTitle::Contact;
                self.blocks += if is_contact { PARAGRAPHS_OF_CONTACT } else { 0 };
            }
            NodeKind::Paragraph
            | NodeKind::Item
            | NodeKind::Heading(..)
            | NodeKind::TableRow
            | NodeKind::Term
            | NodeKind::HardBreak => self.blocks += 1,
            _ => {}
        }
        let limits = [
            (
                levels,
                MOST_LEVELS,
                "lists, quotes or boxes in each other",
                "Use at most two levels of lists or quotes.",
            ),
            (self.cells, MOST_CELLS, "cells in tables", "Make several pages of it, or leave rows out."),
            (self.pictures, MOST_PICTURES, "pictures", "Make several pages of it."),
            (self.blocks, MOST_BLOCKS, "paragraphs, items and rows", "Make several pages of it."),
        ];
        let over = limits.into_iter().find(|(count, most, ..)| count > most);
        let over = over.map(|(_, most, what, help)| {
            (node.span(), format!("Here are more than {most} {what}: too much for paper."), help)
        });
        over.or_else(|| node.children().find_map(|child| self.add(tree, child, levels)))
    }
}
