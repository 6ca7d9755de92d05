//! Floor 3: the key of a leaflet.
//! In: a page, a layout, and what both are set from. Out: one hash that changes when the leaflet would.
//! Must never: leave out anything that setting looks at.

use super::layout::EditionLayout;
use super::theme::LeafletTheme;
use crate::base::{Key, KeyHasher};
use crate::render::checker::others;
use crate::render::text_key::TextKeys;
use crate::site::{Page, Role, Site};
use std::hash::Hash;

/// Stands for everything that a leaflet is made from.
pub fn key(site: &Site, press: &LeafletTheme, texts: &TextKeys, page: &Page, layout: EditionLayout) -> Key {
    let mut maker = KeyHasher::new();
    let settings = &site.settings;
    (layout, press.key).hash(&mut maker);
    // The text, where its links lead, its pictures, facts, contacts and hard words.
    texts.write(page, &mut maker);
    if let Some(glossary) = site.glossaries[page.locale]
        .doc
        .as_ref()
        .filter(|_| page.doc.is_easy())
        .and_then(|doc| site.page_at(&doc.path))
    {
        texts.write(site.page(glossary), &mut maker);
    }
    if page.role == Role::Contact {
        site.contacts.order.iter().for_each(|key| site.contacts.get(key).hash(&mut maker));
    }
    page.checker.as_ref().map(|checker| others(site, checker)).hash(&mut maker);
    let locale = site.locale(page);
    (&locale.lang, &locale.dir, &locale.strings, &page.address, page.review_due, page.role).hash(&mut maker);
    (
        &settings.organisation,
        &settings.origin,
        &settings.root,
        &settings.applies_to,
        &settings.areas,
        settings.large,
    )
        .hash(&mut maker);
    settings.contact.as_ref().and_then(|contact| site.contacts.get(&contact.value)).hash(&mut maker);
    for at in page.images.iter().flatten() {
        let picture = &site.pictures.all[*at as usize];
        (picture.file.key, &picture.entry).hash(&mut maker);
    }
    maker.key()
}
