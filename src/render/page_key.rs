//! Floor 3: the key of a page.
//! In: a page, its relatives, its text, what there is of it on paper. Out: one hash that changes when its
//! HTML would.
//! Must never: leave out anything that its view or its text is made from, or build them to find out.

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
    /// Of each locale: everything that all its pages show, and the theme.
    locales: Vec<Key>,
    /// Of each section: what a breadcrumb says of it and of those above it.
    sections: Vec<Key>,
}

impl<'s> PageKeys<'s> {
    pub fn new(site: &'s Site, frames: &[Arc<SharedContext>]) -> Self {
        let settings = &site.settings;
        let names: Vec<_> = site
            .locales
            .iter()
            .map(|locale| (&locale.lang, &locale.dir, &locale.name, &locale.prefix))
            .collect();
        let shared = Key::of_value(&(
            &settings.origin,
            &settings.root,
            settings.listed,
            &settings.applies_to,
            &settings.areas,
            names,
        ));
        let mut sections: Vec<Key> = Vec::with_capacity(site.sections.len());
        for section in &site.sections {
            // Sections are sorted: the one above comes first.
            let above = section.parent.map(|id| sections[id.0 as usize]);
            sections.push(Key::of_value(&(
                &section.title,
                &section.address,
                &site.section_locale(section).lang,
                above,
            )));
        }
        let locales = frames.iter().map(|frame| Key::of_value(&(frame.key, shared))).collect();
        PageKeys { site, texts: TextKeys::new(site), locales, sections }
    }

    /// The key of a page's file. `lists` stands for the view where the page lists others, `prints` for its
    /// files on paper.
    pub fn of(&self, page: &Page, lists: Option<Key>, prints: impl Hash) -> Key {
        let mut maker = KeyHasher::new();
        (
            "page",
            self.locales[page.locale],
            self.locales[self.site.text_locale_at(page)],
            page.address_hash,
            page.state as u8,
            page.review_due,
            lists,
            prints,
        )
            .hash(&mut maker);
        // A twin or a leaflet stands below its page.
        let below = page.standard_page.map_or(page, |full| self.site.page(full));
        below.section.map(|id| self.sections[id.0 as usize]).hash(&mut maker);
        for relatives in
            [page.standard_page.as_slice(), page.easy_read.as_slice(), &page.leaflets, &page.translations]
        {
            maker.write_usize(relatives.len());
            relatives.iter().for_each(|id| self.relative(*id, &mut maker));
        }
        self.texts.write(page, &mut maker);
        maker.key()
    }

    /// What a page shows of another that belongs to it.
    fn relative(&self, id: PageId, maker: &mut KeyHasher) {
        let page = self.site.page(id);
        (page.doc.key, page.address_hash, page.original).hash(maker);
    }
}
