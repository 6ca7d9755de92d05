//! Floor 2: a checker's parts, as they are written.
//! In: the tree of a checker's file. Out: its parts with their answers.
//! Must never: take a list of things to read for answers.

use super::{Answer, AnswerTarget, Checker, CheckerPart, is_verdict};
use crate::base::BuildIdentityHasher;
use crate::doc::{Destination, NodeKind, NodeRef, slug};
use crate::site::{LinkTarget, Page, Site};
use std::collections::{HashMap, HashSet};

/// The longest name of a part in an address, in bytes: a folder's name has an end.
const LONGEST_NAME: usize = 80;

/// The parts of a checker; nothing is known yet of the ways between them.
pub fn read(site: &Site, page: &Page) -> Checker {
    let tree = &page.doc.tree;
    let mut parts: Vec<CheckerPart> = Vec::new();
    let mut start = 0..tree.nodes.len();
    for block in tree.blocks() {
        let NodeKind::Heading(level, heading) = block.kind() else { continue };
        if level > 2 {
            continue;
        }
        match parts.last_mut() {
            Some(part) => part.nodes.end = block.index(),
            None => start.end = block.index(),
        }
        let below = block.index() + tree.nodes[block.index()].subtree_len as usize;
        parts.push(CheckerPart {
            heading,
            nodes: below..tree.nodes.len(),
            lists: Vec::new(),
            answers: Vec::new(),
            verdict: None,
            path: None,
            name: "".into(),
        });
    }
    let by_id: HashMap<&str, usize> =
        parts.iter().enumerate().map(|(at, part)| (&*tree.headings[part.heading as usize].id, at)).collect();
    let leads = |link: u32| match page.targets[link as usize] {
        LinkTarget::Fragment => by_id
            .get(tree.links[link as usize].destination.trim_start_matches('#'))
            .map_or(AnswerTarget::Nowhere, |part| AnswerTarget::Part(*part)),
        LinkTarget::Page(id)
            if site.page(id).doc.content_path.is_checker() && site.page(id).doc.path != page.doc.path =>
        {
            AnswerTarget::Checker(id)
        }
        _ => AnswerTarget::Nowhere,
    };
    // A list of answers is known by a link to a part, even one that is not there. Where nothing came out yet,
    // a list of nothing but
    // other checkers is one too.
    let is_here = |link: u32| tree.links[link as usize].target == Destination::Fragment;
    let asks = |list: NodeRef<'_>, verdict: bool| {
        let links = || list.children().map(|item| first_link(item).map(|(link, _)| link));
        links().flatten().any(is_here)
            || (!verdict && links().all(|link| link.is_some_and(|link| leads(link) != AnswerTarget::Nowhere)))
    };
    let mut names: HashSet<Box<str>, BuildIdentityHasher> = HashSet::default();
    for (number, part) in (1..).zip(&mut parts) {
        let verdict = tree
            .blocks_in(part.nodes.clone())
            .find(|block| is_verdict(tree, *block))
            .map(|block| block.kind());
        part.verdict = match verdict {
            Some(NodeKind::Callout(entry)) => Some(entry),
            _ => None,
        };
        for block in tree.blocks_in(part.nodes.clone()) {
            if matches!(block.kind(), NodeKind::BulletList | NodeKind::NumberedList(_))
                && asks(block, part.verdict.is_some())
            {
                part.lists.push(block.index());
                part.answers.extend(block.children().map(|item| match first_link(item) {
                    Some((link, words)) => Answer {
                        link: Some(link),
                        words: words.text().trim().into(),
                        span: words.span(),
                        to: leads(link),
                    },
                    None => Answer {
                        link: None,
                        words: item.text().trim().into(),
                        span: item.span(),
                        to: AnswerTarget::Nowhere,
                    },
                }));
            }
        }
        let name: Box<str> = slug(&tree.headings[part.heading as usize].id).into();
        let name = if name.is_empty() || name.len() > LONGEST_NAME || names.contains(&name) {
            format!("part--{number}").into()
        } else {
            name
        };
        names.insert(name.clone());
        part.name = name;
    }
    Checker { start, parts, back_edges: Vec::new(), all: "".into() }
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
