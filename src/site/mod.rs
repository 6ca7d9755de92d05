//! Floor 2: how the files of a site relate.
//! In: every file, read. Out: one finished value that nobody changes afterwards.
//! Must never: be built in steps that others can see, hold a lock, or make a page.

mod alphabet;
mod assemble;
mod checker;
mod colour;
mod contacts;
mod easy_read_standard;
mod fallback;
mod glossary;
mod language;
mod links;
mod locale;
mod page;
pub mod phone;
mod picture_credits;
pub mod review;
mod rule_settings;
mod section;
mod settings;
mod theme;
mod tokens;

pub use alphabet::{Alphabet, Letter};
pub use checker::{
    Answer, AnswerTarget, AnsweredStep, Checker, CheckerPart, MAX_STEPS, PathFacts, is_verdict,
};
pub use colour::Colour;
pub use contacts::{Contact, Contacts, FACTS, PATH as CONTACTS};
pub use easy_read_standard::EasyReadStandard;
pub use fallback::translated_path;
pub use glossary::{Glossary, GlossaryWord};
pub use language::Language;
pub use links::LinkTarget;
pub use locale::Locale;
pub use page::{Page, PageId, Role, State};
pub use picture_credits::{PATH as LEDGER, Picture, PictureCredit, Pictures};
pub use rule_settings::RuleThreshold;
pub use section::{Section, SectionId};
pub use settings::{PATH as SETTINGS, Settings};
pub use theme::{Strings, Theme};
pub use tokens::{COLOURS, Logo, Scheme, Token, Tokens};

use crate::base::{Date, Spanned};
use std::collections::HashMap;

/// A whole site. Pages, sections and pictures point at each other by number.
#[derive(Debug)]
pub struct Site {
    /// What site.toml says.
    pub settings: Settings,
    /// What contacts.toml says.
    pub contacts: Contacts,
    /// Every picture with its line in the ledger.
    pub pictures: Pictures,
    /// The theme's files and words.
    pub theme: Theme,
    /// The languages, the default one first.
    pub locales: Vec<Locale>,
    /// Every page, sorted by path.
    pub pages: Vec<Page>,
    /// The pages that stand in, each in one language, for pages that are not translated into it. Their
    /// numbers follow those of the pages.
    pub fallbacks: Vec<Page>,
    /// Every section, sorted by language and folder.
    pub sections: Vec<Section>,
    /// The glossary of each locale.
    pub glossaries: Vec<Glossary>,
    /// The A–Z of each locale.
    pub alphabets: Vec<Alphabet>,
    /// The day the site is built for.
    pub today: Date,
    by_path: HashMap<u64, PageId, crate::base::BuildIdentityHasher>,
    by_address: HashMap<u64, PageId, crate::base::BuildIdentityHasher>,
    /// Stand-ins by the file that would be there, were the page translated.
    by_untranslated_path: HashMap<u64, PageId, crate::base::BuildIdentityHasher>,
}

impl Site {
    /// A page by its number.
    pub fn page(&self, id: PageId) -> &Page {
        let at = id.0 as usize;
        self.pages.get(at).unwrap_or_else(|| &self.fallbacks[at - self.pages.len()])
    }

    /// The numbers of all pages, and of those that stand in.
    pub fn ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..(self.pages.len() + self.fallbacks.len()) as u32).map(PageId)
    }

    /// The locale that the text of a page is in: its own, or that of the page it stands in for.
    pub fn text_locale(&self, page: &Page) -> &Locale {
        &self.locales[self.text_locale_at(page)]
    }

    /// The number of that locale.
    pub fn text_locale_at(&self, page: &Page) -> usize {
        page.original.map_or(page.locale, |id| self.page(id).locale)
    }

    /// The language of the page that a link leads to, where that is another than the language of the page
    /// with the link.
    pub fn target_language(&self, page: &Page, target: LinkTarget) -> Option<(&Locale, &Page)> {
        let LinkTarget::Page(id) = target else { return None };
        let (to, at) = (self.page(id), self.text_locale_at(self.page(id)));
        (at != self.text_locale_at(page)).then(|| (&self.locales[at], to))
    }

    /// The language of a link's words, where they are the title of a page in another language.
    pub fn title_language(&self, page: &Page, target: LinkTarget, words: &str) -> Option<&Locale> {
        self.target_language(page, target).and_then(|(locale, to)| (to.title() == words).then_some(locale))
    }

    /// A section by its number.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0 as usize]
    }

    /// The page whose file is at this path from the site folder. Marks stand for paths and addresses here:
    /// that two of a site's
    /// have one mark is not to be expected (2^64), and to look at each path again would cost more than all
    /// else that is done to it.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        self.by_path.get(&crate::base::hash64(path)).copied()
    }

    /// The page that readers find for the file at this path: the file's own, or the one that stands in for
    /// it.
    pub fn page_or_fallback_at(&self, path: &str) -> Option<PageId> {
        self.by_untranslated_path.get(&crate::base::hash64(path)).copied().or_else(|| self.page_at(path))
    }

    /// The page at this address (language prefix included, the site's own path not).
    pub fn page_with_address(&self, address: &str) -> Option<PageId> {
        self.by_address.get(&crate::base::hash64(address)).copied()
    }

    /// An address as it stands in a link: with the path that the site lives under.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.settings.root)
    }

    /// A whole address, with the host.
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

    /// Who looks after a page: an Easy Read page or a leaflet has the owner of its page, unless it names its
    /// own.
    pub fn owner<'s>(&'s self, page: &'s Page) -> Option<&'s str> {
        let own = |page: &'s Page| {
            page.doc.front_matter.owner.as_ref().map(|owner| &*owner.value).filter(|owner| !owner.is_empty())
        };
        own(page).or_else(|| own(self.page(page.standard_page?)))
    }

    /// The page that a page was made from: of a translation the one in the language that stands in for its
    /// own, of an Easy Read page or a
    /// leaflet in the default language the full one.
    pub fn source_of(&self, page: &Page) -> Option<&Page> {
        let translations = || page.translations.iter().map(|id| self.page(*id));
        let source = self
            .locale(page)
            .fallbacks
            .iter()
            .find_map(|from| translations().find(|other| other.locale == *from));
        source.or_else(|| page.standard_page.map(|id| self.page(id)))
    }

    /// The page that a translation was made from, where that was changed since.
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

    /// What the ledger says of the pictures of a page, each once.
    pub fn credits(&self, page: &Page) -> impl Iterator<Item = &PictureCredit> {
        let mut used: Vec<u32> = page.images.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        used.into_iter().filter_map(|at| self.pictures.all[at as usize].entry.as_ref())
    }

    /// Every page that readers can reach: not drafts, not those of a later day, not those that were taken
    /// down.
    pub fn live(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.pages
            .iter()
            .enumerate()
            .filter(|(_, page)| page.state == State::Live)
            .map(|(at, page)| (PageId(at as u32), page))
    }
}

fn own_or<'s>(own: &'s [Spanned<Box<str>>], site: &'s [Box<str>]) -> Vec<&'s str> {
    if own.is_empty() {
        site.iter().map(|each| &**each).collect()
    } else {
        own.iter().map(|each| &*each.value).collect()
    }
}

/// The finished site of these files.
pub use assemble::{AssembleOptions, assemble};
