//! Floor 3: the words that tell the parts of a checker apart where all of them stand on one page or sheet.
//! In: a checker, a heading or a link of its text. Out: numbers, “go to 4”, the titles of other checkers.
//! Must never: say other words on the web than on paper.

use super::view::{LinkView, link};
use crate::site::{AnswerTarget, Checker, Page, Site};

/// What a sheet says of the checkers that it leads to.
pub fn others<'s>(site: &'s Site, checker: &Checker) -> Vec<LinkView<'s>> {
    checker.parts.iter().flat_map(|part| &part.answers).filter_map(|answer| other(site, answer.to)).collect()
}

/// On a sheet, before a heading of a page's text: the number of its part, `4. `.
pub fn number(page: &Page, heading: u32) -> Option<String> {
    page.checker.as_ref()?.part_of_heading(heading).map(|part| format!("{}. ", part + 1))
}

/// On a sheet, behind a link of a page's text: the number of the part that an answer leads to, `: go to 4`,
/// or the title of the other checker.
pub fn go_to(site: &Site, page: &Page, link: u32) -> Option<String> {
    match page.checker.as_ref()?.answer(link)? {
        AnswerTarget::Part(part) => Some(format!(": {}", go_to_words(site, page, part))),
        AnswerTarget::Checker(id) => {
            let words = site.locale(page).strings.get("checker_go_to_other");
            Some(format!(": {}", words.replace("{title}", site.page(id).title())))
        }
        AnswerTarget::Nowhere => None,
    }
}

/// `go to 4`
pub fn go_to_words(site: &Site, page: &Page, part: usize) -> String {
    site.locale(page).strings.get("checker_go_to").replace("{number}", &(part + 1).to_string())
}

/// What comes after an answer, on a page that shows all of a checker.
pub fn other<'s>(site: &'s Site, to: AnswerTarget) -> Option<LinkView<'s>> {
    match to {
        AnswerTarget::Checker(id) => Some(link(site, site.page(id))),
        AnswerTarget::Part(_) | AnswerTarget::Nowhere => None,
    }
}
