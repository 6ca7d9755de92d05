//! Floor 2: a checker: questions, answers and outcomes.
//! In: the parts of a checker with the facts about their paths. Out: `Checker` and its queries.
//! Must never: judge, or follow answers in circles.

use crate::base::Span;
use crate::doc::{Callout, CalloutTitle, NodeKind, NodeRef, Tree};
use crate::site::ids::PageId;
use std::collections::HashMap;
use std::ops::Range;

/// The largest number of questions that readers should have to answer one after the other.
pub const MAX_STEPS: usize = 10;

/// The most answers that a page or a finding repeats: twice as many as anybody should have to give.
const MOST_ANSWERED: usize = 2 * MAX_STEPS;

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTarget {
    /// To a part of the same checker, by its number.
    Part(usize),
    /// To the start of another checker.
    Checker(PageId),
    /// To neither: readers would be left without an outcome.
    Nowhere,
}

/// One answer of a question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number of its link in the tree; `None` where it has no link.
    pub link: Option<u32>,
    /// The words that readers choose: those of the link. Facts are as written.
    pub words: Box<str>,
    /// The index of the node that has these words.
    pub node: usize,
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
    /// The indexes of the nodes below its heading.
    pub nodes: Range<usize>,
    /// The indexes of the nodes that are lists of answers.
    pub lists: Vec<usize>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// The number of its verdict in the tree's callouts: the callout that says what the outcome is.
    pub verdict: Option<u32>,
    /// What holds on every path to it; `None` where no path leads here.
    pub path: Option<PathFacts>,
}

/// A question that was answered. `answer` is `None` where it may have been one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnsweredStep {
    /// The number of the part.
    pub part: usize,
    /// The number of the answer.
    pub answer: Option<usize>,
}

/// What holds for all readers who reach a part, on whichever path. Paths follow no back edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathFacts {
    /// The immediate dominator: the last question that every path to the part has in common. `None` for the
    /// first part.
    pub dominator: Option<AnsweredStep>,
    /// The last step of one of the shortest paths: question and answer.
    pub shortest_from: Option<(usize, usize)>,
    /// The number of questions on the path with the fewest.
    pub min_before: usize,
    /// The number of questions on the path with the most.
    pub max_before: usize,
    /// The largest number of questions from here to an outcome, this one included.
    pub max_left: usize,
    /// Whether a path from here leads to another checker, with more questions.
    pub leaves: bool,
    /// The address of its page.
    pub address: Box<str>,
}

/// What the address of the page with all questions adds to that of the checker.
pub const ALL_QUESTIONS: &str = "all-questions/";

/// A checker: questions that lead to outcomes.
#[derive(Clone, Debug)]
pub struct Checker {
    /// The indexes of the nodes before its first question.
    pub start: Range<usize>,
    /// Its parts, in the order of the file. Everybody begins with the first.
    pub parts: Vec<CheckerPart>,
    /// Where each link leads that is an answer.
    pub answer_of_link: HashMap<u32, AnswerTarget>,
    /// The number of each heading of the file, by its id.
    pub heading_of_id: HashMap<Box<str>, u32>,
    /// Answers that lead back to a question on the path to them: question and answer, sorted.
    pub back_edges: Vec<(usize, usize)>,
    /// The address of the page with all questions.
    pub all: Box<str>,
}

impl Checker {
    /// The questions that every path to a part has in common, the first one first. Of very many only the last: to list
    /// all of them on each page of a long checker would take the square of its length.
    pub fn answered(&self, part: usize) -> Vec<AnsweredStep> {
        let dominator = |part: usize| self.parts[part].path.as_ref()?.dominator;
        let mut answered: Vec<AnsweredStep> =
            std::iter::successors(dominator(part), |step| dominator(step.part)).take(MOST_ANSWERED).collect();
        answered.reverse();
        answered
    }

    /// One of the shortest paths to a part: questions and answers. Of a very long one only the end.
    pub fn shortest(&self, part: usize) -> Vec<(usize, usize)> {
        let from = |part: usize| self.parts[part].path.as_ref().and_then(|path| path.shortest_from);
        let mut steps: Vec<(usize, usize)> =
            std::iter::successors(from(part), |(part, _)| from(*part)).take(MOST_ANSWERED).collect();
        steps.reverse();
        steps
    }

    /// Where a link of the text leads, if it is an answer.
    pub fn answer(&self, link: u32) -> Option<AnswerTarget> {
        self.answer_of_link.get(&link).copied()
    }

    /// The number of the part with this heading.
    pub fn part_of_heading(&self, heading: u32) -> Option<usize> {
        self.parts.binary_search_by_key(&heading, |part| part.heading).ok()
    }

    /// Where the heading that a link names (`#who`) is published: the address of its page; and the name again,
    /// unless the heading begins that page.
    pub fn address_of<'c>(&'c self, anchor: &'c str) -> Option<(&'c str, &'c str)> {
        let heading = *self.heading_of_id.get(anchor.strip_prefix('#')?)?;
        let part = &self.parts[self.parts.partition_point(|part| part.heading <= heading).checked_sub(1)?];
        Some((&part.path.as_ref()?.address, if part.heading == heading { "" } else { anchor }))
    }
}

impl CheckerPart {
    /// Whether it is a question; else it is an outcome.
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

    /// The callout that says what the outcome is.
    pub fn verdict<'t>(&self, tree: &'t Tree) -> Option<&'t Callout> {
        self.verdict.map(|at| &tree.callouts[at as usize])
    }
}

/// Whether a block is a verdict: the callout that says what the outcome is.
pub fn is_verdict(tree: &Tree, node: NodeRef<'_>) -> bool {
    matches!(node.kind(), NodeKind::Callout(at) if tree.callouts[at as usize].kind.title == CalloutTitle::Verdict)
}
