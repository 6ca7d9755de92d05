//! Floor 2: a page and what it belongs to.
//! In: a document. Out: its address, its role, and the numbers of its relatives.
//! Must never: copy what its document says.

use super::Checker;
use super::links::LinkTarget;
use super::section::SectionId;
use crate::base::{Date, Interval};
use crate::doc::Document;
use std::sync::Arc;

/// The number of a page in its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub u32);

/// What a page is for; the theme has a template for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Role {
    Home,
    Section,
    Page,
    EasyRead,
    Leaflet,
    Checker,
    Glossary,
    Contact,
    Accessibility,
    Leaflets,
    AtoZ,
}

impl Role {
    /// As templates know it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Home => "home",
            Role::Section => "section",
            Role::Page | Role::Checker => "page",
            Role::EasyRead => "easy-read",
            Role::Leaflet => "leaflet",
            Role::Glossary => "glossary",
            Role::Contact => "contact",
            Role::Accessibility => "accessibility",
            Role::Leaflets => "leaflets",
            Role::AtoZ => "a-z",
        }
    }
}

/// Whether readers see a page today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// They do.
    Live,
    /// Not yet: a draft, or a page of a later day.
    Waiting,
    /// No more: a takedown page stands in its place.
    TakenDown,
}

/// One page.
#[derive(Debug)]
pub struct Page {
    /// Its file.
    pub doc: Arc<Document>,
    /// Its address with the language's prefix: `/cy/imha/`.
    pub address: Arc<str>,
    /// Where that is published: `cy/imha/index.html`.
    pub output: Arc<str>,
    /// Mark of its address.
    pub address_hash: u64,
    /// Mark of its file's path.
    pub path_hash: u64,
    /// Mark of the folder that its file lies in.
    pub folder_hash: u64,
    /// What its title is sorted by, in the order of its language.
    pub sort_key: Box<[u8]>,
    /// The beginning of that: most titles are told apart without a look at the rest.
    pub sort_prefix: [u128; 2],
    /// Which locale.
    pub locale: usize,
    /// What it is for.
    pub role: Role,
    /// Whether readers see it.
    pub state: State,
    /// The section that lists it; the home page has none.
    pub section: Option<SectionId>,
    /// Of an Easy Read page or a leaflet: the page it belongs to.
    pub standard_page: Option<PageId>,
    /// Its Easy Read twin.
    pub easy_read: Option<PageId>,
    /// Its leaflets.
    pub leaflets: Vec<PageId>,
    /// Of a page that stands in for one that is not translated yet: the page whose text it shows. It is none
    /// of the site's own pages:
    /// nobody wrote it, no rule judges it, and search engines find the other.
    pub original: Option<PageId>,
    /// The same page in other languages.
    pub translations: Vec<PageId>,
    /// Where each link of its text leads, in the order of the tree's links.
    pub targets: Box<[LinkTarget]>,
    /// Which picture each image of its text is, in the order of the tree's images.
    pub images: Box<[Option<u32>]>,
    /// Its questions and outcomes, where it is a checker.
    pub checker: Option<Box<Checker>>,
    /// Whether a link or a picture of its text leads nowhere.
    pub has_broken_links: bool,
    /// Mark of what a list says of it: title and summary.
    pub card_hash: u64,
    /// When it was last checked.
    pub reviewed: Option<Date>,
    /// When it must be checked again.
    pub review_due: Option<Date>,
}

impl Page {
    /// Its title; the file's stem where it has none.
    pub fn title(&self) -> &str {
        self.doc.front_matter.title.as_ref().map_or(&self.doc.content_path.stem, |title| &title.value)
    }

    /// The first thirty-two bytes of what a title is sorted by, as numbers that sort like them.
    pub(super) fn sort_prefix(order: &[u8]) -> [u128; 2] {
        let mut bytes = [[0; 16]; 2];
        for (part, order) in bytes.iter_mut().zip(order.chunks(16)) {
            part[..order.len()].copy_from_slice(order);
        }
        bytes.map(u128::from_be_bytes)
    }

    /// When a page that was checked on its day must be checked again.
    pub(super) fn due(doc: &Document, every: Interval) -> Option<Date> {
        let reviewed = doc.front_matter.reviewed.as_ref()?.value;
        Some(reviewed.plus(doc.front_matter.review_every.map_or(every, |own| own.value)))
    }
}
