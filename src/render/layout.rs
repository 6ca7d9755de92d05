//! Floor 3: the shapes that a page can take on paper.
//! In: a page. Out: the layouts it is set in, and the size of its type.
//! Must never: go below the size that the readers of a layout need.

use crate::doc;
use crate::site::{Page, Role, Settings};

/// What a page is laid out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layout {
    /// One column on A4.
    A4,
    /// Easy Read on A4: pictures on one side, words on the other.
    A4Easy,
    /// Pages of A5, to be printed two on a side of A4 and folded once.
    A5Booklet,
    /// Six panels, to be printed on both sides of A4 and folded twice.
    Trifold,
    /// A4, set anew in large type.
    LargePrint,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 5] = [Layout::A4, Layout::A4Easy, Layout::A5Booklet, Layout::Trifold, Layout::LargePrint];

    /// The layouts that a page is published in: its own, and large print. Pages that are nothing but lists have none.
    pub fn of(page: &Page) -> Vec<Layout> {
        if matches!(page.role, Role::AtoZ | Role::Leaflets) {
            return Vec::new();
        }
        let easy = page.doc.is_easy();
        let own = match page.doc.front.layout.filter(|_| page.role == Role::Leaflet) {
            Some(doc::Layout::A5Booklet) => Layout::A5Booklet,
            Some(doc::Layout::Trifold) => Layout::Trifold,
            Some(doc::Layout::A4Easy) => Layout::A4Easy,
            Some(doc::Layout::A4) | None if easy => Layout::A4Easy,
            Some(doc::Layout::A4) | None => Layout::A4,
        };
        vec![own, Layout::LargePrint]
    }

    /// As the theme knows it.
    pub fn name(self) -> &'static str {
        match self {
            Layout::A4 => doc::Layout::A4.name(),
            Layout::A4Easy => doc::Layout::A4Easy.name(),
            Layout::A5Booklet => doc::Layout::A5Booklet.name(),
            Layout::Trifold => doc::Layout::Trifold.name(),
            Layout::LargePrint => "large-print",
        }
    }

    /// The size of running text, in points. Nothing on a leaflet is smaller.
    pub fn size(self, easy: bool, settings: &Settings) -> f64 {
        match self {
            Layout::A4 => 14.0,
            Layout::A4Easy => 16.0,
            Layout::A5Booklet if easy => 16.0,
            Layout::A5Booklet => 13.0,
            Layout::Trifold => 12.0,
            // Easy Read is large already: large print is larger still.
            Layout::LargePrint if easy => f64::from(settings.large.max(20)),
            Layout::LargePrint => f64::from(settings.large),
        }
    }
}
