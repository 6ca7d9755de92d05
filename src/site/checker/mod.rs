//! Floor 2: a checker: questions, answers, and what comes of them.
//! In: a checker's page, and where its links lead. Out: its parts, what leads where, and what is known about
//! whoever comes to a part.
//! Must never: judge, or lose its way where answers go round in circles.

mod address_conflicts;
mod dominators;
mod read;

pub(super) use address_conflicts::address_conflicts;

use super::{Page, PageId, Site};
use crate::base::Span;
use crate::doc::{Callout, CalloutTitle, NodeKind, NodeRef, Tree};
use std::ops::Range;

/// More questions than this nobody answers one after the other.
pub const MAX_STEPS: usize = 10;

/// What an answer leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTarget {
    /// A part of the same checker, by its number.
    Part(usize),
    /// The start of another checker.
    Checker(PageId),
    /// Neither: readers would be left without an outcome.
    Nowhere,
}

/// One answer of a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of its link in the tree; none where it has no link.
    pub link: Option<u32>,
    /// What readers choose: the words of the link.
    pub words: Box<str>,
    /// Where it is written.
    pub span: Span,
    /// Where it leads.
    pub to: AnswerTarget,
}

/// A question with its answers, or an outcome, which has none.
#[derive(Clone, Debug)]
pub struct CheckerPart {
    /// The number of its heading in the tree.
    pub heading: u32,
    /// The nodes below its heading.
    pub nodes: Range<usize>,
    /// The nodes that are lists of answers.
    pub lists: Vec<usize>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// The number of the callout that says what came out: the first of them.
    pub verdict: Option<u32>,
    /// What is known about whoever comes here; none where no answer leads here.
    pub path: Option<PathFacts>,
    /// What it is called in its address.
    name: Box<str>,
}

/// A question, and which of its answers was given: none where it may have been one or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnsweredStep {
    /// The number of the part.
    pub part: usize,
    /// The number of the answer.
    pub answer: Option<usize>,
}

/// What is known about whoever comes to a part, whichever way they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFacts {
    /// The last question that all of them have answered; none for the first question.
    pub dominator: Option<AnsweredStep>,
    /// One of the shortest ways: the question and the answer that led here.
    pub shortest_from: Option<(usize, usize)>,
    /// How many questions they have answered, at least.
    pub min_before: usize,
    /// How many, at most.
    pub max_before: usize,
    /// How many questions are still to come, this one included, at most.
    pub max_left: usize,
    /// Whether an answer from here on leads to another checker, with more questions.
    pub leaves: bool,
    /// The address of its page.
    pub address: Box<str>,
}

/// The address of the page that shows all of a checker, below that of its start.
pub const ALL_QUESTIONS: &str = "all-questions/";

/// A checker.
#[derive(Clone, Debug)]
pub struct Checker {
    /// The nodes before its first question.
    pub start: Range<usize>,
    /// Its parts, in the order of the file. The first is where everybody begins.
    pub parts: Vec<CheckerPart>,
    /// Answers that lead back to a question that was answered on the way to them: question and answer.
    pub back_edges: Vec<(usize, usize)>,
    /// The address of the page that shows all of it.
    pub all: Box<str>,
}

impl Checker {
    /// The checker that a page is, with what its links mean; none where the page is something else.
    pub(super) fn new(site: &Site, page: &Page) -> Option<Checker> {
        page.doc.content_path.is_checker().then(|| {
            let mut checker = read::read(site, page);
            dominators::find(&mut checker, &page.address);
            checker
        })
    }

    /// The questions that everybody who comes to a part has answered, the first one first.
    pub fn answered(&self, part: usize) -> Vec<AnsweredStep> {
        let mut answered: Vec<AnsweredStep> =
            std::iter::successors(self.last(part), |step| self.last(step.part)).collect();
        answered.reverse();
        answered
    }

    fn last(&self, part: usize) -> Option<AnsweredStep> {
        self.parts[part].path.as_ref()?.dominator
    }

    /// One of the shortest ways to a part: questions and answers.
    pub fn shortest(&self, part: usize) -> Vec<(usize, usize)> {
        let from = |part: usize| self.parts[part].path.as_ref().and_then(|way| way.shortest_from);
        let mut steps: Vec<(usize, usize)> =
            std::iter::successors(from(part), |(part, _)| from(*part)).collect();
        steps.reverse();
        steps
    }

    /// The part that a link of the text leads to where it is an answer.
    pub fn answer(&self, link: u32) -> Option<AnswerTarget> {
        self.parts
            .iter()
            .flat_map(|part| &part.answers)
            .find(|answer| answer.link == Some(link))
            .map(|answer| answer.to)
    }

    /// The part whose heading this is.
    pub fn part_of_heading(&self, heading: u32) -> Option<usize> {
        self.parts.binary_search_by_key(&heading, |part| part.heading).ok()
    }

    /// Where a part of the text that a link names (`#who`) is shown: the address of its page, and the name
    /// again where it is not the whole page.
    pub fn address_of<'c>(&'c self, tree: &Tree, anchor: &'c str) -> Option<(&'c str, &'c str)> {
        let heading =
            tree.headings.iter().position(|heading| anchor.strip_prefix('#') == Some(&*heading.id))? as u32;
        let part = &self.parts[self.parts.partition_point(|part| part.heading <= heading).checked_sub(1)?];
        Some((&part.path.as_ref()?.address, if part.heading == heading { "" } else { anchor }))
    }
}

impl CheckerPart {
    /// Whether it asks; else it is an outcome.
    pub fn is_question(&self) -> bool {
        !self.answers.is_empty()
    }

    /// The words of its heading.
    pub fn title<'t>(&self, tree: &'t Tree) -> &'t str {
        &tree.headings[self.heading as usize].words
    }

    /// Its blocks, without the heading.
    pub fn blocks<'t>(&self, tree: &'t Tree) -> impl Iterator<Item = NodeRef<'t>> + use<'t> {
        tree.blocks_in(self.nodes.clone())
    }

    /// The callout that says what came out.
    pub fn verdict<'t>(&self, tree: &'t Tree) -> Option<&'t Callout> {
        self.verdict.map(|at| &tree.callouts[at as usize])
    }
}

/// Whether a block is the callout that says what came out.
pub fn is_verdict(tree: &Tree, node: NodeRef<'_>) -> bool {
    matches!(node.kind(), NodeKind::Callout(at) if tree.callouts[at as usize].kind.title == CalloutTitle::Verdict)
}
