//! Floor 2: fallback pages, for pages that are not translated yet.
//! In: the pages of each language. Out: for each page that a language lacks, a page at its address with the
//! text of another language.
//! Must never: replace a page that readers can reach.

use super::addressed_page::AddressedPage;
use super::ids::PageId;
use super::language::{Language, address_prefix, fallback_chain};
use super::page_index::PagesByHash;
use super::role::{Role, State};
use crate::base::{hash64, path_hash};
use crate::doc;
use std::sync::Arc;

/// The fallback pages of all languages, and what they add to the index.
pub(super) struct FallbackPages {
    /// Sorted by locale, then by the language they come from, then by path.
    pub pages: Vec<AddressedPage>,
    /// The site's own pages and the fallback pages by address.
    pub by_address: PagesByHash,
    /// The fallback pages by the path that a translation would have.
    pub by_untranslated_path: PagesByHash,
}

/// Fills every live language but the default one. Their numbers follow those of the `own` pages. A site of
/// one language gets none.
pub(super) fn fallback_pages(
    own: &[AddressedPage],
    by_address: PagesByHash,
    languages: &[Language],
    live_locales: &[bool],
) -> FallbackPages {
    let prefixes: Vec<Box<str>> = (0..languages.len()).map(|at| address_prefix(languages, at)).collect();
    let (mut pages, mut by_address, mut by_path) = (Vec::new(), by_address, PagesByHash::default());
    for locale in (1..languages.len()).filter(|locale| live_locales[*locale]) {
        for from in fallback_chain(languages, locale) {
            let originals =
                own.iter().enumerate().filter(|(_, page)| page.locale == from && may_fall_back(page));
            for (at, original) in originals {
                // The address of the original without the prefix of its language.
                let address = [&prefixes[locale], &original.address[prefixes[from].len()..]].concat();
                let address_hash = hash64(&address);
                let is_free = by_address.get(&address_hash).is_none_or(|there| {
                    own.get(there.0 as usize).is_some_and(|page| page.state == State::Waiting)
                });
                if !is_free {
                    continue;
                }
                let Some(path) = translated_path(&original.doc.path, &languages[locale].code.value) else {
                    continue;
                };
                let id = PageId((own.len() + pages.len()) as u32);
                let path_hash = path_hash(&path);
                by_address.insert(address_hash, id);
                by_path.insert(path_hash, id);
                let address: Arc<str> = address.into();
                pages.push(AddressedPage {
                    doc: original.doc.clone(),
                    output: doc::output(&address),
                    address,
                    address_hash,
                    path_hash,
                    folder_hash: original.folder_hash,
                    locale,
                    role: original.role,
                    // A page that was taken down is taken down in every language that showed it.
                    state: original.state,
                    original: Some(PageId(at as u32)),
                });
            }
        }
    }
    FallbackPages { pages, by_address, by_untranslated_path: by_path }
}

/// Whether another language may show this page, or the notice that it was taken down. Each language makes its own lists, and leaflets stay in their
/// own language.
fn may_fall_back(page: &AddressedPage) -> bool {
    page.state != State::Waiting && !matches!(page.role, Role::Leaflet | Role::AtoZ | Role::Leaflets)
}

/// The path of the file that a page is translated in: `content/en/care/a.md` → `content/cy/care/a.md`. `None`
/// for a path outside the folders of the languages.
#[must_use]
pub fn translated_path(path: &str, lang: &str) -> Option<String> {
    let (_, file) = path.strip_prefix("content/")?.split_once('/')?;
    Some(format!("content/{lang}/{file}"))
}
