//! Floor 3: the pages of a checker: one for each question and outcome, and one that shows all of it.
//! In: a checker. Out: a promise of each page; the words that tell its parts apart on a sheet.
//! Must never: ask more of a browser than to follow a link.

mod flow;
mod nested;
mod view;

pub use view::{CheckerView, start};

use super::html::{BodyScope, write_body};
use super::page_key::PageKeys;
use super::pages::{render, shown, words};
use super::plan::{Job, Plan, Rendered};
use super::view::LinkView;
use crate::base::{Findings, Key};
use crate::doc::output;
use crate::site::{AnswerTarget, Checker, Page, PageId, Site};

pub fn plan(plan: &mut Plan<'_>) {
    let (site, templates, prints) = (plan.site, plan.templates, plan.prints);
    let checkers: Vec<PageId> =
        site.live().filter(|(_, page)| page.checker.is_some()).map(|(id, _)| id).collect();
    if checkers.is_empty() {
        return;
    }
    let frames = plan.frames.clone();
    let keys = PageKeys::new(site, &frames);
    for id in checkers {
        let page = site.page(id);
        let Some(checker) = &page.checker else { continue };
        // Every page of a checker is made from the same file: what else it shows, it says itself.
        let key = keys.of(page, None, shown(prints, id, page));
        for (at, part) in checker.parts.iter().enumerate() {
            let Some(way) = &part.path else { continue };
            let frame = frames[page.locale].clone();
            let make = move || {
                let mut notes = Findings::new();
                let body = write_body((site, templates, &frame, page), BodyScope::Part(at), &mut notes);
                let words = words(site, templates, &frame, page, &body.words.used, &mut notes);
                render(
                    site,
                    templates,
                    &frame,
                    &view::part(site, page, at, body.urgent),
                    (body.html, words),
                    notes,
                )
            };
            plan.jobs
                .push(Job::new(output(&way.address), Key::of_value(&("part", key, at)), make).of_page(id));
        }
        let drawing = move || Rendered::plain(flow::svg(site, page, checker).into_bytes());
        plan.jobs.push(Job::new(
            &flow::address(checker)[1..],
            Key::of_value(&("flow", key, others(site, checker))),
            drawing,
        ));
        let frame = frames[page.locale].clone();
        let make = move || {
            let mut notes = Findings::new();
            let body = write_body((site, templates, &frame, page), BodyScope::AllQuestions, &mut notes);
            let words = words(site, templates, &frame, page, &body.words.used, &mut notes);
            render(site, templates, &frame, &view::all(site, prints, id), (body.html, words), notes)
        };
        plan.jobs.push(
            Job::new(output(&checker.all), Key::of_value(&("all parts", key, others(site, checker))), make)
                .of_page(id),
        );
    }
}

/// What a sheet says of the checkers that it leads to.
pub fn others<'s>(site: &'s Site, checker: &Checker) -> Vec<LinkView<'s>> {
    checker
        .parts
        .iter()
        .flat_map(|part| &part.answers)
        .filter_map(|answer| view::other(site, answer.to))
        .collect()
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
fn go_to_words(site: &Site, page: &Page, part: usize) -> String {
    site.locale(page).strings.get("checker_go_to").replace("{number}", &(part + 1).to_string())
}
