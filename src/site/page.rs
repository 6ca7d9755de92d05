//! Floor 2: a page and the pages it belongs to.
//! In: an addressed page, its relatives, its links, its section and its checker. Out: one finished `Page`.
//! Must never: copy what its document says, or change after it was made.

use super::addressed_page::{AddressedPage, title};
use super::checker::Checker;
use super::ids::{PageId, SectionId};
use super::links::{LinkTarget, PageLinks};
use super::overdue::{Overdue, review_due, reviewed};
use super::relatives::Relatives;
use super::role::{Role, State};
use super::settings::Settings;
use crate::base::Date;
use crate::doc::Document;
use std::sync::Arc;

/// One page.
#[derive(Debug)]
pub struct Page {
    /// Its file; of a fallback page, the file of its original.
    pub doc: Arc<Document>,
    /// Its address with the language's prefix: `/cy/imha/`.
    pub address: Arc<str>,
    /// The file it is published as: `cy/imha/index.html`.
    pub output: Arc<str>,
    /// Hash of its address.
    pub address_hash: u64,
    /// The number of its locale.
    pub locale: usize,
    /// What it is for.
    pub role: Role,
    /// Whether readers see it.
    pub state: State,
    /// The section that lists it; `None` for the home page.
    pub section: Option<SectionId>,
    /// Of an Easy Read page or a leaflet: the page it belongs to.
    pub standard_page: Option<PageId>,
    /// Its Easy Read twin.
    pub easy_read: Option<PageId>,
    /// Its leaflets, those of its own language first.
    pub leaflets: Vec<PageId>,
    /// Of a fallback page: the page whose text it shows. Nobody wrote a fallback page: no rule judges it, and
    /// search engines find its original.
    pub original: Option<PageId>,
    /// The same page in other languages.
    pub translations: Vec<PageId>,
    /// Where each link of its text leads, in the order of the tree's links.
    pub targets: Box<[LinkTarget]>,
    /// The number of the picture that each image of its text shows, in the order of the tree's images.
    pub images: Box<[Option<u32>]>,
    /// Its questions and outcomes, where it is a checker.
    pub checker: Option<Box<Checker>>,
    /// Whether a link or an image of its text leads nowhere.
    pub has_broken_links: bool,
    /// Hash of its title and summary: what lists show of it.
    pub card_hash: u64,
    /// The day of its last review; `None` where the page names a day that has not come.
    pub reviewed: Option<Date>,
    /// The day on which it must be reviewed again.
    pub review_due: Option<Date>,
    /// What readers are told of it because days have passed.
    pub overdue: Overdue,
}

impl Page {
    /// Joins what the stages of the assembly found out about a page. The settings and the day say when it is late.
    pub(super) fn new(
        page: AddressedPage,
        relatives: Relatives,
        links: PageLinks,
        section: Option<SectionId>,
        checker: Option<Box<Checker>>,
        settings: &Settings,
        today: Date,
    ) -> Page {
        let front = &page.doc.front_matter;
        Page {
            reviewed: reviewed(front, today),
            review_due: review_due(front, settings, today),
            overdue: Overdue::of(&page.doc, page.role, settings, today),
            address: page.address,
            output: page.output,
            address_hash: page.address_hash,
            locale: page.locale,
            role: page.role,
            state: page.state,
            section,
            standard_page: relatives.standard_page,
            easy_read: relatives.easy_read,
            leaflets: relatives.leaflets,
            original: page.original,
            translations: relatives.translations,
            has_broken_links: links.are_broken(),
            targets: links.targets,
            images: links.images,
            checker,
            card_hash: page.doc.card_hash,
            doc: page.doc,
        }
    }

    /// Whether it was taken down because nobody checked it for too long: a review brings it back.
    pub fn is_stopped(&self) -> bool {
        self.state == State::TakenDown && self.overdue.unchecked_since.is_some()
    }

    /// Its title; the file's stem where it has none.
    pub fn title(&self) -> &str {
        title(&self.doc)
    }
}
