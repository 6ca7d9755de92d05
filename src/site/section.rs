//! Floor 2: folders of pages as sections.
//! In: all pages, their order and the locales. Out: a section for each folder, with its page and what it lists;
//! the section of each page.
//! Must never: list a page that readers cannot reach.

use super::addresses::AddressedPages;
use super::ids::{PageId, SectionId};
use super::locale::Locale;
use super::role::{Role, State};
use super::sort_key::SortKey;
use crate::base::{capitalise, par_map_coarse};
use crate::doc;
use std::collections::HashMap;

/// A folder of pages. The folder of a language is a section too: its page is the home page.
#[derive(Debug)]
pub struct Section {
    /// The number of its locale.
    pub locale: usize,
    /// Its path inside the folder of the language: `care-and-support`; empty for the top.
    pub folder: Box<str>,
    /// Its address with the language's prefix.
    pub address: Box<str>,
    /// Its page. `None` where the folder has no index.md: then a plain list is made.
    pub page: Option<PageId>,
    /// The title of its page; without a page, the name of the folder in words.
    pub title: Box<str>,
    /// The section of the folder that it is in.
    pub parent: Option<SectionId>,
    /// The pages that it lists: by the `order` that staff gave them, then by title.
    pub pages: Vec<PageId>,
    /// The sections in it: by the `order` of their pages, then by title.
    pub sections: Vec<SectionId>,
}

