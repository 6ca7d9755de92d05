//! Floor 3: the key of a text.
//! In: a page and what its links, pictures, facts, contacts and hard words mean. Out: what changes when its
//! text would be shown differently.
//! Must never: leave out anything that a walk over the text looks at, besides the theme.

use crate::base::{Key, KeyHasher};
use crate::doc::CalloutTitle;
use crate::site::{LinkTarget, Page, Picture, Site};
use std::hash::Hash;

/// What the keys of all texts share.
pub struct TextKeys<'s> {
    site: &'s Site,
    /// Of each picture: how it is shown and credited.
    pictures: Vec<Key>,
    /// What all texts share.
    shared: Key,
}

impl<'s> TextKeys<'s> {
    pub fn new(site: &'s Site) -> Self {
        let picture =
            |picture: &Picture| Key::of_value(&(&picture.address, picture.file.size, &picture.entry));
        let prefixes: Vec<_> = site.locales.iter().map(|locale| (&locale.lang, &locale.prefix)).collect();
        let shared = Key::of_value(&(&site.settings.root, site.settings.pictures_right, prefixes));
        TextKeys { site, pictures: site.pictures.all.iter().map(picture).collect(), shared }
    }

    /// Writes what a page's text is made from.
    pub fn write(&self, page: &Page, maker: &mut KeyHasher) {
        let (site, tree) = (self.site, &page.doc.tree);
        (page.doc.key, self.shared).hash(maker);
        // Which page a link means its own file tells; its address follows from that, and from the prefixes of
        // the languages.
        for target in &page.targets {
            match target {
                LinkTarget::Picture(at) => self.pictures[*at as usize].hash(maker),
                // With several languages it may be one that stands in for another.
                LinkTarget::Page(id) if site.locales.len() > 1 => {
                    let title = site
                        .target_language(page, *target)
                        .map(|(locale, to)| (to.title(), &locale.lang, &locale.dir));
                    (site.page(*id).address_hash, title).hash(maker);
                }
                target => target.is_sound().hash(maker),
            }
        }
        page.images.iter().flatten().for_each(|at| self.pictures[*at as usize].hash(maker));
        for fact in &tree.facts {
            site.contacts.get(&fact.contact).hash(maker);
        }
        for callout in tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact) {
            site.contacts.get(&callout.words).hash(maker);
        }
        if page.doc.is_easy() {
            let glossary = &site.glossaries[site.text_locale_at(page)];
            (glossary.key, glossary.doc.as_ref().map(|doc| &doc.address)).hash(maker);
        }
    }
}
