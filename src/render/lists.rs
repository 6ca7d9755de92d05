//! Floor 3: pages without a source file: A–Z, all leaflets, search, the reader's settings, “page not found”,
//! and sections without an index page.
//! In: the whole site. Out: one HTML file for each, in every published language.
//! Must never: replace a page that staff wrote.

use super::editions::Editions;
use super::page_html::PageRenderer;
use super::page_view::{blank, fill_section};
use super::plan::{Job, Plan};
use super::view::{CardView, LeafletView, LetterView, LinkView, PageView};
use crate::base::Key;
use crate::doc::output;
use crate::site::{Letter, Role, SectionId, Site, State};
use std::borrow::Cow;

/// Plans the generated pages of each published language, then those of sections.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    for locale in (0..site.locales.len()).filter(|locale| site.locales[*locale].live) {
        plan_lists(plan, locale);
        plan_tools(plan, locale);
    }
    plan_sections(plan);
}

/// Plans A–Z and the list of leaflets, where staff have not written these pages themselves.
fn plan_lists(plan: &mut Plan<'_>, locale: usize) {
    let (site, editions) = (plan.site, plan.editions);
    let is_written = |role: Role| {
        let mut pages = site.pages.iter();
        pages.any(|page| page.locale == locale && page.role == role && page.state != State::Waiting)
    };
    if !is_written(Role::AtoZ) {
        plan_page(plan, locale, "/a-z/", move || a_to_z(site, locale));
    }
    if !is_written(Role::Leaflets) {
        plan_page(plan, locale, "/leaflets/", move || leaflets(site, editions, locale));
    }
    let alphabet = &site.alphabets[locale];
    for letter in alphabet.letters.iter().filter(|_| alphabet.long) {
        for part in 0..letter.parts().len() {
            let local = part_address(letter, part);
            plan_page(plan, locale, &local, move || letter_page(site, locale, letter, part));
        }
    }
}

/// Plans the pages for search, the reader's settings and “page not found”, which search engines must not
/// list.
fn plan_tools(plan: &mut Plan<'_>, locale: usize) {
    let site = plan.site;
    if site.settings.search {
        plan_page(plan, locale, "/search/", move || PageView {
            noindex: true,
            ..generated(site, locale, "search", "search", "/search/")
        });
    }
    plan_page(plan, locale, "/settings/", move || PageView {
        noindex: true,
        ..generated(site, locale, "settings", "settings", "/settings/")
    });
    plan_page(plan, locale, "/404.html", move || PageView {
        noindex: true,
        canonical: String::new(),
        ..generated(site, locale, "not-found", "not_found", "/404.html")
    });
}

/// Plans a page for each section that has pages in it but no index page.
fn plan_sections(plan: &mut Plan<'_>) {
    let site = plan.site;
    for (index, section) in site.sections.iter().enumerate() {
        let (id, locale) = (SectionId(index as u32), section.locale);
        if section.page.is_some() || !site.locales[locale].live || !has_pages(site, id) {
            continue;
        }
        let local = &section.address[site.locales[locale].prefix.len()..];
        plan_page(plan, locale, local, move || {
            let kind = if section.parent.is_none() { "home" } else { "section" };
            let mut view = blank(site, locale, kind, &section.title, Cow::Borrowed(&section.address));
            if section.parent.is_none() {
                view.breadcrumb.clear();
            }
            fill_section(site, id, &mut view);
            view
        });
    }
}

/// Whether readers find a page in a section, or in one below it.
fn has_pages(site: &Site, id: SectionId) -> bool {
    let section = site.section(id);
    // A page that was taken down counts: the address of its section stays, though the list may be empty.
    let has_gone = || {
        let mut pages = site.ids().map(|id| site.page(id));
        pages.any(|page| page.state == State::TakenDown && page.section == Some(id))
    };
    !section.pages.is_empty()
        || has_gone()
        || section.sections.iter().any(|inner| site.section(*inner).page.is_some() || has_pages(site, *inner))
}

/// The address of a generated page. `local` is its address below the prefix of the language.
fn address(site: &Site, locale: usize, local: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{}{local}", site.locales[locale].prefix))
}

/// The view of a generated page. `title` is the name of a string of the theme.
fn generated<'s>(
    site: &'s Site,
    locale: usize,
    kind: &'static str,
    title: &'static str,
    local: &str,
) -> PageView<'s> {
    blank(site, locale, kind, site.locales[locale].strings.get(title), address(site, locale, local))
}

