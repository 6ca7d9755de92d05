//! Floor 3: the key of a text.
//! In: a page and what its links, pictures, facts and contacts mean. Out: one hash that changes when its HTML would.
//! Must never: leave out anything that the writer looks at, besides the theme.

use crate::base::{Key, KeyMaker};
use crate::doc::Title;
use crate::site::{Page, Site, Target};
use std::hash::Hash;

/// Stands for everything that the HTML of a text is made from, besides the theme.
#[derive(Clone, Copy, Default, Hash)]
pub struct BodyKey(Key);

impl BodyKey {
    /// The key of a page's text.
    pub fn of(site: &Site, page: &Page) -> BodyKey {
        let mut maker = KeyMaker::new();
        let tree = &page.doc.tree;
        page.doc.key.hash(&mut maker);
        for target in &page.targets {
            match target {
                Target::Page(id) => site.page(*id).address.hash(&mut maker),
                Target::Picture(at) => site.pictures.all[*at as usize].address.hash(&mut maker),
                Target::Here | Target::Address | Target::Outside => 1u8.hash(&mut maker),
                Target::NoFile | Target::NotPublished(_) | Target::LeavesSite => 0u8.hash(&mut maker),
            }
        }
        for at in page.images.iter().flatten() {
            let picture = &site.pictures.all[*at as usize];
            (&picture.address, picture.file.size, picture.alt(&page.doc.name.lang)).hash(&mut maker);
        }
        for fact in &tree.facts {
            site.contacts.get(&fact.contact).hash(&mut maker);
        }
        for callout in tree.callouts.iter().filter(|callout| callout.kind.title == Title::Contact) {
            site.contacts.get(&callout.words).hash(&mut maker);
        }
        if page.doc.is_easy() {
            let glossary = &site.glossaries[page.locale];
            let address = glossary.doc.as_ref().map(|doc| &doc.address);
            (glossary.key, address).hash(&mut maker);
        }
        (&site.settings.root, site.settings.pictures_right).hash(&mut maker);
        BodyKey(maker.key())
    }
}
