//! Floor 2: the A–Z of a language.
//! In: all pages, their sort keys and the locale. Out: the pages that readers can reach, sorted by title and
//! grouped by the first letter.
//! Must never: list an Easy Read twin or a leaflet: its page links to it.

use super::addressed_page::AddressedPage;
use super::addresses::AddressedPages;
use super::ids::PageId;
use super::locale::Locale;
use super::role::{Role, State};
use super::sort_key::SortKey;

/// More pages than this are too many for one list: each letter gets a page of its own, and a longer letter
/// several.
const MAX_ON_ONE_PAGE: usize = 300;

/// The pages under one letter.
#[derive(Debug)]
pub struct Letter {
    /// The letter: `A`; `#` for titles that begin with no letter.
    pub letter: Box<str>,
    /// Its name in an address: `a`, `other`.
    pub name: Box<str>,
    /// Its pages.
    pub pages: Vec<PageId>,
}

impl Letter {
    /// Its pages in slices that fit on one page of a long A–Z.
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
    /// The A–Z of a locale: of its own pages, and of its fallback pages.
    pub(super) fn new(
        pages: &AddressedPages,
        locale: usize,
        locales: &[Locale],
        sort_keys: &[SortKey],
    ) -> Alphabet {
        let is_listed = |page: &AddressedPage| {
            page.locale == locale
                && page.state == State::Live
                && !matches!(page.role, Role::EasyRead | Role::Leaflet | Role::AtoZ)
        };
        let mut entries: Vec<(&SortKey, &str, PageId)> = pages
            .iter()
            .zip(sort_keys)
            .filter(|((_, page), _)| is_listed(page))
            .map(|((id, page), key)| (key, &*page.address, id))
            .collect();
        entries.sort_unstable();
        let mut letters: Vec<Letter> = Vec::new();
        let long = entries.len() > MAX_ON_ONE_PAGE;
        // Most titles begin like the one before: they are under the same letter.
        let mut last: Option<(String, usize)> = None;
        for (.., id) in entries {
            let title = pages.get(id).title();
            let begins: String = title.chars().take(2).collect();
            let at = match &last {
                Some((known, at)) if *known == begins => *at,
                _ => letter_at(&mut letters, locales[locale].index_letter(title)),
            };
            letters[at].pages.push(id);
            last = Some((begins, at));
        }
        Alphabet { letters, long }
    }
}

/// The place of a letter in the list; it is added where it is not there yet.
fn letter_at(letters: &mut Vec<Letter>, letter: Option<String>) -> usize {
    let (letter, name) =
        letter.map_or_else(|| ("#".into(), "other".into()), |letter| (letter.clone(), letter.to_lowercase()));
    letters.iter().position(|known| *known.name == *name).unwrap_or_else(|| {
        letters.push(Letter { letter: letter.into(), name: name.into(), pages: Vec::new() });
        letters.len() - 1
    })
}
