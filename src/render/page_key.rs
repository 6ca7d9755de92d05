//! Floor 3: the key of a page.
//! In: a page, its relatives, its text, its editions on paper. Out: one hash that changes when its HTML
//! would.
//! Must never: leave out anything that its view or its text is made from, or build either: a key must be
//! cheap.

use super::seen::{PageUse, document_key, section_key, write_page};
use super::shared_context::SharedContext;
use super::text_key::TextKeys;
use crate::base::{Key, KeyHasher};
use crate::site::{Page, PageId, Site};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What the keys of all pages share.
pub struct PageKeys<'s> {
    site: &'s Site,
    texts: TextKeys<'s>,
    /// Of each locale: what all its pages show, and the theme.
    locales: Vec<Key>,
    /// Of each section: what a breadcrumb shows of it and of those above it.
    sections: Vec<Key>,
}

impl<'s> PageKeys<'s> {
    /// Hashes the parts of a site that many pages show, each once. `shared` is in the order of the locales.
    pub fn new(site: &'s Site, shared: &[Arc<SharedContext>]) -> Self {
        let mut sections: Vec<Key> = Vec::with_capacity(site.sections.len());
        for section in &site.sections {
            // Sections are sorted: a parent comes before its children.
            let above = section.parent.map(|id| sections[id.0 as usize]);
            sections.push(section_key(section, &site.section_locale(section).lang, above));
        }
        let locales = shared.iter().map(|context| context.key).collect();
        PageKeys { site, texts: TextKeys::new(site), locales, sections }
    }

    /// The key of a page's file. `lists` is the hash of the view if the page lists others; `editions` are the
    /// hashes of its files on paper.
    pub fn page_key(&self, page: &Page, lists: Option<Key>, editions: impl Hash) -> Key {
        let mut hasher = KeyHasher::new();
        let text_locale = self.site.text_locale_at(page);
        ("page", self.locales[page.locale], self.locales[text_locale], lists, editions).hash(&mut hasher);
        write_page(page, PageUse::Page, &mut hasher);
        // A twin or a leaflet has the breadcrumb of its standard page.
        let standard = page.standard_page.map_or(page, |id| self.site.page(id));
        standard.section.map(|id| self.sections[id.0 as usize]).hash(&mut hasher);
        let relatives =
            [page.standard_page.as_slice(), page.easy_read.as_slice(), &page.leaflets, &page.translations];
        for relatives in relatives.into_iter().chain([page.original.as_slice()]) {
            hasher.write_usize(relatives.len());
            relatives.iter().for_each(|id| self.write_relative(page, *id, &mut hasher));
        }
        self.texts.write(page, &mut hasher);
        hasher.key()
    }

    /// Writes what a page shows of a page that belongs to it.
    fn write_relative(&self, page: &Page, id: PageId, hasher: &mut KeyHasher) {
        let relative = self.site.page(id);
        write_page(relative, PageUse::Other, hasher);
        (document_key(&relative.doc), self.site.text_locale_at(relative), relative.review_due).hash(hasher);
        // A leaflet is listed with strings of its own language.
        (page.locale != relative.locale && page.leaflets.contains(&id))
            .then(|| self.locales[relative.locale])
            .hash(hasher);
    }
}
