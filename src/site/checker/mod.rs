//! Floor 2: the checkers of a site.
//! In: all pages and where their links lead. Out: a `Checker` for each page that is one.
//! Must never: judge a checker: rules do.

mod address_conflicts;
mod dominators;
mod model;
mod read;

pub(super) use address_conflicts::address_conflicts;
pub use model::{
    ALL_QUESTIONS, Answer, AnswerTarget, AnsweredStep, Checker, CheckerPart, MAX_STEPS, PathFacts, is_verdict,
};

use super::addressed_page::AddressedPage;
use super::addresses::AddressedPages;
use super::links::{LinkTarget, PageLinks};

/// The checker of each page, in the order of the pages. A fallback page has the checker of its original:
/// it starts at its own address, and its questions are at theirs.
pub(super) fn find_checkers(pages: &AddressedPages, links: &[PageLinks]) -> Vec<Option<Box<Checker>>> {
    let checker = |(page, links): (&AddressedPage, &PageLinks)| {
        page.doc.content_path.is_checker().then(|| Box::new(new_checker(pages, page, &links.targets)))
    };
    let mut checkers: Vec<Option<Box<Checker>>> = pages.own().iter().zip(links).map(checker).collect();
    for page in pages.fallbacks() {
        checkers.push(page.original.and_then(|id| checkers[id.0 as usize].clone()));
    }
    checkers
}

fn new_checker(pages: &AddressedPages, page: &AddressedPage, targets: &[LinkTarget]) -> Checker {
    let written = read::read(pages, page, targets);
    let paths = dominators::Paths::find(&written.parts, &page.address);
    let parts = written.parts.into_iter().zip(paths.facts).map(|(part, path)| CheckerPart {
        heading: part.heading,
        nodes: part.nodes,
        lists: part.lists,
        answers: part.answers,
        verdict: part.verdict,
        path,
    });
    let parts: Vec<CheckerPart> = parts.collect();
    let answers = parts.iter().flat_map(|part| &part.answers);
    let headings = (0..).zip(&page.doc.tree.headings);
    Checker {
        start: written.start,
        answer_of_link: answers.filter_map(|answer| Some((answer.link?, answer.to))).collect(),
        heading_of_id: headings.map(|(number, heading)| (heading.id.clone(), number)).collect(),
        parts,
        back_edges: paths.back_edges,
        all: format!("{}{}", page.address, model::ALL_QUESTIONS).into(),
    }
}
