//! Floor 2: where a link leads.
//! In: the destinations of links and images, and all pages and pictures. Out: the page or picture that each
//! leads to.
//! Must never: compare paths: they were hashed when the file was read.

use super::addresses::AddressedPages;
use super::ids::PageId;
use super::picture_credits::Pictures;
use super::relatives::Relatives;
use super::role::State;
use crate::base::par_map;
use crate::doc::{Destination, Image, Link};
use std::collections::HashMap;

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page of the site, perhaps one of its headings.
    Page(PageId),
    /// A heading of the same page.
    Fragment,
    /// An address of this site as it is published. Whether it exists is known once the site is built.
    SiteAddress,
    /// A picture, by its number.
    Picture(u32),
    /// Another website, a phone number, an e-mail address.
    External,
    /// An address whose scheme browsers must not follow, such as `javascript:`.
    UnsafeScheme,
    /// The author wrote no address.
    Empty,
    /// There is no such file.
    NoFile,
    /// The page is there, but readers do not see it yet.
    NotPublished(PageId),
    /// A file outside the content folder.
    LeavesSite,
}

impl LinkTarget {
    /// Whether a reader who follows the link gets anywhere.
    pub fn is_sound(self) -> bool {
        matches!(
            self,
            LinkTarget::Page(_)
                | LinkTarget::Fragment
                | LinkTarget::SiteAddress
                | LinkTarget::Picture(_)
                | LinkTarget::External
        )
    }
}

/// The links and pictures of a page's text, resolved.
#[derive(Clone, Debug)]
pub(super) struct PageLinks {
    /// Where each link leads, in the order of the tree's links.
    pub targets: Box<[LinkTarget]>,
    /// The number of the picture that each image shows, in the order of the tree's images.
    pub images: Box<[Option<u32>]>,
}

impl PageLinks {
    /// Whether a link or an image leads nowhere.
    pub fn are_broken(&self) -> bool {
        !self.targets.iter().all(|target| target.is_sound()) || self.images.contains(&None)
    }
}

/// The links of every page, in the order of the pages. Fallback pages have the links of their originals, but
/// each leads to the page in the reader's language.
pub(super) fn resolve_links(
    pages: &AddressedPages,
    pictures: &Pictures,
    relatives: &[Relatives],
) -> Vec<PageLinks> {
    let own = par_map(pages.own(), |page| {
        let tree = &page.doc.tree;
        let picture = |image: &Image| match image.target {
            Destination::File(path_hash) => pictures.with_hash(path_hash),
            _ => None,
        };
        PageLinks {
            targets: tree.links.iter().map(|link| resolve(pages, pictures, link)).collect(),
            images: tree.images.iter().map(picture).collect(),
        }
    });
    let fallback_of: FallbackOf =
        pages.iter().filter_map(|(id, page)| Some(((page.locale, page.original?), id))).collect();
    let localised = par_map(pages.fallbacks(), |page| {
        page.original.map(|original| {
            let PageLinks { targets, images } = &own[original.0 as usize];
            let links = page.doc.tree.links.iter();
            let localise =
                |(target, link)| localised(pages, relatives, &fallback_of, page.locale, target, link);
            let targets = targets.iter().copied().zip(links).map(localise).collect();
            PageLinks { targets, images: images.clone() }
        })
    });
    own.into_iter().chain(localised.into_iter().flatten()).collect()
}

/// The fallback pages by locale and original.
type FallbackOf = HashMap<(usize, PageId), PageId>;

/// Where a link leads.
fn resolve(pages: &AddressedPages, pictures: &Pictures, link: &Link) -> LinkTarget {
    match link.target {
        Destination::Fragment => LinkTarget::Fragment,
        Destination::Empty => LinkTarget::Empty,
        Destination::External => LinkTarget::External,
        Destination::UnsafeScheme => LinkTarget::UnsafeScheme,
        Destination::SiteAddress => LinkTarget::SiteAddress,
        Destination::LeavesSite => LinkTarget::LeavesSite,
        Destination::File(path_hash) => {
            let index = &pages.index;
            match (index.by_path.get(&path_hash), index.by_untranslated_path.get(&path_hash)) {
                (_, Some(fallback)) => LinkTarget::Page(*fallback),
                (Some(id), _) if pages.get(*id).state == State::Waiting => LinkTarget::NotPublished(*id),
                (Some(id), _) => LinkTarget::Page(*id),
                _ => pictures.with_hash(path_hash).map_or(LinkTarget::NoFile, LinkTarget::Picture),
            }
        }
    }
}

/// Where a link of another language leads readers of `locale`: to the page in their language where there is
/// one. A link to a heading leads to a translation only where that has a heading of this name.
fn localised(
    pages: &AddressedPages,
    relatives: &[Relatives],
    fallback_of: &FallbackOf,
    locale: usize,
    target: LinkTarget,
    link: &Link,
) -> LinkTarget {
    let LinkTarget::Page(id) = target else { return target };
    let translation = || {
        let translations = relatives[id.0 as usize].translations.iter().copied();
        let there = translations.into_iter().find(|other| pages.get(*other).locale == locale)?;
        let headings = &pages.get(there).doc.tree.headings;
        let has = |anchor: &str| anchor.is_empty() || headings.iter().any(|heading| *heading.id == *anchor);
        link.destination.split_once('#').is_none_or(|(_, anchor)| has(anchor)).then_some(there)
    };
    LinkTarget::Page(fallback_of.get(&(locale, id)).copied().or_else(translation).unwrap_or(id))
}
