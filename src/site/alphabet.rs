//! Floor 2: the A–Z of a language.
//! In: the pages that readers can reach. Out: their numbers under the first letter of their titles, in order.
//! Must never: list a page that has its place under another: Easy Read twins and leaflets.

use super::Site;
use super::page::{Page, PageId, Role, State};

/// More pages than this are too many for one list: each letter gets a page of its own, and a longer letter
/// several.
const MAX_ON_ONE_PAGE: usize = 300;

/// The pages under one letter.
#[derive(Debug)]
pub struct Letter {
    /// `A`; `#` for titles that begin with no letter.
    pub letter: Box<str>,
    /// What it is called in an address: `a`, `other`.
    pub name: Box<str>,
    /// Its pages.
    pub pages: Vec<PageId>,
}

impl Letter {
    /// Its pages, as many at a time as stand on one page of a long A–Z.
    pub fn parts(&self) -> std::slice::Chunks<'_, PageId> {
        self.pages.chunks(MAX_ON_ONE_PAGE)
    }
}

/// The A–Z of one language.
#[derive(Debug, Default)]
pub struct Alphabet {
    /// The letters that have pages.
    pub letters: Vec<Letter>,
    /// Whether each letter has a page of its own.
    pub long: bool,
}

impl Alphabet {
    /// The A–Z of a locale: of its own pages, and of those that stand in for pages it does not have.
    pub fn new(site: &Site, locale: usize) -> Alphabet {
        let listed = |page: &Page| {
            page.locale == locale
                && page.state == State::Live
                && !matches!(page.role, Role::EasyRead | Role::Leaflet | Role::AtoZ)
        };
        let mut entries: Vec<([u128; 2], &[u8], &str, PageId)> = site
            .ids()
            .map(|id| (id, site.page(id)))
            .filter(|(_, page)| listed(page))
            .map(|(id, page)| (page.sort_prefix, &*page.sort_key, &*page.address, id))
            .collect();
        entries.sort_unstable();
        let mut alphabet = Alphabet { letters: Vec::new(), long: entries.len() > MAX_ON_ONE_PAGE };
        // Most titles begin like the one before: their letter is known.
        let mut last: Option<(String, usize)> = None;
        for (.., id) in entries {
            let title = site.page(id).title();
            let begins: String = title.chars().take(2).collect();
            let at = match &last {
                Some((known, at)) if *known == begins => *at,
                _ => alphabet.letter(site.locales[locale].index_letter(title)),
            };
            alphabet.letters[at].pages.push(id);
            last = Some((begins, at));
        }
        alphabet
    }

    /// Where the pages of a letter stand.
    fn letter(&mut self, letter: Option<String>) -> usize {
        let (letter, name) = letter
            .map_or_else(|| ("#".into(), "other".into()), |letter| (letter.clone(), letter.to_lowercase()));
        self.letters.iter().position(|known| *known.name == *name).unwrap_or_else(|| {
            self.letters.push(Letter { letter: letter.into(), name: name.into(), pages: Vec::new() });
            self.letters.len() - 1
        })
    }
}
