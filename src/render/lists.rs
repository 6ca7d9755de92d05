//! Floor 3: pages that nobody writes: A–Z, all leaflets, search, the reader's settings, sections without a
//! page, “page not found”.
//! In: the whole site. Out: one HTML file each, in every language.
//! Must never: take the place of a page that somebody wrote.

use super::editions::Editions;
use super::page_html::PageRenderer;
use super::page_view::{blank, fill_section};
use super::plan::{Job, Plan};
use super::view::{CardView, LeafletView, LetterView, LinkView, PageView};
use crate::base::Key;
use crate::doc::output;
use crate::site::{Letter, Role, SectionId, Site, State};
use std::borrow::Cow;

pub fn plan(plan: &mut Plan<'_>) {
    let (site, editions) = (plan.site, plan.prints);
    for locale in (0..site.locales.len()).filter(|locale| site.locales[*locale].live) {
        let written = |role: Role| {
            site.pages
                .iter()
                .any(|page| page.locale == locale && page.role == role && page.state != State::Waiting)
        };
        if !written(Role::AtoZ) {
            add(plan, locale, "/a-z/", move || a_to_z(site, locale));
        }
        if !written(Role::Leaflets) {
            add(plan, locale, "/leaflets/", move || leaflets(site, editions, locale));
        }
        for letter in site.alphabets[locale].letters.iter().filter(|_| site.alphabets[locale].long) {
            for part in 0..letter.parts().len() {
                add(plan, locale, &part_address(letter, part), move || {
                    letter_page(site, locale, letter, part)
                });
            }
        }
        if site.settings.search {
            add(plan, locale, "/search/", move || {
                let strings = &site.locales[locale].strings;
                PageView {
                    noindex: true,
                    ..blank(site, locale, "search", strings.get("search"), address(site, locale, "/search/"))
                }
            });
        }
        add(plan, locale, "/settings/", move || {
            let strings = &site.locales[locale].strings;
            PageView {
                noindex: true,
                ..blank(
                    site,
                    locale,
                    "settings",
                    strings.get("settings"),
                    address(site, locale, "/settings/"),
                )
            }
        });
        add(plan, locale, "/404.html", move || {
            let strings = &site.locales[locale].strings;
            let view = blank(
                site,
                locale,
                "not-found",
                strings.get("not_found"),
                address(site, locale, "/404.html"),
            );
            PageView { noindex: true, canonical: String::new(), ..view }
        });
    }
    for (at, section) in site.sections.iter().enumerate() {
        if section.page.is_some()
            || !site.locales[section.locale].live
            || !has_pages(site, SectionId(at as u32))
        {
            continue;
        }
        let locale = section.locale;
        let local = &section.address[site.locales[locale].prefix.len()..];
        add(plan, locale, local, move || {
            let kind = if section.parent.is_none() { "home" } else { "section" };
            let mut view = blank(site, locale, kind, &section.title, Cow::Borrowed(&section.address));
            if section.parent.is_none() {
                view.breadcrumb.clear();
            }
            fill_section(site, SectionId(at as u32), &mut view);
            view
        });
    }
}

fn has_pages(site: &Site, id: SectionId) -> bool {
    let section = site.section(id);
    !section.pages.is_empty()
        || section.sections.iter().any(|inner| site.section(*inner).page.is_some() || has_pages(site, *inner))
}

fn address(site: &Site, locale: usize, local: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{}{local}", site.locales[locale].prefix))
}

/// Plans one page in one language.
fn add<'s>(
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
    let mut view =
        blank(site, locale, "a-z", site.locales[locale].strings.get("a_z"), address(site, locale, "/a-z/"));
    view.letters = letters(site, locale, None);
    view
}

fn leaflets<'s>(site: &'s Site, editions: &'s Editions, locale: usize) -> PageView<'s> {
    let mut view = blank(
        site,
        locale,
        "leaflets",
        site.locales[locale].strings.get("leaflets"),
        address(site, locale, "/leaflets/"),
    );
    view.all_leaflets = all_leaflets(site, editions, locale);
    view
}

/// Every leaflet of a language.
pub fn all_leaflets<'s>(site: &'s Site, editions: &'s Editions, locale: usize) -> Vec<LeafletView<'s>> {
    let own =
        site.live().filter(|(_, page)| page.locale == locale && page.role == Role::Leaflet).map(|(id, _)| id);
    let lent = site
        .ids()
        .map(|id| site.page(id))
        .filter(|page| page.locale == locale)
        .flat_map(|page| page.leaflets.iter().copied());
    let lent = lent.filter(|id| site.page(*id).locale != locale);
    own.chain(lent).map(|id| editions.leaflet(site, id)).collect()
}

/// `/a-z/w/`, `/a-z/w/2/`
fn part_address(letter: &Letter, part: usize) -> String {
    if part == 0 { format!("/a-z/{}/", letter.name) } else { format!("/a-z/{}/{}/", letter.name, part + 1) }
}

/// The letters of a language. Of a short A–Z all pages are listed, of a long one those of the part of the
/// letter that is `open`.
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

/// The page of one letter of a long A–Z, or of a part of it.
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
