//! Floor 2: a checker's parts, as they are written.
//! In: the tree of a checker's file. Out: its parts with their answers.
//! Must never: take a list of things to read for answers.

use super::{Answer, Checker, Part, To, is_verdict};
use crate::base::Fold;
use crate::doc::{Aim, Kind, NodeRef, slug};
use crate::site::{Page, Site, Target};
use std::collections::{HashMap, HashSet};

/// The longest name of a part in an address, in bytes: a folder's name has an end.
const LONGEST_NAME: usize = 80;

/// The parts of a checker; nothing is known yet of the ways between them.
pub fn read(site: &Site, page: &Page) -> Checker {
    let tree = &page.doc.tree;
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0..tree.nodes.len();
    for block in tree.blocks() {
        let Kind::Heading(level, heading) = block.kind() else { continue };
        if level > 2 {
            continue;
        }
        match parts.last_mut() {
            Some(part) => part.nodes.end = block.at(),
            None => start.end = block.at(),
        }
        let below = block.at() + tree.nodes[block.at()].size as usize;
        parts.push(Part { heading, nodes: below..tree.nodes.len(), lists: Vec::new(), answers: Vec::new(), verdict: None, way: None, name: "".into() });
    }
    let by_id: HashMap<&str, usize> = parts.iter().enumerate().map(|(at, part)| (&*tree.headings[part.heading as usize].id, at)).collect();
    let leads = |link: u32| match page.targets[link as usize] {
        Target::Here => by_id.get(tree.links[link as usize].destination.trim_start_matches('#')).map_or(To::Nowhere, |part| To::Part(*part)),
        Target::Page(id) if site.page(id).doc.name.is_checker() && site.page(id).doc.path != page.doc.path => To::Checker(id),
        _ => To::Nowhere,
    };
    // A list of answers is known by a link to a part, even one that is not there. Where nothing came out yet, a list of nothing but
    // other checkers is one too.
    let is_here = |link: u32| tree.links[link as usize].aim == Aim::Here;
    let asks = |list: NodeRef<'_>, verdict: bool| {
        let links = || list.children().map(|item| first_link(item).map(|(link, _)| link));
        links().flatten().any(is_here) || (!verdict && links().all(|link| link.is_some_and(|link| leads(link) != To::Nowhere)))
    };
    let mut names: HashSet<Box<str>, Fold> = HashSet::default();
    for (number, part) in (1..).zip(&mut parts) {
        let verdict = tree.blocks_in(part.nodes.clone()).find(|block| is_verdict(tree, *block)).map(|block| block.kind());
        part.verdict = match verdict {
            Some(Kind::Callout(entry)) => Some(entry),
            _ => None,
        };
        for block in tree.blocks_in(part.nodes.clone()) {
            if matches!(block.kind(), Kind::BulletList | Kind::NumberedList(_)) && asks(block, part.verdict.is_some()) {
                part.lists.push(block.at());
                part.answers.extend(block.children().map(|item| match first_link(item) {
                    Some((link, words)) => Answer { link: Some(link), words: words.text().trim().into(), span: words.span(), to: leads(link) },
                    None => Answer { link: None, words: item.text().trim().into(), span: item.span(), to: To::Nowhere },
                }));
            }
        }
        let name: Box<str> = slug(&tree.headings[part.heading as usize].id).into();
        let name = if name.is_empty() || name.len() > LONGEST_NAME || names.contains(&name) { format!("part--{number}").into() } else { name };
        names.insert(name.clone());
        part.name = name;
    }
    Checker { start, parts, circles: Vec::new(), all: "".into() }
}

/// The link that an item of a list begins with.
fn first_link(item: NodeRef<'_>) -> Option<(u32, NodeRef<'_>)> {
    let mut first = item.children().next()?;
    if first.kind() == Kind::Paragraph {
        first = first.children().next()?;
    }
    match first.kind() {
        Kind::Link(entry) => Some((entry, first)),
        _ => None,
    }
}
