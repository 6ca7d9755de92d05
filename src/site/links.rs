//! Floor 2: where a link leads.
//! In: what a link aims at, and the pages and pictures that there are. Out: the one that is meant.
//! Must never: look at a path again: its mark was made when the file was read.

use super::{PageId, Site, State};
use crate::doc::{Destination, Link};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page of the site (and perhaps a heading of it).
    Page(PageId),
    /// A heading of the same page.
    Fragment,
    /// An address of this site, as it will be published; the built pages show whether it exists.
    SiteAddress,
    /// A picture file.
    Picture(u32),
    /// Another website, a phone number, an e-mail address.
    External,
    /// Outside, in a way that browsers must not follow.
    UnsafeScheme,
    /// The author wrote no address.
    Empty,
    /// There is no such file.
    NoFile,
    /// The page is there, but readers do not see it yet.
    NotPublished(PageId),
    /// Out of the content folder.
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

/// Where a link leads.
pub(super) fn resolve(site: &Site, link: &Link) -> LinkTarget {
    match link.target {
        Destination::Fragment => LinkTarget::Fragment,
        Destination::Empty => LinkTarget::Empty,
        Destination::External => LinkTarget::External,
        Destination::UnsafeScheme => LinkTarget::UnsafeScheme,
        Destination::SiteAddress => LinkTarget::SiteAddress,
        Destination::LeavesSite => LinkTarget::LeavesSite,
        Destination::File(mark) => match (site.by_path.get(&mark), site.by_untranslated_path.get(&mark)) {
            (_, Some(stand_in)) => LinkTarget::Page(*stand_in),
            (Some(id), _) if site.page(*id).state == State::Waiting => LinkTarget::NotPublished(*id),
            (Some(id), _) => LinkTarget::Page(*id),
            _ => site.pictures.with_hash(mark).map_or(LinkTarget::NoFile, LinkTarget::Picture),
        },
    }
}
