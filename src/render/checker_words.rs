//! Floor 3: the words that connect the parts of a checker where one page or leaflet shows all of them.
//! In: a checker, a heading or a link of its text. Out: numbers, “go to 4”, the titles of other checkers.
//! Must never: differ between the web and paper.

use super::view::{LinkView, link};
use crate::render::fact_text::{words_of, words_of_heading};
use crate::site::{Answer, AnswerTarget, Checker, CheckerPart, Page, Site};
use std::borrow::Cow;

/// The other checkers that the answers of a checker lead to.
pub fn other_checkers<'s>(site: &'s Site, checker: &Checker) -> Vec<LinkView<'s>> {
    checker
        .parts
        .iter()
        .flat_map(|part| &part.answers)
        .filter_map(|answer| other_checker(site, answer.to))
        .collect()
}

/// The words of a part's heading, with its facts in words.
pub fn part_title<'s>(site: &'s Site, page: &'s Page, part: &'s CheckerPart) -> Cow<'s, str> {
    words_of_heading(site, page, &page.doc.tree.headings[part.heading as usize])
}

/// The words of an answer, with its facts in words.
pub fn answer_words<'s>(site: &'s Site, page: &'s Page, answer: &'s Answer) -> Cow<'s, str> {
    if !answer.words.contains("{{") {
        return Cow::Borrowed(&answer.words);
    }
    let node = page.doc.tree.walk().nth(answer.node);
    node.map_or("".into(), |node| words_of(site, page, node).trim().to_string().into())
}

/// The number of a part, to be written before its heading: `4. `. `heading` is the index of the heading.
pub fn part_number(page: &Page, heading: u32) -> Option<String> {
    page.checker.as_ref()?.part_of_heading(heading).map(|part| format!("{}. ", part + 1))
}

/// Where an answer leads, to be written after its link: `: go to 4`, or the title of another checker.
/// `link` is the index of the link.
pub fn answer_target(site: &Site, page: &Page, link: u32) -> Option<String> {
    match page.checker.as_ref()?.answer(link)? {
        AnswerTarget::Part(part) => Some(format!(": {}", go_to_part(site, page, part))),
        AnswerTarget::Checker(id) => {
            let words = site.locale(page).strings.get("checker_go_to_other");
            Some(format!(": {}", words.replace("{title}", site.page(id).title())))
        }
        AnswerTarget::Nowhere => None,
    }
}

/// `go to 4`. `part` is an index, from 0.
pub fn go_to_part(site: &Site, page: &Page, part: usize) -> String {
    site.locale(page).strings.get("checker_go_to").replace("{number}", &(part + 1).to_string())
}

/// The other checker that an answer leads to. `None` if it leads elsewhere.
pub fn other_checker<'s>(site: &'s Site, target: AnswerTarget) -> Option<LinkView<'s>> {
    match target {
        AnswerTarget::Checker(id) => Some(link(site, site.page(id))),
        AnswerTarget::Part(_) | AnswerTarget::Nowhere => None,
    }
}
