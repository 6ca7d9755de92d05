//! Floor 3: the state of writing a text, and what all kinds of nodes need.
//! In: a page and the context of its text. Out: HTML, tag by tag.
//! Must never: treat one kind of node differently from another.

use super::image::ImageFrame;
use crate::base::Findings;
use crate::doc::{Align, NodeRef};
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::render::shared_context::SharedContext;
use crate::render::template::Templates;
use crate::site::{LinkTarget, Page, Site};

/// The context for writing the text of a page.
#[derive(Clone, Copy)]
pub struct PageContext<'s> {
    /// The site.
    pub site: &'s Site,
    /// The theme.
    pub templates: &'s Templates,
    /// What all pages in the language of the text share.
    pub shared: &'s SharedContext,
    /// The page.
    pub page: &'s Page,
}

/// Which part of a page's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyScope {
    /// All of it; of a checker only what comes before its first question.
    Page,
    /// One question or outcome of a checker.
    Part(usize),
    /// All of a checker, its parts numbered.
    AllQuestions,
}

/// Writes the text of one page. Other files of this folder add a method for each kind of node.
pub struct HtmlWriter<'s, 'n> {
    pub(super) site: &'s Site,
    pub(super) templates: &'s Templates,
    pub(super) frame: &'s SharedContext,
    pub(super) page: &'s Page,
    /// What its links lead to, in the order of the tree's links.
    pub(super) targets: &'s [LinkTarget],
    pub(super) out: String,
    pub(super) words: GlossaryMatcher<'s>,
    pub(super) shown: BodyScope,
    /// Nesting depth of links, headings and code; above 0 no glossary word and no fact becomes a link.
    pub(super) no_links_depth: u32,
    pub(super) callouts: u32,
    /// Where pictures stand.
    pub(super) image_frame: ImageFrame,
    pub(super) in_table_head: bool,
    pub(super) column: usize,
    /// Whether the first cell of each row of the current table is the name of the row.
    pub(super) names_rows: bool,
    pub(super) columns: &'s [Align],
    /// The id of the last heading; empty before the first.
    pub(super) heading: &'s str,
    /// The number of tables since the last heading.
    pub(super) tables_here: u32,
    pub(super) notes: &'n mut Findings,
}

impl<'s, 'n> HtmlWriter<'s, 'n> {
    /// A writer for a page. `words` are the glossary words to mark.
    pub(super) fn new(context: PageContext<'s>, words: GlossaryMatcher<'s>, notes: &'n mut Findings) -> Self {
        let PageContext { site, templates, shared, page } = context;
        HtmlWriter {
            site,
            templates,
            frame: shared,
            page,
            targets: &page.targets,
            out: String::new(),
            words,
            shown: BodyScope::Page,
            no_links_depth: 0,
            callouts: 0,
            image_frame: ImageFrame::Column,
            in_table_head: false,
            column: 0,
            names_rows: false,
            columns: &[],
            heading: "",
            tables_here: 0,
            notes,
        }
    }

    /// Writes the children of a node.
    pub(super) fn below(&mut self, node: NodeRef<'s>) {
        for child in node.children() {
            self.node(child);
        }
    }

    /// An element without attributes around the children of a node.
    pub(super) fn element(&mut self, name: &str, node: NodeRef<'s>) {
        self.open(name);
        self.below(node);
        self.close(name);
    }

    /// Writes a start tag without attributes.
    pub(super) fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
    }

    /// Writes an end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}
