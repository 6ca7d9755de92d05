//! Floor 2: where a link leads.
//! In: what a link aims at, and the pages and pictures that there are. Out: the one that is meant.
//! Must never: look at a path again: its mark was made when the file was read.

use super::{PageId, Site, State};
use crate::doc::{Aim, Link};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site (and perhaps a heading of it).
    Page(PageId),
    /// A heading of the same page.
    Here,
    /// An address of this site, as it will be published; the built pages show whether it exists.
    Address,
    /// A picture file.
    Picture(u32),
    /// Another website, a phone number, an e-mail address.
    Outside,
    /// Outside, in a way that browsers must not follow.
    Odd,
    /// The author wrote no address.
    Nowhere,
    /// There is no such file.
    NoFile,
    /// The page is there, but readers do not see it yet.
    NotPublished(PageId),
    /// Out of the content folder.
    LeavesSite,
}

impl Target {
    /// Whether a reader who follows the link gets anywhere.
    pub fn is_sound(self) -> bool {
        matches!(self, Target::Page(_) | Target::Here | Target::Address | Target::Picture(_) | Target::Outside)
    }
}

/// Where a link leads.
pub(super) fn resolve(site: &Site, link: &Link) -> Target {
    match link.aim {
        Aim::Here => Target::Here,
        Aim::Nowhere => Target::Nowhere,
        Aim::Outside => Target::Outside,
        Aim::Odd => Target::Odd,
        Aim::Address => Target::Address,
        Aim::LeavesSite => Target::LeavesSite,
        Aim::File(mark) => match (site.by_path.get(&mark), site.by_missing.get(&mark)) {
            (_, Some(stand_in)) => Target::Page(*stand_in),
            (Some(id), _) if site.page(*id).state == State::Waiting => Target::NotPublished(*id),
            (Some(id), _) => Target::Page(*id),
            _ => site.pictures.with_mark(mark).map_or(Target::NoFile, Target::Picture),
        },
    }
}