/// The folders that pages are in, and all folders above them. Their order numbers the sections.
pub(super) struct Folders<'p> {
    /// Locale and folder, sorted.
    sorted: Vec<(usize, &'p str)>,
    ids: HashMap<(usize, &'p str), SectionId>,
}

impl<'p> Folders<'p> {
    /// The folders of these pages; each of the locales has at least its own.
    pub fn new(pages: &'p AddressedPages, locale_count: usize) -> Folders<'p> {
        let mut sorted: Vec<(usize, &str)> = (0..locale_count).map(|locale| (locale, "")).collect();
        let mut last = None;
        for page in &pages.all {
            let key = (page.locale, page.folder_hash);
            // Pages are sorted by path: most are in the folder of the page before.
            if last.replace(key) == Some(key) {
                continue;
            }
            let above = |folder: &&'p str| folder.rsplit_once('/').map(|(above, _)| above);
            let folders = std::iter::successors(Some(&*page.doc.content_path.folder), above);
            sorted.extend(folders.map(|folder| (page.locale, folder)));
        }
        sorted.sort_unstable();
        sorted.dedup();
        let ids = sorted.iter().zip(0..).map(|(folder, at)| (*folder, SectionId(at))).collect();
        Folders { sorted, ids }
    }

    /// The section of the folder of a locale.
    pub fn home(&self, locale: usize) -> SectionId {
        self.ids[&(locale, "")]
    }

    /// Whether pages are in this folder in any language.
    pub fn has(&self, folder: &str) -> bool {
        self.sorted.iter().any(|(_, known)| *known == folder)
    }

    fn parent(&self, locale: usize, folder: &str) -> Option<SectionId> {
        if folder.is_empty() {
            return None;
        }
        self.ids.get(&(locale, folder.rsplit_once('/').map_or("", |(above, _)| above))).copied()
    }
}

/// The sections, and where each page belongs.
pub(super) struct Sections {
    /// By their numbers.
    pub all: Vec<Section>,
    /// For each page the section that lists it. The page of a section belongs to the section above; the home
    /// page to none.
    pub of_page: Vec<Option<SectionId>>,
}

impl Sections {
    /// The sections of these folders. `site_name` is the title of a language without a home page.
    pub fn new(
        pages: &AddressedPages,
        folders: &Folders<'_>,
        locales: &[Locale],
        sort_keys: &[SortKey],
        site_name: &str,
    ) -> Sections {
        let SectionMembers { index_pages, listed, of_page } = SectionMembers::new(pages, folders);
        let listed = par_map_coarse(&listed, |ids| sorted_pages(ids, pages, sort_keys));
        let parents: Vec<Option<SectionId>> =
            folders.sorted.iter().map(|(locale, folder)| folders.parent(*locale, folder)).collect();
        let titles: Vec<Box<str>> = folders
            .sorted
            .iter()
            .zip(&index_pages)
            .map(|((_, folder), page)| match page {
                Some(id) => pages.get(*id).title().into(),
                None if folder.is_empty() => site_name.into(),
                None => folder_title(folder),
            })
            .collect();
        let keys =
            folders.sorted.iter().zip(&index_pages).zip(&titles).map(|(((locale, _), page), title)| {
                (page.map_or(i64::MAX, |id| staff_order(pages, id)), locales[*locale].sort_key(title))
            });
        let children = sorted_children(&parents, &keys.collect::<Vec<_>>());
        let all = folders
            .sorted
            .iter()
            .zip(index_pages)
            .zip(titles)
            .zip(parents)
            .zip(listed)
            .zip(children)
            .map(|((((((locale, folder), page), title), parent), pages), sections)| Section {
                locale: *locale,
                folder: (*folder).into(),
                address: address(&locales[*locale].prefix, folder),
                page,
                title,
                parent,
                pages,
                sections,
            })
            .collect();
        Sections { all, of_page }
    }
}

/// What each folder holds, and where each page belongs.
struct SectionMembers {
    /// The index.md of each folder.
    index_pages: Vec<Option<PageId>>,
    /// The other pages of each folder that readers can reach, in the order of their numbers.
    listed: Vec<Vec<PageId>>,
    /// The section of each page.
    of_page: Vec<Option<SectionId>>,
}

impl SectionMembers {
    fn new(pages: &AddressedPages, folders: &Folders<'_>) -> SectionMembers {
        let mut index_pages = vec![None; folders.sorted.len()];
        let mut listed = vec![Vec::new(); folders.sorted.len()];
        let mut last: Option<((usize, u64), SectionId)> = None;
        let place = |(id, page): (PageId, &super::addressed_page::AddressedPage)| {
            let key = (page.locale, page.folder_hash);
            let section = match last {
                Some((known, section)) if known == key => section,
                _ => folders.ids[&(page.locale, &*page.doc.content_path.folder)],
            };
            last = Some((key, section));
            let is_index = matches!(page.role, Role::Home | Role::Section);
            if is_index && page.state != State::Waiting {
                index_pages[section.0 as usize] = Some(id);
            } else if page.state == State::Live && !matches!(page.role, Role::EasyRead | Role::Leaflet) {
                listed[section.0 as usize].push(id);
            }
            if is_index { folders.parent(page.locale, &page.doc.content_path.folder) } else { Some(section) }
        };
        let of_page = pages.iter().map(place).collect();
        SectionMembers { index_pages, listed, of_page }
    }
}

/// Pages by the order that staff gave them, then by title; pages with the same title by their numbers.
fn sorted_pages(ids: &[PageId], pages: &AddressedPages, sort_keys: &[SortKey]) -> Vec<PageId> {
    let key = |id: &PageId| (staff_order(pages, *id), &sort_keys[id.0 as usize], *id);
    let mut keys: Vec<_> = ids.iter().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(.., id)| id).collect()
}

/// The `order` of a page; pages without one come last.
fn staff_order(pages: &AddressedPages, id: PageId) -> i64 {
    pages.get(id).doc.front_matter.order.unwrap_or(i64::MAX)
}

/// The sections in each section, sorted by `keys`; sections with equal keys by their numbers.
fn sorted_children<K: Ord>(parents: &[Option<SectionId>], keys: &[K]) -> Vec<Vec<SectionId>> {
    let mut children = vec![Vec::new(); parents.len()];
    for (parent, at) in parents.iter().zip(0..) {
        if let Some(parent) = parent {
            children[parent.0 as usize].push(SectionId(at));
        }
    }
    for sections in &mut children {
        sections.sort_by(|a: &SectionId, b| keys[a.0 as usize].cmp(&keys[b.0 as usize]));
    }
    children
}

/// `care/your-rights` → `/cy/care/your-rights/`
fn address(prefix: &str, folder: &str) -> Box<str> {
    let mut address = format!("{prefix}/");
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        address.push_str(&doc::slug(part));
        address.push('/');
    }
    address.into()
}

/// `care/your-rights` → `Your rights`
fn folder_title(folder: &str) -> Box<str> {
    let name = folder.rsplit('/').next().unwrap_or("").replace('-', " ");
    capitalise(&name).into()
}
