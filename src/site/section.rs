//! Floor 2: a folder of pages.
//! In: the folders that pages stand in. Out: a section with its page and what it lists.
//! Must never: list a page that readers cannot reach.

use super::Site;
use super::page::{PageId, Role, State};
use crate::base::par_map_coarse;
use crate::doc;
use std::collections::HashMap;

/// The number of a section in its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub u32);

/// A folder of pages; the folder of a language is a section too, and its page is home.
#[derive(Debug)]
pub struct Section {
    /// Which locale.
    pub locale: usize,
    /// `care-and-support`; empty for the top.
    pub folder: Box<str>,
    /// Its address with the language's prefix.
    pub address: Box<str>,
    /// Its page; none where the folder has no index.md, and then a plain list is made.
    pub page: Option<PageId>,
    /// What it is called.
    pub title: Box<str>,
    /// The section it stands in.
    pub parent: Option<SectionId>,
    /// Its own pages in their order.
    pub pages: Vec<PageId>,
    /// The sections in it, in their order.
    pub sections: Vec<SectionId>,
}

/// Folders become sections; each page is listed by its own.
pub(super) fn gather_sections(site: &mut Site) {
    let mut found: HashMap<(usize, &str), SectionId> = HashMap::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut folders: Vec<(usize, &str)> = (0..site.locales.len()).map(|locale| (locale, "")).collect();
    let mut last = None;
    for page in site.pages.iter().chain(&site.fallbacks) {
        if last == Some((page.locale, page.folder_hash)) {
            continue;
        }
        last = Some((page.locale, page.folder_hash));
        let mut folder: &str = &page.doc.content_path.folder;
        loop {
            folders.push((page.locale, folder));
            match folder.rsplit_once('/') {
                Some((above, _)) => folder = above,
                None => break,
            }
        }
    }
    folders.sort_unstable();
    folders.dedup();
    for (locale, folder) in folders {
        let parent = if folder.is_empty() {
            None
        } else {
            found.get(&(locale, folder.rsplit_once('/').map_or("", |(above, _)| above))).copied()
        };
        let id = SectionId(sections.len() as u32);
        found.insert((locale, folder), id);
        let prefix = &site.locales[locale].prefix;
        let mut address = format!("{prefix}/");
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            address.push_str(&doc::slug(part));
            address.push('/');
        }
        let name = folder.rsplit('/').next().unwrap_or("").replace('-', " ");
        let title = if folder.is_empty() { site.settings.name.to_string() } else { capital(&name) };
        sections.push(Section {
            locale,
            folder: folder.into(),
            address: address.into(),
            page: None,
            title: title.into(),
            parent,
            pages: Vec::new(),
            sections: Vec::new(),
        });
        if let Some(parent) = parent {
            sections[parent.0 as usize].sections.push(id);
        }
    }
    let mut homes = vec![SectionId(0); site.locales.len()];
    let mut places: Vec<Option<SectionId>> = Vec::with_capacity(site.pages.len() + site.fallbacks.len());
    let mut last: Option<((usize, u64), SectionId)> = None;
    for (at, page) in site.pages.iter().chain(&site.fallbacks).enumerate() {
        let mark = (page.locale, page.folder_hash);
        let section = match last {
            Some((known, section)) if known == mark => section,
            _ => found[&(page.locale, &*page.doc.content_path.folder)],
        };
        last = Some((mark, section));
        let entry = &mut sections[section.0 as usize];
        let index = matches!(page.role, Role::Home | Role::Section);
        if index && page.state != State::Waiting {
            entry.page = Some(PageId(at as u32));
            entry.title = page.title().into();
        } else if page.state == State::Live && !matches!(page.role, Role::EasyRead | Role::Leaflet) {
            entry.pages.push(PageId(at as u32));
        }
        // The page of a folder stands in the section above it.
        places.push(if index { entry.parent } else { Some(section) });
    }
    for (locale, home) in homes.iter_mut().enumerate() {
        *home = found[&(locale, "")];
    }
    let sorted = par_map_coarse(&sections, |section| {
        let mut keys: Vec<_> = section.pages.iter().map(|id| order(site, *id)).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(.., id)| id).collect()
    });
    for (section, pages) in sections.iter_mut().zip(sorted) {
        section.pages = pages;
    }
    let keys: Vec<(i64, Box<[u8]>)> = sections
        .iter()
        .map(|section| {
            (
                section.page.and_then(|id| site.page(id).doc.front_matter.order).unwrap_or(i64::MAX),
                site.locales[section.locale].sort_key(&section.title),
            )
        })
        .collect();
    for section in &mut sections {
        section.sections.sort_by(|a, b| keys[a.0 as usize].cmp(&keys[b.0 as usize]));
    }
    drop(found);
    for (page, place) in site.pages.iter_mut().chain(&mut site.fallbacks).zip(places) {
        page.section = place;
    }
    for (locale, home) in site.locales.iter_mut().zip(homes) {
        locale.home = home;
    }
    site.sections = sections;
}

/// Pages stand in the order that staff gave them, then by title.
fn order(site: &Site, id: PageId) -> (i64, [u128; 2], &[u8], PageId) {
    let page = site.page(id);
    (page.doc.front_matter.order.unwrap_or(i64::MAX), page.sort_prefix, &page.sort_key, id)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
