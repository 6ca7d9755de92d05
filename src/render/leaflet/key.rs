//! Floor 3: the key of a leaflet.
//! In: a page, a layout, and what both are set from. Out: one hash that changes when the leaflet would.
//! Must never: leave out anything that typesetting reads.

use super::theme::LeafletTheme;
use crate::base::{Key, KeyHasher};
use crate::render::checker_words::other_checkers;
use crate::render::layout::EditionLayout;
use crate::render::seen::{LocaleKeys, PageUse, SettingsKeys, image_key, write_page};
use crate::render::text_key::TextKeys;
use crate::site::{Page, Role, Site};
use std::hash::Hash;

/// What the keys of all leaflets of a site share.
pub struct LeafletKeys<'s> {
    site: &'s Site,
    /// The text of a page, where its links lead, its pictures, facts, contacts and hard words.
    texts: TextKeys<'s>,
    /// Of each language: its strings, and how it writes dates.
    locales: Vec<Key>,
    /// The theme, the settings, the contact that every leaflet shows.
    shared: Key,
}

impl<'s> LeafletKeys<'s> {
    /// Hashes the parts of a site that many leaflets show, each once.
    pub fn new(site: &'s Site, theme: &LeafletTheme) -> LeafletKeys<'s> {
        let contact = site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value));
        LeafletKeys {
            site,
            texts: TextKeys::new(site),
            locales: site.locales.iter().map(|locale| LocaleKeys::new(locale).leaflet).collect(),
            shared: Key::of_value(&(theme.key, SettingsKeys::new(&site.settings).leaflet, contact)),
        }
    }

    /// Hash of everything that a leaflet is made from.
    pub fn leaflet_key(&self, page: &Page, layout: EditionLayout) -> Key {
        let site = self.site;
        let mut hasher = KeyHasher::new();
        (layout, self.shared, self.locales[page.locale]).hash(&mut hasher);
        write_page(page, PageUse::Leaflet, &mut hasher);
        self.texts.write(page, &mut hasher);
        if page.role == Role::Contact {
            site.contacts.order.iter().for_each(|key| site.contacts.get(key).hash(&mut hasher));
        }
        page.checker.as_ref().map(|checker| other_checkers(site, checker)).hash(&mut hasher);
        for index in page.images.iter().flatten() {
            image_key(&site.pictures.all[*index as usize]).hash(&mut hasher);
        }
        hasher.key()
    }
}
