//! Floor 3: the pages of a checker: one for each question and outcome, and one that shows all of it.
//! In: a checker. Out: one job for each page, and one for the drawing.
//! Must never: ask more of a browser than to follow a link.

mod flow;
mod nested;
mod view;

pub use view::start;

use super::checker_words::others;
use super::html::{BodyScope, write_body};
use super::page_html::{Body, PageRenderer};
use super::page_key::PageKeys;
use super::plan::{Job, Plan, Rendered};
use crate::base::{Findings, Key};
use crate::doc::output;
use crate::site::PageId;

pub fn plan(plan: &mut Plan<'_>) {
    let (site, editions) = (plan.site, plan.prints);
    let checkers: Vec<PageId> =
        site.live().filter(|(_, page)| page.checker.is_some()).map(|(id, _)| id).collect();
    if checkers.is_empty() {
        return;
    }
    let keys = PageKeys::new(site, &plan.frames);
    for id in checkers {
        let page = site.page(id);
        let Some(checker) = &page.checker else { continue };
        // Every page of a checker is made from the same file: what else it shows, it says itself.
        let key = keys.of(page, None, editions.keys(id, page));
        for (at, part) in checker.parts.iter().enumerate() {
            let Some(path) = &part.path else { continue };
            let renderer = PageRenderer::new(plan, page.locale);
            let make = move || {
                let (context, mut findings) = (renderer.context(page), Findings::new());
                let mut text = write_body(context, BodyScope::Part(at), &mut findings);
                let urgent = std::mem::take(&mut text.urgent);
                let body = Body::new(context, text, &mut findings);
                renderer.render(&view::part(site, page, at, urgent), body, findings)
            };
            let job = Job::new(output(&path.address), Key::of_value(&("part", key, at)), make);
            plan.jobs.push(job.of_page(id));
        }
        let drawing = move || Rendered::plain(flow::svg(site, page, checker).into_bytes());
        let key_of_all = |kind: &str| Key::of_value(&(kind, key, others(site, checker)));
        plan.jobs.push(Job::new(&flow::address(checker)[1..], key_of_all("flow"), drawing));
        let renderer = PageRenderer::new(plan, page.locale);
        let make = move || {
            let (context, mut findings) = (renderer.context(page), Findings::new());
            let text = write_body(context, BodyScope::AllQuestions, &mut findings);
            let body = Body::new(context, text, &mut findings);
            renderer.render(&view::all(site, editions, id), body, findings)
        };
        plan.jobs.push(Job::new(output(&checker.all), key_of_all("all parts"), make).of_page(id));
    }
}
