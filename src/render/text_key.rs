//! Floor 3: the key of a text.
//! In: a page, and what its links, pictures, facts, contacts, answers and glossary words refer to. Out:
//! hashes that change when its text would be shown differently.
//! Must never: leave out anything that writing the text reads, except the theme.

use super::seen::{LocaleKeys, PageUse, SettingsKeys, glossary_key, picture_key, write_page};
use crate::base::{Key, KeyHasher};
use crate::doc::CalloutTitle;
use crate::site::{Answer, AnswerTarget, Checker, CheckerPart, Glossary, LinkTarget, Page, Site};
use std::hash::{Hash, Hasher};

/// What the keys of all texts share.
pub struct TextKeys<'s> {
    site: &'s Site,
    /// Of each picture: how it is shown and credited.
    pictures: Vec<Key>,
    /// Of each language: its glossary, with what the definitions show.
    glossaries: Vec<Key>,
    /// The settings and the languages.
    shared: Key,
}

impl<'s> TextKeys<'s> {
    /// Hashes the parts of a site that many texts show, each once.
    pub fn new(site: &'s Site) -> Self {
        let Site {
            settings,
            contacts: _, // `write` hashes those that a text names.
            pictures,
            theme: _, // The keys of the templates and of the leaflets' theme cover it.
            locales,
            pages: _, // `write` hashes those that a text links to.
            fallbacks: _,
            sections: _, // No text shows sections, alphabets or the day: pages and contacts know what is overdue.
            glossaries,
            alphabets: _,
            today: _,
            index: _, // Only finds pages.
        } = site;
        let locales: Vec<Key> = locales.iter().map(|locale| LocaleKeys::new(locale).text).collect();
        let mut keys = TextKeys {
            site,
            pictures: pictures.all.iter().map(picture_key).collect(),
            glossaries: Vec::new(),
            shared: Key::of_value(&(SettingsKeys::new(settings).text, locales)),
        };
        keys.glossaries = glossaries.iter().map(|glossary| keys.glossary(glossary)).collect();
        keys
    }

    /// Hashes everything that a page's text is made from.
    pub fn write(&self, page: &Page, hasher: &mut KeyHasher) {
        self.write_without_glossary(page, hasher);
        if page.doc.is_easy() {
            self.glossaries[self.site.text_locale_at(page)].hash(hasher);
        }
    }

    fn write_without_glossary(&self, page: &Page, hasher: &mut KeyHasher) {
        let (site, tree) = (self.site, &page.doc.tree);
        self.shared.hash(hasher);
        write_page(page, PageUse::Text, hasher);
        // Which page a link refers to is decided by the page's own file; the address of that page follows
        // from its path and the prefixes of the languages.
        for target in &page.targets {
            match target {
                LinkTarget::Picture(index) => self.pictures[*index as usize].hash(hasher),
                // With several languages it may be a fallback, with another address and title.
                LinkTarget::Page(id) if site.locales.len() > 1 => {
                    let title = site
                        .target_language(page, *target)
                        .map(|(locale, linked)| (linked.title(), &locale.lang, &locale.dir));
                    (site.page(*id).address_hash, title).hash(hasher);
                }
                target => target.is_sound().hash(hasher),
            }
        }
        for image in &page.images {
            image.map(|index| self.pictures[index as usize]).hash(hasher);
        }
        for fact in &tree.facts {
            site.contacts.get(&fact.contact).hash(hasher);
        }
        for callout in tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact) {
            site.contacts.get(&callout.words).hash(hasher);
        }
        if let Some(checker) = &page.checker {
            self.write_answers(checker, hasher);
        }
    }

    /// Hashes where the answers of a checker lead, which depends on other files.
    fn write_answers(&self, checker: &Checker, hasher: &mut KeyHasher) {
        let Checker {
            start: _, // Read from the document, like everything but the targets of answers.
            parts,
            answer_of_link: _, // The same as in `parts`.
            heading_of_id: _,
            back_edges: _, // Follow from the answers.
            all: _,        // Follows from the page's address.
        } = checker;
        for part in parts {
            let CheckerPart { heading: _, nodes: _, lists: _, answers, verdict: _, path: _ } = part;
            for Answer { link: _, words: _, node: _, span: _, to } in answers {
                match to {
                    AnswerTarget::Part(part) => (0, *part as u64).hash(hasher),
                    AnswerTarget::Checker(id) => (1, self.site.page(*id).address_hash).hash(hasher),
                    AnswerTarget::Nowhere => hasher.write_u8(2),
                }
            }
        }
    }

    /// Hash of a glossary, with what the links, pictures and facts of its definitions refer to.
    fn glossary(&self, glossary: &Glossary) -> Key {
        let mut hasher = KeyHasher::new();
        glossary_key(glossary).hash(&mut hasher);
        let page = glossary.doc.as_ref().and_then(|doc| self.site.page_at(&doc.path));
        if let Some(id) = page {
            self.write_without_glossary(self.site.page(id), &mut hasher);
        }
        hasher.key()
    }
}
