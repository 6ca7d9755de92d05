//! Floor 2: the A–Z of a language.
//! In: the pages that readers can reach. Out: their numbers under the first letter of their titles, in order.
//! Must never: list a page that has its place under another: Easy Read twins and leaflets.

use super::page::{Page, PageId, Role, State};

/// More pages than this are too many for one list: each letter gets a page of its own, and a longer letter several.
const LONG: usize = 300;

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
        self.pages.chunks(LONG)
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
    /// The A–Z of a locale.
    pub fn new(pages: &[Page], locale: usize) -> Alphabet {
        let listed = |page: &Page| page.locale == locale && page.state == State::Live && !matches!(page.role, Role::EasyRead | Role::Leaflet | Role::AtoZ);
        let mut entries: Vec<([u128; 2], &str, &str, PageId)> = pages
            .iter()
            .enumerate()
            .filter(|(_, page)| listed(page))
            .map(|(at, page)| (page.beginnings.1, &*page.doc.sorted, &*page.address, PageId(at as u32)))
            .collect();
        entries.sort_unstable();
        let mut alphabet = Alphabet { letters: Vec::new(), long: entries.len() > LONG };
        let mut last = None;
        for (_, sorted, _, id) in entries {
            let first = sorted.chars().next().filter(|first| first.is_alphabetic());
            if alphabet.letters.is_empty() || first != last {
                last = first;
                alphabet.letters.push(match first {
                    Some(first) => Letter { letter: first.to_uppercase().collect::<String>().into(), name: first.to_string().into(), pages: Vec::new() },
                    None => Letter { letter: "#".into(), name: "other".into(), pages: Vec::new() },
                });
            }
            if let Some(letter) = alphabet.letters.last_mut() {
                letter.pages.push(id);
            }
        }
        alphabet
    }
}
