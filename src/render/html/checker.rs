//! Floor 3: the text of a checker.
//! In: a part of a checker, or all of it. Out: answers as links to choose from; on one page numbers, and
//! which one to go to.
//! Must never: say other words than the sheet on paper.

use super::writer::{BodyScope, HtmlWriter};
use crate::base::escape;
use crate::doc::NodeRef;
use crate::render::checker_words::{go_to, number};
use std::borrow::Cow;

impl<'s> HtmlWriter<'s, '_> {
    /// The number of a part before its heading.
    pub(super) fn number(&mut self, heading: u32) {
        if let Some(words) = number(self.page, heading).filter(|_| self.shown == BodyScope::AllQuestions) {
            self.out.push_str(&words);
        }
    }

    /// Whether a list holds the answers of a question, each with a page of its own.
    pub(super) fn is_answers(&self, node: NodeRef<'s>) -> bool {
        let BodyScope::Part(part) = self.shown else { return false };
        self.page.checker.as_ref().is_some_and(|checker| checker.parts[part].lists.contains(&node.index()))
    }

    pub(super) fn answers(&mut self, node: NodeRef<'s>) {
        self.out.push_str("<ul class=\"answers\">");
        self.below(node);
        self.close("ul");
    }

    /// Behind an answer: which part comes next.
    pub(super) fn go_to(&mut self, link: u32) {
        if let Some(words) =
            go_to(self.site, self.page, link).filter(|_| self.shown == BodyScope::AllQuestions)
        {
            escape(&mut self.out, &words);
        }
    }

    /// Where a link to a part of the same page leads: the parts of a checker have pages of their own.
    pub(super) fn here(&self, destination: &'s str) -> Option<Cow<'s, str>> {
        let checker = self.page.checker.as_ref().filter(|_| self.shown != BodyScope::AllQuestions)?;
        let (address, anchor) = checker.address_of(&self.page.doc.tree, destination)?;
        Some(format!("{}{anchor}", self.site.href(address)).into())
    }

    /// The box that says where to get help now.
    pub(super) fn urgent_help(&mut self) {
        let (tree, Some(checker)) = (&self.page.doc.tree, &self.page.checker) else { return };
        let urgent = |node: &NodeRef<'_>| matches!(node.kind(), crate::doc::NodeKind::Callout(at) if tree.callouts[at as usize].kind.name == "urgent-help");
        if let Some(node) = tree.blocks_in(checker.start.clone()).find(urgent) {
            self.node(node);
        }
    }
}
