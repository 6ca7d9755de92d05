//! Floor 2: which pages belong together.
//! In: all pages with their addresses. Out: for each page its translations, its standard page, its Easy Read
//! twin and its leaflets; findings for twins and leaflets without a page.
//! Must never: lead from a page to one that readers cannot reach.

use super::addresses::AddressedPages;
use super::fallback::translated_path;
use super::ids::PageId;
use super::language::{Language, fallback_chain};
use super::role::{Role, State};
use crate::base::{Finding, Findings, par_map, reported_rules};

/// The pages that belong to a page.
#[derive(Debug)]
pub(super) struct Relatives {
    /// Of an Easy Read page or a leaflet: the page it belongs to.
    pub standard_page: Option<PageId>,
    /// Its Easy Read twin.
    pub easy_read: Option<PageId>,
    /// Its leaflets, those of its own language first.
    pub leaflets: Vec<PageId>,
    /// The same page in other languages.
    pub translations: Vec<PageId>,
}

/// The relatives of every page, in the order of the pages.
pub(super) fn find_relatives(
    pages: &AddressedPages,
    languages: &[Language],
    findings: &mut Findings,
) -> Vec<Relatives> {
    let translations = find_translations(pages, languages);
    let own = Twins::of_own_pages(pages, findings);
    let twins = if pages.live_locales.iter().skip(1).any(|live| *live) {
        own.with_fallbacks(pages, languages, &translations)
    } else {
        own
    };
    let twins = twins.standard_page.into_iter().zip(twins.easy_read).zip(twins.leaflets);
    twins
        .zip(translations)
        .map(|(((standard_page, easy_read), leaflets), translations)| Relatives {
            standard_page,
            easy_read,
            leaflets,
            translations,
        })
        .collect()
}

/// The translations of every page. Those of a fallback page are its original and the translations of that.
fn find_translations(pages: &AddressedPages, languages: &[Language]) -> Vec<Vec<PageId>> {
    let mut translations = par_map(pages.own(), |page| {
        if languages.len() == 1 {
            return Vec::new();
        }
        let others = languages.iter().enumerate().filter(|(locale, _)| *locale != page.locale);
        others
            .filter_map(|(_, language)| translated_path(&page.doc.path, &language.code.value))
            .filter_map(|path| pages.index.page_at(&path))
            .filter(|id| pages.get(*id).state == State::Live)
            .collect()
    });
    for original in pages.fallbacks().iter().filter_map(|page| page.original) {
        let others = translations[original.0 as usize].iter().copied();
        translations.push([original].into_iter().chain(others).collect());
    }
    translations
}

/// Standard pages, Easy Read twins and leaflets: three columns, each in the order of the pages.
struct Twins {
    standard_page: Vec<Option<PageId>>,
    easy_read: Vec<Option<PageId>>,
    leaflets: Vec<Vec<PageId>>,
}

impl Twins {
    /// The twins and leaflets that the site's own files are.
    fn of_own_pages(pages: &AddressedPages, findings: &mut Findings) -> Twins {
        let mut standard_page = vec![None; pages.all.len()];
        let mut easy_read = vec![None; pages.all.len()];
        let mut leaflets = vec![Vec::new(); pages.all.len()];
        for (id, page) in pages.iter().take(pages.own_count) {
            if !matches!(page.role, Role::EasyRead | Role::Leaflet) {
                continue;
            }
            let path = &page.doc.content_path;
            let Some(full) = pages.index.page_at(&format!("content/{}/{}", path.lang, path.page_path()))
            else {
                findings.push(Finding::new(
                    &reported_rules::TWIN_WITHOUT_PAGE,
                    page.doc.location(page.doc.top()),
                    format!("There is no page {} for this file to belong to.", path.page_path()),
                    format!(
                        "Write content/{}/{}, or rename this file after the page it belongs to.",
                        path.lang,
                        path.page_path()
                    ),
                ));
                continue;
            };
            standard_page[id.0 as usize] = Some(full);
            match (page.role, page.state) {
                (Role::EasyRead, State::Live) => easy_read[full.0 as usize] = Some(id),
                (_, State::Live) => leaflets[full.0 as usize].push(id),
                _ => {}
            }
        }
        Twins { standard_page, easy_read, leaflets }
    }

    /// Adds the twins that are fallback pages, and for each page the leaflets that its language lacks.
    fn with_fallbacks(
        self,
        pages: &AddressedPages,
        languages: &[Language],
        translations: &[Vec<PageId>],
    ) -> Twins {
        let Twins { mut standard_page, mut easy_read, mut leaflets } = self;
        let live_at = |path: &str| {
            let there = pages.index.fallback_at(path).or_else(|| pages.index.page_at(path));
            there.filter(|id| pages.get(*id).state == State::Live)
        };
        for (id, page) in pages.iter().filter(|(_, page)| page.locale != 0 && page.state == State::Live) {
            let lang = &languages[page.locale].code.value;
            if page.role == Role::EasyRead && page.original.is_some() {
                let full = live_at(&format!("content/{lang}/{}", page.doc.content_path.page_path()));
                standard_page[id.0 as usize] = full;
                if let Some(full) = full {
                    easy_read[full.0 as usize].get_or_insert(id);
                }
                continue;
            }
            let source = page.original.or_else(|| {
                let translations = &translations[id.0 as usize];
                let in_locale = |from| translations.iter().copied().find(|id| pages.get(*id).locale == from);
                fallback_chain(languages, page.locale).into_iter().find_map(in_locale)
            });
            let is_missing = |leaflet: &PageId| {
                let translated = translated_path(&pages.get(*leaflet).doc.path, lang);
                translated.is_some_and(|path| live_at(&path).is_none())
            };
            let missing: Vec<PageId> = source.map_or_else(Vec::new, |source| {
                leaflets[source.0 as usize].iter().copied().filter(is_missing).collect()
            });
            leaflets[id.0 as usize].extend(missing);
        }
        Twins { standard_page, easy_read, leaflets }
    }
}
