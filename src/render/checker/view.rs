//! Floor 3: what the templates of a checker see.
//! In: a checker, and which part of it is shown. Out: plain values: where readers are, which answers
//! brought them here, where they can go.
//! Must never: show an answer that some readers of the page did not give.

use super::{flow, nested};
use crate::render::checker_words::{answer_words, part_title};
use crate::render::editions::Editions;
use crate::render::notice::notice;
use crate::render::page_view::{blank, contact_to_phone, fill_breadcrumb};
use crate::render::view::{AnsweredView, CheckerView, LinkView, NoticeView, PageView, link, url};
use crate::site::{Checker, Page, PageId, PathFacts, Site};
use std::borrow::Cow;

/// The checker as its start page shows it. `None` if the page is no checker, or has no question.
pub fn start<'s>(site: &'s Site, page: &'s Page) -> Option<CheckerView<'s>> {
    let checker = page.checker.as_ref()?;
    let first = checker.parts.first()?.path.as_ref()?;
    let progress = match (first.max_left, first.leaves) {
        (_, true) => String::new(),
        (left, _) => site.locale(page).counted("checker_most", left),
    };
    Some(CheckerView { progress, ..common(site, page, checker) })
}

/// The fields that all pages of a checker have.
fn common<'s>(site: &'s Site, page: &'s Page, checker: &'s Checker) -> CheckerView<'s> {
    let first = checker.parts.first().and_then(|part| part.path.as_ref());
    CheckerView {
        title: page.title(),
        easy: page.doc.is_easy(),
        start: url(site, &page.address),
        first: first.map_or(Cow::Borrowed(""), |path| url(site, &path.address)),
        all: url(site, &checker.all),
        ..CheckerView::default()
    }
}

/// A string of the theme with a number in it.
fn string_with_count(site: &Site, page: &Page, name: &'static str, count: usize) -> String {
    site.locale(page).strings.get(name).replace("{count}", &site.locale(page).format_number(count))
}

/// The view of a question or an outcome, by the index of the part. `urgent` is the HTML of the checker's
/// urgent help.
pub fn part<'s>(site: &'s Site, page: &'s Page, index: usize, urgent: String) -> PageView<'s> {
    let Some(checker) = &page.checker else { return PageView::default() };
    let part = &checker.parts[index];
    let Some(path) = &part.path else { return PageView::default() };
    let mut view = page_below_start(site, page, "checker-part", part_title(site, page, part), &path.address);
    let link_to = |part: usize| {
        let path = checker.parts[part].path.as_ref();
        LinkView::new(
            site.locale(page),
            part_title(site, page, &checker.parts[part]),
            path.map_or(Cow::Borrowed(""), |path| url(site, &path.address)),
        )
    };
    let answered = checker.answered(index).into_iter().filter_map(|step| {
        let answer = &checker.parts[step.part].answers[step.answer?];
        Some(AnsweredView {
            question: part_title(site, page, &checker.parts[step.part]),
            answer: answer_words(site, page, answer),
            url: link_to(step.part).url,
        })
    });
    view.checker = Some(CheckerView {
        progress: if part.is_question() { progress(site, page, path) } else { String::new() },
        asks: part.is_question(),
        back: Some(path.dominator.map_or_else(|| link(site, page), |step| link_to(step.part))),
        answered: answered.collect(),
        urgent,
        ..common(site, page, checker)
    });
    view
}

/// How far a question is, in words: its number, if all paths to it have the same length, and how many
/// questions may follow.
fn progress(site: &Site, page: &Page, path: &PathFacts) -> String {
    let left = match (path.max_left, path.leaves) {
        (_, true) => string_with_count(site, page, "checker_left_open", 0),
        (..=1, _) => string_with_count(site, page, "checker_left_none", 0),
        (left, _) => site.locale(page).counted("checker_left", left - 1),
    };
    if path.min_before == path.max_before {
        format!("{} {left}", string_with_count(site, page, "checker_question", path.min_before + 1))
    } else {
        left
    }
}

/// The view of the page that shows all of a checker.
pub fn all<'s>(site: &'s Site, editions: &'s Editions, id: PageId) -> PageView<'s> {
    let page = site.page(id);
    let Some(checker) = &page.checker else { return PageView::default() };
    let title = format!("{}: {}", page.title(), site.locale(page).strings.get("checker_all"));
    let mut view = page_below_start(site, page, "checker-all", title.into(), &checker.all);
    view.summary = page.doc.front_matter.summary.as_ref().map_or("", |summary| &summary.value);
    view.prints = editions.views(site, id);
    let (drawing_width, drawing_height) = flow::size(site, page, checker);
    let drawing = site.href(&flow::address(checker));
    view.checker = Some(CheckerView {
        nested: nested::html(site, page, checker),
        drawing,
        drawing_width,
        drawing_height,
        ..common(site, page, checker)
    });
    view
}

/// The view of a page below the start of a checker. Search engines list only the start, so that nobody
/// begins in the middle.
fn page_below_start<'s>(
    site: &'s Site,
    page: &'s Page,
    kind: &'static str,
    title: Cow<'s, str>,
    address: &'s str,
) -> PageView<'s> {
    let mut view = blank(site, page.locale, kind, "", Cow::Borrowed(address));
    fill_breadcrumb(site, page, &mut view);
    view.breadcrumb.push(link(site, page));
    PageView {
        title,
        noindex: true,
        call: contact_to_phone(site, page),
        notice: notice(site, page).map(|notice| NoticeView::new(site, page, notice)),
        sensitive: page.doc.front_matter.sensitive,
        ..view
    }
}
