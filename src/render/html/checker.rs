//! Floor 3: what only the text of a checker has.
//! In: a part of a checker, or all of it. Out: answers as links to choose from; where all parts are on one
//! page, their numbers and where each answer leads.
//! Must never: use other words than the leaflet.

use super::writer::{BodyScope, HtmlWriter};
use crate::base::escape;
use crate::doc::{NodeKind, NodeRef};
use crate::render::checker_words::{answer_target, part_number};
use std::borrow::Cow;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes the number of a part before its heading, where all parts are on one page.
    pub(super) fn number(&mut self, heading: u32) {
        if let Some(words) = part_number(self.page, heading).filter(|_| self.shown == BodyScope::AllQuestions)
        {
            self.out.push_str(&words);
        }
    }

    /// Whether a list has the answers of the question that this page shows.
    pub(super) fn is_answers(&self, node: NodeRef<'s>) -> bool {
        let BodyScope::Part(part) = self.shown else { return false };
        self.page.checker.as_ref().is_some_and(|checker| checker.parts[part].lists.contains(&node.index()))
    }

    /// Writes the answers of a question.
    pub(super) fn answers(&mut self, node: NodeRef<'s>) {
        self.out.push_str("<ul class=\"answers\">");
        self.below(node);
        self.close("ul");
    }

    /// Writes where an answer leads after its link, where all parts are on one page.
    pub(super) fn write_answer_target(&mut self, link: u32) {
        if let Some(words) =
            answer_target(self.site, self.page, link).filter(|_| self.shown == BodyScope::AllQuestions)
        {
            escape(&mut self.out, &words);
        }
    }

    /// The address of a fragment link within a checker, whose parts have pages of their own. `None` if the
    /// target is on this page.
    pub(super) fn part_address(&self, destination: &'s str) -> Option<Cow<'s, str>> {
        let checker = self.page.checker.as_ref().filter(|_| self.shown != BodyScope::AllQuestions)?;
        let (address, anchor) = checker.address_of(destination)?;
        Some(format!("{}{anchor}", self.site.href(address)).into())
    }

    /// Writes the urgent help from the start of a checker.
    pub(super) fn urgent_help(&mut self) {
        let (tree, Some(checker)) = (&self.page.doc.tree, &self.page.checker) else { return };
        let is_urgent_help = |node: &NodeRef<'_>| match node.kind() {
            NodeKind::Callout(entry) => tree.callouts[entry as usize].kind.name == "urgent-help",
            _ => false,
        };
        if let Some(node) = tree.blocks_in(checker.start.clone()).find(is_urgent_help) {
            self.node(node);
        }
    }
}
