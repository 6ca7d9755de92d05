//! Floor 2: how the files of a site relate.
//! In: every file, read. Out: one finished value that nobody changes afterwards.
//! Must never: be built in steps that others can see, hold a lock, or make a page.

mod alphabet;
mod assemble;
mod checker;
mod colour;
mod contacts;
mod easy_set;
mod glossary;
mod judging;
mod ledger;
mod links;
mod locale;
mod page;
mod section;
mod settings;
mod theme;
mod tokens;

pub use alphabet::{Alphabet, Letter};
pub use checker::{Answer, Answered, Checker, LONGEST, Part, To, Way, is_verdict};
pub use colour::Colour;
pub use contacts::{Contact, Contacts, FACTS, PATH as CONTACTS};
pub use easy_set::EasySet;
pub use glossary::{Glossary, GlossaryWord};
pub use judging::Limit;
pub use ledger::{LedgerEntry, PATH as LEDGER, Pictures, SitePicture};
pub use links::Target;
pub use locale::Locale;
pub use page::{Page, PageId, Role, State};
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
    /// Every section, sorted by language and folder.
    pub sections: Vec<Section>,
    /// The glossary of each locale.
    pub glossaries: Vec<Glossary>,
    /// The A–Z of each locale.
    pub alphabets: Vec<Alphabet>,
    /// The day the site is built for.
    pub today: Date,
    by_path: HashMap<u64, PageId, crate::base::Fold>,
    by_address: HashMap<u64, PageId, crate::base::Fold>,
}

impl Site {
    /// A page by its number.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0 as usize]
    }

    /// A section by its number.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.0 as usize]
    }

    /// The page whose file is at this path from the site folder. Marks stand for paths and addresses here: that two of a site's
    /// have one mark is not to be expected (2^64), and to look at each path again would cost more than all else that is done to it.
    pub fn page_at(&self, path: &str) -> Option<PageId> {
        self.by_path.get(&crate::base::mark(path)).copied()
    }

    /// The page at this address (language prefix included, the site's own path not).
    pub fn page_with_address(&self, address: &str) -> Option<PageId> {
        self.by_address.get(&crate::base::mark(address)).copied()
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

    /// The nations that a page is for: its own, else the site's.
    pub fn nations<'s>(&'s self, page: &'s Page) -> Vec<&'s str> {
        own_or(&page.doc.front.applies_to, &self.settings.applies_to)
    }

    /// The places that a page is for: its own, else the site's.
    pub fn areas<'s>(&'s self, page: &'s Page) -> Vec<&'s str> {
        own_or(&page.doc.front.areas, &self.settings.areas)
    }

    /// What the ledger says of the pictures of a page, each once.
    pub fn credits(&self, page: &Page) -> impl Iterator<Item = &LedgerEntry> {
        let mut used: Vec<u32> = page.images.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        used.into_iter().filter_map(|at| self.pictures.all[at as usize].entry.as_ref())
    }

    /// Every page that readers can reach: not drafts, not those of a later day, not those that were taken down.
    pub fn live(&self) -> impl Iterator<Item = (PageId, &Page)> {
        self.pages.iter().enumerate().filter(|(_, page)| page.state == State::Live).map(|(at, page)| (PageId(at as u32), page))
    }
}

fn own_or<'s>(own: &'s [Spanned<Box<str>>], site: &'s [Box<str>]) -> Vec<&'s str> {
    if own.is_empty() { site.iter().map(|each| &**each).collect() } else { own.iter().map(|each| &*each.value).collect() }
}

/// The finished site of these files.
pub use assemble::{Wishes, assemble};
