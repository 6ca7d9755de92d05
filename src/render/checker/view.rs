//! Floor 3: what the templates of a checker see.
//! In: a checker, and which part of it is shown. Out: plain values: where the reader stands, how they came,
//! where they can go.
//! Must never: claim an answer that not everybody gave who can stand here.

use super::{flow, nested};
use crate::render::editions::Editions;
use crate::render::page_view::{blank, breadcrumb, call};
use crate::render::view::{AnsweredView, CheckerView, LinkView, PageView, link, url};
use crate::site::{Checker, Page, PageId, Site};
use std::borrow::Cow;

/// What the start of a checker shows of it; none where a page is something else, or asks nothing.
pub fn start<'s>(site: &'s Site, page: &'s Page) -> Option<CheckerView<'s>> {
    let checker = page.checker.as_ref()?;
    let first = checker.parts.first()?.path.as_ref()?;
    let progress = match (first.max_left, first.leaves) {
        (_, true) => String::new(),
        (left, _) => site.locale(page).counted("checker_most", left),
    };
    Some(CheckerView { progress, ..frame(site, page, checker) })
}

/// What all pages of a checker show.
fn frame<'s>(site: &'s Site, page: &'s Page, checker: &'s Checker) -> CheckerView<'s> {
    let first = checker.parts.first().and_then(|part| part.path.as_ref());
    CheckerView {
        title: page.title(),
        easy: page.doc.is_easy(),
        start: url(site, &page.address),
        first: first.map_or(Cow::Borrowed(""), |way| url(site, &way.address)),
        all: url(site, &checker.all),
        ..CheckerView::default()
    }
}

/// The theme's words with a number in them.
fn words(site: &Site, page: &Page, name: &'static str, count: usize) -> String {
    site.locale(page).strings.get(name).replace("{count}", &site.locale(page).format_number(count))
}

/// The page of a part.
pub fn part<'s>(site: &'s Site, page: &'s Page, at: usize, urgent: String) -> PageView<'s> {
    let tree = &page.doc.tree;
    let Some(checker) = &page.checker else { return PageView::default() };
    let part = &checker.parts[at];
    let Some(way) = &part.path else { return PageView::default() };
    let mut view = below(site, page, "checker-part", part.title(tree).into(), &way.address);
    let to = |part: usize| {
        let way = checker.parts[part].path.as_ref();
        LinkView::new(
            site.locale(page),
            checker.parts[part].title(tree),
            way.map_or(Cow::Borrowed(""), |way| url(site, &way.address)),
        )
    };
    let answered = checker.answered(at).into_iter().filter_map(|step| {
        let answer = &checker.parts[step.part].answers[step.answer?];
        Some(AnsweredView {
            question: checker.parts[step.part].title(tree),
            answer: &answer.words,
            url: to(step.part).url,
        })
    });
    view.checker = Some(CheckerView {
        progress: if part.is_question() { progress(site, page, way) } else { String::new() },
        asks: part.is_question(),
        back: Some(way.dominator.map_or_else(|| link(site, page), |step| to(step.part))),
        answered: answered.collect(),
        urgent,
        ..frame(site, page, checker)
    });
    view
}

/// Where a question stands: its number where all ways to it are as long, and what may still come.
fn progress(site: &Site, page: &Page, way: &crate::site::PathFacts) -> String {
    let left = match (way.max_left, way.leaves) {
        (_, true) => words(site, page, "checker_left_open", 0),
        (..=1, _) => words(site, page, "checker_left_none", 0),
        (left, _) => site.locale(page).counted("checker_left", left - 1),
    };
    if way.min_before == way.max_before {
        format!("{} {left}", words(site, page, "checker_question", way.min_before + 1))
    } else {
        left
    }
}

/// The page that shows all of a checker.
pub fn all<'s>(site: &'s Site, prints: &'s Editions, id: PageId) -> PageView<'s> {
    let page = site.page(id);
    let Some(checker) = &page.checker else { return PageView::default() };
    let title = format!("{}: {}", page.title(), site.locale(page).strings.get("checker_all"));
    let mut view = below(site, page, "checker-all", title.into(), &checker.all);
    view.summary = page.doc.front_matter.summary.as_ref().map_or("", |summary| &summary.value);
    view.prints = prints.views(site, id);
    let (drawing_width, drawing_height) = flow::size(site, page, checker);
    let drawing = site.href(&flow::address(checker));
    view.checker = Some(CheckerView {
        nested: nested::html(site, page, checker),
        drawing,
        drawing_width,
        drawing_height,
        ..frame(site, page, checker)
    });
    view
}

/// A page that stands below the start of a checker: readers find the start, and from there the rest.
fn below<'s>(
    site: &'s Site,
    page: &'s Page,
    kind: &'static str,
    title: Cow<'s, str>,
    address: &'s str,
) -> PageView<'s> {
    let mut view = blank(site, page.locale, kind, "", Cow::Borrowed(address));
    breadcrumb(site, page, &mut view);
    view.breadcrumb.push(link(site, page));
    PageView {
        title,
        noindex: true,
        call: call(site, page),
        sensitive: page.doc.front_matter.sensitive,
        ..view
    }
}
