//! Floor 2: the address of every page.
//! In: documents and the languages of the site. Out: `AddressedPages`: own pages sorted by path, fallback pages
//! after them, and their index; findings for addresses and languages that do not fit.
//! Must never: give one address to two pages without a finding.

use super::addressed_page::AddressedPage;
use super::fallback::fallback_pages;
use super::ids::PageId;
use super::language::{Language, address_prefix, is_code};
use super::options::AssembleOptions;
use super::page_index::{PageIndex, PagesByHash};
use super::role::State;
use super::settings::Settings;
use super::state_on_day::state_on_day;
use crate::base::{BuildIdentityHasher, Finding, Findings, Span, par_map, reported_rules};
use crate::doc::Document;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// Every page with its address.
#[derive(Debug)]
pub(super) struct AddressedPages {
    /// The pages in the order of their numbers: own pages, then fallback pages.
    pub all: Vec<AddressedPage>,
    /// How many of them are the site's own.
    pub own_count: usize,
    /// For each locale whether readers find it: the default language, and every other language that has a
    /// published page of its own.
    pub live_locales: Vec<bool>,
    /// The same pages by path and address.
    pub index: PageIndex,
}

impl AddressedPages {
    /// Gives every document an address, and adds a fallback page where a language lacks a page.
    pub fn new(
        documents: &[Arc<Document>],
        settings: &Settings,
        options: AssembleOptions,
        findings: &mut Findings,
    ) -> AddressedPages {
        let languages = &settings.languages[..];
        let own = WrittenPages::new(documents, settings, options, findings);
        let has_page = |locale: usize| {
            own.pages.iter().any(|page| page.locale == locale && page.state != State::Waiting)
        };
        let live_locales: Vec<bool> =
            (0..languages.len()).map(|locale| locale == 0 || has_page(locale)).collect();
        let fallbacks = fallback_pages(&own.pages, own.by_address, languages, &live_locales);
        let own_count = own.pages.len();
        let mut all = own.pages;
        all.extend(fallbacks.pages);
        AddressedPages {
            all,
            own_count,
            live_locales,
            index: PageIndex {
                by_path: own.by_path,
                by_address: fallbacks.by_address,
                by_untranslated_path: fallbacks.by_untranslated_path,
            },
        }
    }

    /// A page by its number.
    pub fn get(&self, id: PageId) -> &AddressedPage {
        &self.all[id.0 as usize]
    }

    /// All pages with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (PageId, &AddressedPage)> {
        self.all.iter().enumerate().map(|(at, page)| (PageId(at as u32), page))
    }

    /// The site's own pages.
    pub fn own(&self) -> &[AddressedPage] {
        &self.all[..self.own_count]
    }

    /// The fallback pages.
    pub fn fallbacks(&self) -> &[AddressedPage] {
        &self.all[self.own_count..]
    }
}

/// The pages that the site's files make.
struct WrittenPages {
    pages: Vec<AddressedPage>,
    by_path: PagesByHash,
    by_address: PagesByHash,
}

impl WrittenPages {
    /// Of two documents with one address, the first keeps it and the second is left out.
    fn new(
        documents: &[Arc<Document>],
        settings: &Settings,
        options: AssembleOptions,
        findings: &mut Findings,
    ) -> WrittenPages {
        let languages = &settings.languages[..];
        let prefixes: Vec<Box<str>> = (0..languages.len()).map(|at| address_prefix(languages, at)).collect();
        let addressed = par_map(documents, |doc| {
            let locale =
                languages.iter().position(|language| language.code.value == doc.content_path.lang)?;
            Some(AddressedPage::own(doc, locale, &prefixes[locale], state_on_day(doc, settings, options)))
        });
        let mut unknown: Vec<&str> = Vec::new();
        let mut pages: Vec<AddressedPage> = Vec::with_capacity(documents.len());
        let hashed = || HashMap::with_capacity_and_hasher(documents.len(), BuildIdentityHasher::default());
        let (mut by_path, mut by_address): (PagesByHash, PagesByHash) = (hashed(), hashed());
        for (doc, page) in documents.iter().zip(addressed) {
            let Some(page) = page else {
                if !unknown.contains(&&*doc.content_path.lang) {
                    findings.push(unknown_language(languages, doc));
                    unknown.push(&doc.content_path.lang);
                }
                continue;
            };
            let id = PageId(pages.len() as u32);
            match by_address.entry(page.address_hash) {
                Entry::Vacant(entry) => {
                    entry.insert(id);
                    by_path.insert(page.path_hash, id);
                    pages.push(page);
                }
                Entry::Occupied(first) => {
                    findings.push(address_taken(&page, &pages[first.get().0 as usize]));
                }
            }
        }
        WrittenPages { pages, by_path, by_address }
    }
}

fn address_taken(page: &AddressedPage, first: &AddressedPage) -> Finding {
    let finding = Finding::new(
        &reported_rules::ADDRESS_TAKEN,
        page.doc.location(page.doc.top()),
        format!("Two files have the address {}", page.address),
        "Rename one of the files, or join the two.",
    );
    finding.with_related(first.doc.location(first.doc.top()), "the other file")
}

fn unknown_language(languages: &[Language], doc: &Document) -> Finding {
    let lang = &doc.content_path.lang;
    let (message, help) = if is_code(lang) {
        (
            format!("The site does not have the language “{lang}”."),
            format!("Add \"{lang}\" to languages in content/site.toml, or move the folder away."),
        )
    } else {
        (
            format!("The folder “{lang}” is not a language's."),
            format!(
                "Move its pages into the folder of their language, such as content/{}/.",
                languages[0].code.value
            ),
        )
    };
    Finding::new(&reported_rules::UNKNOWN_LANGUAGE, doc.location(Span::default()), message, help)
}