/// Plans one page in one language.
fn plan_page<'s>(
    plan: &mut Plan<'s>,
    locale: usize,
    local: &str,
    view: impl Fn() -> PageView<'s> + Send + Sync + 's,
) {
    let renderer = PageRenderer::new(plan, locale);
    let address = address(plan.site, locale, local);
    let path = if local.ends_with('/') { output(&address) } else { address[1..].into() };
    let key = Key::of_value(&("list", renderer.key(), view()));
    plan.jobs.push(Job::new(path, key, move || renderer.render_list(&view())));
}

fn a_to_z(site: &Site, locale: usize) -> PageView<'_> {
    PageView { letters: letters(site, locale, None), ..generated(site, locale, "a-z", "a_z", "/a-z/") }
}

fn leaflets<'s>(site: &'s Site, editions: &'s Editions, locale: usize) -> PageView<'s> {
    PageView {
        all_leaflets: all_leaflets(site, editions, locale),
        ..generated(site, locale, "leaflets", "leaflets", "/leaflets/")
    }
}

/// Every leaflet that readers of a language can get: those in that language, then those in another language
/// that belong to one of its pages.
pub fn all_leaflets<'s>(site: &'s Site, editions: &'s Editions, locale: usize) -> Vec<LeafletView<'s>> {
    let own =
        site.live().filter(|(_, page)| page.locale == locale && page.role == Role::Leaflet).map(|(id, _)| id);
    let foreign = site
        .ids()
        .map(|id| site.page(id))
        .filter(|page| page.locale == locale)
        .flat_map(|page| page.leaflets.iter().copied())
        .filter(|id| site.page(*id).locale != locale);
    own.chain(foreign).map(|id| editions.leaflet(site, id)).collect()
}

/// The address of a part of a letter: `/a-z/w/`, then `/a-z/w/2/`.
fn part_address(letter: &Letter, part: usize) -> String {
    if part == 0 { format!("/a-z/{}/", letter.name) } else { format!("/a-z/{}/{}/", letter.name, part + 1) }
}

/// The letters of a language. A short A–Z lists all its pages; a long one lists only those of the letter and
/// part in `open`.
pub fn letters<'s>(site: &'s Site, locale: usize, open: Option<(&str, usize)>) -> Vec<LetterView<'s>> {
    let alphabet = &site.alphabets[locale];
    let href = |local: &str| site.href(&address(site, locale, local));
    let view = |letter: &'s Letter| {
        let part = open.filter(|(name, _)| *name == &*letter.name).map(|(_, part)| part);
        let pages = match part {
            _ if !alphabet.long => &letter.pages[..],
            Some(part) => letter.parts().nth(part).unwrap_or(&[]),
            None => &[],
        };
        let parts = if part.is_some() && letter.parts().len() > 1 { letter.parts().len() } else { 0 };
        let link = |part: usize| {
            LinkView::new(
                &site.locales[locale],
                format!("{} {}", letter.letter, part + 1),
                href(&part_address(letter, part)),
            )
        };
        LetterView {
            letter: &letter.letter,
            id: format!("letter-{}", letter.name),
            url: if alphabet.long { href(&part_address(letter, 0)) } else { String::new() },
            entries: pages.iter().map(|id| CardView::Page(site, site.page(*id))).collect(),
            parts: (0..parts).map(link).collect(),
            part: part.map_or(0, |part| part + 1),
        }
    };
    alphabet.letters.iter().map(view).collect()
}

/// The view of one letter of a long A–Z. A letter with many pages has several parts, from 0.
fn letter_page<'s>(site: &'s Site, locale: usize, letter: &'s Letter, part: usize) -> PageView<'s> {
    let title = site.locales[locale].strings.get("a_z");
    let mut view = blank(site, locale, "a-z", title, address(site, locale, &part_address(letter, part)));
    let number = if part == 0 { String::new() } else { format!(" {}", part + 1) };
    view.title = format!("{title}: {}{number}", letter.letter).into();
    view.breadcrumb.push(LinkView::new(
        &site.locales[locale],
        title,
        site.href(&address(site, locale, "/a-z/")),
    ));
    view.letters = letters(site, locale, Some((&letter.name, part)));
    view
}
