//! Floor 2: the parts of a checker as its file has them.
//! In: the tree of a checker's file and where its links lead. Out: its parts with their answers.
//! Must never: take a list of further reading for answers.

use super::model::{Answer, AnswerTarget, is_verdict};
use crate::base::BuildIdentityHasher;
use crate::doc::heading_level::begins_part;
use crate::doc::{Destination, NodeKind, NodeRef, Tree, slug};
use crate::site::addressed_page::AddressedPage;
use crate::site::addresses::AddressedPages;
use crate::site::links::LinkTarget;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The longest name of a part in an address, in bytes. File systems limit the name of a folder to 255.
const LONGEST_NAME: usize = 80;

/// A checker as its file has it: nothing is known yet of the paths between its parts.
pub(super) struct WrittenChecker {
    /// The indexes of the nodes before its first part.
    pub start: Range<usize>,
    /// Its parts, in the order of the file.
    pub parts: Vec<WrittenPart>,
}

/// A question or an outcome as the file has it.
pub(super) struct WrittenPart {
    /// The number of its heading in the tree.
    pub heading: u32,
    /// The indexes of the nodes below its heading.
    pub nodes: Range<usize>,
    /// The indexes of the nodes that are lists of answers.
    pub lists: Vec<usize>,
    /// Its answers.
    pub answers: Vec<Answer>,
    /// The number of its verdict in the tree's callouts.
    pub verdict: Option<u32>,
    /// Its name in addresses, unique in its checker.
    pub name: Box<str>,
}

/// Reads the checker that a page is. `targets` says where each link of the tree leads.
pub(super) fn read(pages: &AddressedPages, page: &AddressedPage, targets: &[LinkTarget]) -> WrittenChecker {
    let tree = &page.doc.tree;
    let (start, headings) = split_at_headings(tree);
    let by_id: HashMap<&str, usize> = headings
        .iter()
        .enumerate()
        .map(|(at, (heading, _))| (&*tree.headings[*heading as usize].id, at))
        .collect();
    let leads_to = |link: u32| match targets[link as usize] {
        LinkTarget::Fragment => by_id
            .get(tree.links[link as usize].destination.trim_start_matches('#'))
            .map_or(AnswerTarget::Nowhere, |part| AnswerTarget::Part(*part)),
        LinkTarget::Page(id) => {
            let other = &pages.get(id).doc;
            if other.content_path.is_checker() && other.path != page.doc.path {
                AnswerTarget::Checker(id)
            } else {
                AnswerTarget::Nowhere
            }
        }
        _ => AnswerTarget::Nowhere,
    };
    let mut names: HashSet<Box<str>, BuildIdentityHasher> = HashSet::default();
    let part = |(number, (heading, nodes)): (usize, (u32, Range<usize>))| {
        let verdict = tree.blocks_in(nodes.clone()).find(|block| is_verdict(tree, *block));
        let verdict = match verdict.map(|block| block.kind()) {
            Some(NodeKind::Callout(entry)) => Some(entry),
            _ => None,
        };
        let lists: Vec<NodeRef> = tree
            .blocks_in(nodes.clone())
            .filter(|block| is_answer_list(tree, *block, verdict.is_some(), &leads_to))
            .collect();
        let answers = lists.iter().flat_map(|list| list.children()).map(|item| answer(item, &leads_to));
        let name: Box<str> = slug(&tree.headings[heading as usize].id).into();
        let name = if name.is_empty() || name.len() > LONGEST_NAME || names.contains(&name) {
            format!("part--{number}").into()
        } else {
            name
        };
        names.insert(name.clone());
        WrittenPart {
            heading,
            answers: answers.collect(),
            lists: lists.iter().map(|list| list.index()).collect(),
            nodes,
            verdict,
            name,
        }
    };
    WrittenChecker { start, parts: (1..).zip(headings).map(part).collect() }
}

/// The nodes before the first heading that begins a part; and each of these headings with the nodes below it.
fn split_at_headings(tree: &Tree) -> (Range<usize>, Vec<(u32, Range<usize>)>) {
    let headings: Vec<(u32, usize, usize)> = tree
        .blocks()
        .filter_map(|block| match block.kind() {
            NodeKind::Heading(level, heading) if begins_part(level) => {
                let below = block.index() + tree.nodes[block.index()].subtree_len as usize;
                Some((heading, block.index(), below))
            }
            _ => None,
        })
        .collect();
    let end = tree.nodes.len();
    let ends = headings.iter().skip(1).map(|(_, index, _)| *index).chain([end]);
    let start = 0..headings.first().map_or(end, |(_, index, _)| *index);
    let parts = headings.iter().zip(ends).map(|((heading, _, below), end)| (*heading, *below..end));
    (start, parts.collect())
}

/// Whether a block is a list of answers. One link to a heading of the file is enough, even to a heading that is
/// missing. In a part without a verdict, a list of nothing but links to other checkers is one too.
fn is_answer_list(
    tree: &Tree,
    block: NodeRef<'_>,
    has_verdict: bool,
    leads_to: &impl Fn(u32) -> AnswerTarget,
) -> bool {
    if !matches!(block.kind(), NodeKind::BulletList | NodeKind::NumberedList(_)) {
        return false;
    }
    let links = || block.children().map(|item| first_link(item).map(|(link, _)| link));
    let is_fragment = |link: u32| tree.links[link as usize].target == Destination::Fragment;
    let leads_on = |link: Option<u32>| link.is_some_and(|link| leads_to(link) != AnswerTarget::Nowhere);
    links().flatten().any(is_fragment) || (!has_verdict && links().all(leads_on))
}

fn answer(item: NodeRef<'_>, leads_to: &impl Fn(u32) -> AnswerTarget) -> Answer {
    let (link, words) = match first_link(item) {
        Some((link, words)) => (Some(link), words),
        None => (None, item),
    };
    Answer {
        link,
        words: words.text().trim().into(),
        node: words.index(),
        span: words.span(),
        to: link.map_or(AnswerTarget::Nowhere, leads_to),
    }
}

/// The link that an item of a list begins with.
fn first_link(item: NodeRef<'_>) -> Option<(u32, NodeRef<'_>)> {
    let mut first = item.children().next()?;
    if first.kind() == NodeKind::Paragraph {
        first = first.children().next()?;
    }
    match first.kind() {
        NodeKind::Link(entry) => Some((entry, first)),
        _ => None,
    }
}
