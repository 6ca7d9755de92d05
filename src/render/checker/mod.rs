//! Floor 3: the pages of a checker: one for each question and outcome, and one that shows all of it.
//! In: a checker. Out: one job for each page, and one for the drawing.
//! Must never: need more of a browser than following links.

mod flow;
mod nested;
mod view;

pub use view::start;

use super::checker_words::other_checkers;
use super::html::{BodyScope, write_body};
use super::page_html::{Body, PageRenderer};
use super::page_key::PageKeys;
use super::plan::{Job, Plan, Rendered};
use crate::base::{Findings, Key};
use crate::doc::output;
use crate::site::{Checker, PageId};

/// Plans the pages and the drawing of every checker.
pub fn plan(plan: &mut Plan<'_>) {
    let (site, editions) = (plan.site, plan.editions);
    let checkers: Vec<PageId> =
        site.live().filter(|(_, page)| page.checker.is_some()).map(|(id, _)| id).collect();
    if checkers.is_empty() {
        return;
    }
    let keys = PageKeys::new(site, &plan.shared);
    for id in checkers {
        let page = site.page(id);
        let Some(checker) = &page.checker else { continue };
        // All pages of a checker are made from the same file; what else one of them shows is added to its
        // key.
        let key = keys.page_key(page, None, editions.keys(id, page));
        plan_parts(plan, id, checker, key);
        plan_overview(plan, id, checker, key);
    }
}

/// Plans a page for each question and outcome that readers can reach. `key` is that of the checker.
fn plan_parts<'s>(plan: &mut Plan<'s>, id: PageId, checker: &'s Checker, key: Key) {
    let site = plan.site;
    let page = site.page(id);
    for (index, part) in checker.parts.iter().enumerate() {
        let Some(path) = &part.path else { continue };
        let renderer = PageRenderer::new(plan, page.locale);
        let render = move || {
            let (context, mut findings) = (renderer.context(page), Findings::new());
            let mut text = write_body(context, BodyScope::Part(index), &mut findings);
            let urgent = std::mem::take(&mut text.urgent);
            let body = Body::new(context, text, &mut findings);
            renderer.render(&view::part(site, page, index, urgent), body, findings)
        };
        let job = Job::new(output(&path.address), Key::of_value(&("part", key, index)), render);
        plan.jobs.push(job.of_page(id));
    }
}

/// Plans the page that shows all of a checker, and its drawing. `key` is that of the checker.
fn plan_overview<'s>(plan: &mut Plan<'s>, id: PageId, checker: &'s Checker, key: Key) {
    let (site, editions) = (plan.site, plan.editions);
    let page = site.page(id);
    let overview_key = |kind: &str| Key::of_value(&(kind, key, other_checkers(site, checker)));
    let drawing = move || Rendered::plain(flow::svg(site, page, checker).into_bytes());
    plan.jobs.push(Job::new(&flow::address(checker)[1..], overview_key("flow"), drawing));
    let renderer = PageRenderer::new(plan, page.locale);
    let render = move || {
        let (context, mut findings) = (renderer.context(page), Findings::new());
        let text = write_body(context, BodyScope::AllQuestions, &mut findings);
        let body = Body::new(context, text, &mut findings);
        renderer.render(&view::all(site, editions, id), body, findings)
    };
    plan.jobs.push(Job::new(output(&checker.all), overview_key("all parts"), render).of_page(id));
}
