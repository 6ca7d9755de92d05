//! Floor 2: pages that are not translated yet.
//! In: the pages of each language. Out: for each page that a language lacks one that stands in: at its
//! address, with the text of another language.
//! Must never: take the place of a page that readers can reach, or lead a reader out of their language where
//! it has the page.

use super::links::LinkTarget;
use super::page::{Page, PageId, Role, State};
use super::{Locale, Site};
use crate::base::hash64;
use crate::doc;
use std::collections::HashMap;
use std::sync::Arc;

/// Fills the languages that readers find: those with a page of their own. A site of one language pays
/// nothing.
pub(super) fn fallback_pages(site: &mut Site) {
    for locale in 1..site.locales.len() {
        site.locales[locale].live =
            site.pages.iter().any(|page| page.locale == locale && page.state != State::Waiting);
        if !site.locales[locale].live {
            continue;
        }
        for from in site.locales[locale].fallbacks.clone() {
            for at in 0..site.pages.len() {
                if site.pages[at].locale == from
                    && let Some(page) = fallback_of(site, PageId(at as u32), locale)
                {
                    let id = PageId((site.pages.len() + site.fallbacks.len()) as u32);
                    site.by_address.insert(page.address_hash, id);
                    site.by_untranslated_path.insert(page.path_hash, id);
                    site.fallbacks.push(page);
                }
            }
        }
    }
    if site.locales.iter().skip(1).any(|locale| locale.live) {
        find_relatives(site);
    }
}

/// The stand-in for a page in a locale; none where readers find a page there. Lists are made anew, and paper
/// stays in its own language.
fn fallback_of(site: &Site, original: PageId, locale: usize) -> Option<Page> {
    let page = site.page(original);
    if page.state != State::Live || matches!(page.role, Role::Leaflet | Role::AtoZ | Role::Leaflets) {
        return None;
    }
    let place = &site.locales[locale];
    let address: Arc<str> = [&place.prefix, inside(&site.locales[page.locale], page)].concat().into();
    let address_mark = hash64(&address);
    if site.by_address.get(&address_mark).is_some_and(|there| {
        site.page(*there).state != State::Waiting || site.page(*there).original.is_some()
    }) {
        return None;
    }
    let path = translated_path(&page.doc.path, &place.lang)?;
    Some(Page {
        output: doc::output(&address),
        address,
        address_hash: address_mark,
        path_hash: hash64(&path),
        folder_hash: page.folder_hash,
        sort_key: place.sort_key(page.title()),
        sort_prefix: Page::sort_prefix(&place.sort_key(page.title())),
        doc: page.doc.clone(),
        locale,
        role: page.role,
        state: State::Live,
        section: None,
        standard_page: None,
        easy_read: None,
        leaflets: Vec::new(),
        original: Some(original),
        translations: std::iter::once(original).chain(page.translations.iter().copied()).collect(),
        targets: Box::default(),
        images: Box::default(),
        checker: None,
        has_broken_links: false,
        card_hash: page.card_hash,
        reviewed: page.reviewed,
        review_due: page.review_due,
    })
}

/// The address of a page without the prefix of its language.
fn inside<'p>(locale: &Locale, page: &'p Page) -> &'p str {
    &page.address[locale.prefix.len()..]
}

/// The file that a page is translated in: `content/en/care/a.md` → `content/cy/care/a.md`
pub fn translated_path(path: &str, lang: &str) -> Option<String> {
    let (_, file) = path.strip_prefix("content/")?.split_once('/')?;
    Some(format!("content/{lang}/{file}"))
}

/// Twins, and leaflets that the language does not have.
fn find_relatives(site: &mut Site) {
    for id in site.ids() {
        let page = site.page(id);
        let lang = &site.locales[page.locale].lang;
        if page.locale == 0 || page.state != State::Live {
            continue;
        }
        let there = |path: &str| {
            site.by_untranslated_path
                .get(&hash64(path))
                .or_else(|| site.by_path.get(&hash64(path)).filter(|id| site.page(**id).state == State::Live))
                .copied()
        };
        if page.role == Role::EasyRead && page.original.is_some() {
            let full = there(&format!("content/{lang}/{}", page.doc.content_path.page_path()));
            set(site, id, |page| page.standard_page = full);
            if let Some(full) = full {
                set(site, full, |page| page.easy_read = page.easy_read.or(Some(id)));
            }
            continue;
        }
        let source = page.original.or_else(|| {
            let mut fallbacks = site.locales[page.locale].fallbacks.iter();
            fallbacks
                .find_map(|from| page.translations.iter().copied().find(|id| site.page(*id).locale == *from))
        });
        let missing = |leaflet: &&PageId| {
            translated_path(&site.page(**leaflet).doc.path, lang).is_some_and(|path| there(&path).is_none())
        };
        let leaflets: Vec<PageId> = source.map_or_else(Vec::new, |source| {
            site.page(source).leaflets.iter().filter(missing).copied().collect()
        });
        if !leaflets.is_empty() {
            set(site, id, |page| page.leaflets.extend(leaflets));
        }
    }
}

fn set(site: &mut Site, id: PageId, change: impl FnOnce(&mut Page)) {
    let (at, pages) = (id.0 as usize, site.pages.len());
    change(if at < pages { &mut site.pages[at] } else { &mut site.fallbacks[at - pages] });
}

/// Gives the stand-ins the links of their originals: each leads to the page in the reader's language. A link
/// to a part of a page leads to the
/// translation only where that has a part of this name.
pub(super) fn localise_links(site: &mut Site) {
    let local: HashMap<(usize, PageId), PageId> =
        site.ids().filter_map(|id| Some(((site.page(id).locale, site.page(id).original?), id))).collect();
    for at in 0..site.fallbacks.len() {
        let page = &site.fallbacks[at];
        let Some(original) = page.original.map(|id| site.page(id)) else { continue };
        let translated = |id: PageId, link: &doc::Link| {
            let there = site
                .page(id)
                .translations
                .iter()
                .copied()
                .find(|other| site.page(*other).locale == page.locale)?;
            let headings = &site.page(there).doc.tree.headings;
            let is_there =
                |part: &str| part.is_empty() || headings.iter().any(|heading| *heading.id == *part);
            link.destination.split_once('#').is_none_or(|(_, part)| is_there(part)).then_some(there)
        };
        let follow = |(target, link): (&LinkTarget, &doc::Link)| match target {
            LinkTarget::Page(id) => {
                let there = local.get(&(page.locale, *id)).copied();
                LinkTarget::Page(there.or_else(|| translated(*id, link)).unwrap_or(*id))
            }
            target => *target,
        };
        let targets = original.targets.iter().zip(original.doc.tree.links.iter()).map(follow).collect();
        let (images, astray) = (original.images.clone(), original.has_broken_links);
        let page = &mut site.fallbacks[at];
        (page.targets, page.images, page.has_broken_links) = (targets, images, astray);
    }
}
