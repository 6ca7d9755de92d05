//! Floor 2: the finished site.
//! In: the tables that `assemble` made. Out: `Site` and its queries.
//! Must never: hold a lock, or have a method that changes it.

use super::alphabet::Alphabet;
use super::contacts::Contacts;
use super::fallback::translated_path;
use super::glossary::Glossary;
use super::ids::{PageId, SectionId};
use super::links::LinkTarget;
use super::locale::Locale;
use super::page::Page;
use super::page_index::PageIndex;
use super::picture_credits::{PictureCredit, Pictures};
use super::role::State;
use super::section::Section;
use super::settings::Settings;
use super::theme::Theme;
use crate::base::{Date, Spanned};

/// A whole site. Pages, sections and pictures refer to each other by number: each number is an index into a
/// table of this value. `assemble` makes it in one piece; nothing changes it afterwards.
#[derive(Debug)]
pub struct Site {
    /// The settings of site.toml.
    pub settings: Settings,
    /// The contacts of contacts.toml.
    pub contacts: Contacts,
    /// Every picture with its credit in pictures.toml.
    pub pictures: Pictures,
    /// The theme's files and words.
    pub theme: Theme,
    /// The languages, the default one first.
    pub locales: Vec<Locale>,
    /// The site's own pages, sorted by path.
    pub pages: Vec<Page>,
    /// Pages in one language with the text of another, for pages that are not translated yet. Their numbers
    /// follow those of `pages`.
    pub fallbacks: Vec<Page>,
    /// Every section, sorted by language and folder.
    pub sections: Vec<Section>,
    /// The glossary of each locale.
    pub glossaries: Vec<Glossary>,
    /// The A–Z of each locale.
    pub alphabets: Vec<Alphabet>,
    /// The day the site is built for.
    pub today: Date,
    pub(crate) index: PageIndex,
}

impl Site {
    /// A page by its number.
    pub fn page(&self, id: PageId) -> &Page {
        let at = id.0 as usize;
        self.pages.get(at).unwrap_or_else(|| &self.fallbacks[at - self.pages.len()])
    }

    /// The numbers of all pages, fallback pages included.
    pub fn ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..(self.pages.len() + self.fallbacks.len()) as u32).map(PageId)
    }

    /// The locale that the text of a page is in: its own; of a fallback page, that of its original.
    pub fn text_locale(&self, page: &Page) -> &Locale {
        &self.locales[self.text_locale_at(page)]
    }

    /// The number of the locale that the text of a page is in.
    pub fn text_locale_at(&self, page: &Page) -> usize {
        page.original.map_or(page.locale, |id| self.page(id).locale)
    }

    /// The page that a link on `page` leads to, with its locale. `None` unless the link leads to a page whose
    /// text is in another language.
    pub fn target_language(&self, page: &Page, target: LinkTarget) -> Option<(&Locale, &Page)> {
        let LinkTarget::Page(id) = target else { return None };
        let (to, at) = (self.page(id), self.text_locale_at(self.page(id)));
        (at != self.text_locale_at(page)).then(|| (&self.locales[at], to))
    }

    /// The locale of a link's words where they are the title of a page in another language, else `None`.
    pub fn title_language(&self, page: &Page, target: LinkTarget, words: &str) -> Option<&Locale> {
        self.target_language(page, target).and_then(|(locale, to)| (to.title() == words).then_some(locale))
    }

    /// A section by its number.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0 as usize]
    }

    /// The page whose file is at this path from the site folder.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        self.index.page_at(path)
    }

    /// The page that readers find for the file at this path: the fallback page for it, else its own page.
    pub fn page_or_fallback_at(&self, path: &str) -> Option<PageId> {
        self.index.fallback_at(path).or_else(|| self.index.page_at(path))
    }

    /// The page at this address: with the language's prefix, without the path that the site lives under.
    pub fn page_with_address(&self, address: &str) -> Option<PageId> {
        self.index.page_with_address(address)
    }

    /// An address as links have it: with the path that the site lives under.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.settings.root)
    }

    /// A whole address, with scheme and host.
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{}{address}", self.settings.origin, self.settings.root)
    }

    /// The locale of a page.
    pub fn locale(&self, page: &Page) -> &Locale {
        &self.locales[page.locale]
    }

    /// The locale that the title of a section is in.
    pub fn section_locale(&self, section: &Section) -> &Locale {
        section.page.map_or(&self.locales[section.locale], |id| self.text_locale(self.page(id)))
    }

    /// The owner of a page. An Easy Read page or a leaflet that names none has the owner of its page.
    pub fn owner<'s>(&'s self, page: &'s Page) -> Option<&'s str> {
        let own = |page: &'s Page| {
            page.doc.front_matter.owner.as_ref().map(|owner| &*owner.value).filter(|owner| !owner.is_empty())
        };
        own(page).or_else(|| own(self.page(page.standard_page?)))
    }

    /// The page that a page was made from: of a translation, the page in the first of its fallback languages
    /// that has it; of an Easy Read page or a leaflet in the default language, its standard page.
    ///
    /// A page that has ended is still the one that it was made from.
    pub fn source_of(&self, page: &Page) -> Option<&Page> {
        let translation = |from: &usize| {
            let path = translated_path(&page.doc.path, &self.locales[*from].lang)?;
            self.page_at(&path).map(|id| self.page(id)).filter(|other| other.state != State::Waiting)
        };
        let source = self.locale(page).fallbacks.iter().find_map(translation);
        source.or_else(|| page.standard_page.map(|id| self.page(id)))
    }

    /// The page that a translation was made from, where that page changed since; else `None`.
    pub fn newer_source<'s>(&'s self, page: &Page) -> Option<&'s Page> {
        let from = page.doc.front_matter.translated_from.as_ref().filter(|_| page.original.is_none())?;
        self.source_of(page).filter(|source| {
            source.locale != page.locale
                && source.state == State::Live
                && !crate::doc::matches(&from.value, &source.doc)
        })
    }

    /// The nations that a page is for: its own, else the site's.
    pub fn nations<'s>(&'s self, page: &'s Page) -> Vec<&'s str> {
        own_or(&page.doc.front_matter.applies_to, &self.settings.applies_to)
    }

    /// The places that a page is for: its own, else the site's.
    pub fn areas<'s>(&'s self, page: &'s Page) -> Vec<&'s str> {
        own_or(&page.doc.front_matter.areas, &self.settings.areas)
    }

    /// The credits of the pictures of a page, each once.
    pub fn credits(&self, page: &Page) -> impl Iterator<Item = &PictureCredit> {
        let mut used: Vec<u32> = page.images.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        used.into_iter().filter_map(|at| self.pictures.all[at as usize].entry.as_ref())
    }

    /// Every own page that readers can reach: no drafts, no pages of a later day, none that were taken down.
    pub fn live(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.state == State::Live)
            .map(|(at, page)| (PageId(at as u32), page))
    }

    /// The site's own pages that something is published for: those that readers see, and those of which they
    /// are told that they were taken down.
    pub fn published(&self) -> impl Iterator<Item = (PageId, &Page)> {
        let pages = self.pages.iter().enumerate().filter(|(_, page)| page.state != State::Waiting);
        pages.map(|(at, page)| (PageId(at as u32), page))
    }
}

fn own_or<'s>(own: &'s [Spanned<Box<str>>], site: &'s [Box<str>]) -> Vec<&'s str> {
    if own.is_empty() {
        site.iter().map(|each| &**each).collect()
    } else {
        own.iter().map(|each| &*each.value).collect()
    }
}
