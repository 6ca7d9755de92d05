//! Floor 3: the layouts of pages on paper.
//! In: a page. Out: the layouts it is typeset in, and the sizes that its type may have.
//! Must never: go below the type size that the readers of a layout need.

use crate::doc::{self, Document};
use crate::site::{Page, Role, Settings};

/// Sizes of running text, in points. Nothing on a leaflet is smaller than its running text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSizes {
    /// The smallest that its readers can read.
    pub least: f64,
    /// The size where nothing speaks for another one.
    pub usual: f64,
    /// The largest: with larger letters, a line would hold too few words.
    pub most: f64,
}

/// A layout of a page on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EditionLayout {
    /// One column on A4.
    A4,
    /// Easy Read on A4: pictures on one side, words on the other.
    A4Easy,
    /// Pages of A5, printed two on a side of A4 and folded once.
    A5Booklet,
    /// Six panels, printed on both sides of A4 and folded twice.
    Trifold,
    /// A4 in large type.
    LargePrint,
}

impl EditionLayout {
    /// All of them.
    pub const ALL: [EditionLayout; 5] = [
        EditionLayout::A4,
        EditionLayout::A4Easy,
        EditionLayout::A5Booklet,
        EditionLayout::Trifold,
        EditionLayout::LargePrint,
    ];

    /// The layouts that a page is published in: its own, and large print. A leaflet for readers of large print is
    /// set once, in large type. Pages that only list others have none.
    pub fn of_page(page: &Page) -> Vec<EditionLayout> {
        if matches!(page.role, Role::AtoZ | Role::Leaflets) {
            return Vec::new();
        }
        let easy = page.doc.is_easy();
        let own = match page.doc.front_matter.layout.filter(|_| page.role == Role::Leaflet) {
            Some(doc::LeafletLayout::A5Booklet) => EditionLayout::A5Booklet,
            Some(doc::LeafletLayout::Trifold) => EditionLayout::Trifold,
            _ if page.doc.is_large_print() => EditionLayout::LargePrint,
            Some(doc::LeafletLayout::A4Easy) => EditionLayout::A4Easy,
            Some(doc::LeafletLayout::A4) | None if easy => EditionLayout::A4Easy,
            Some(doc::LeafletLayout::A4) | None => EditionLayout::A4,
        };
        if page.doc.is_large_print() { vec![own] } else { vec![own, EditionLayout::LargePrint] }
    }

    /// Whether it has a second file, imposed on sheets to print and fold.
    pub fn is_folded(self) -> bool {
        matches!(self, EditionLayout::A5Booklet | EditionLayout::Trifold)
    }

    /// Its name in the theme.
    pub fn name(self) -> &'static str {
        match self {
            EditionLayout::A4 => doc::LeafletLayout::A4.name(),
            EditionLayout::A4Easy => doc::LeafletLayout::A4Easy.name(),
            EditionLayout::A5Booklet => doc::LeafletLayout::A5Booklet.name(),
            EditionLayout::Trifold => doc::LeafletLayout::Trifold.name(),
            EditionLayout::LargePrint => "large-print",
        }
    }

    /// The sizes that running text may have, for the readers of a layout. Sources: UKAAF, Clear Print (12
    /// points or more, better 14) and Large Print (16 or more, better 18); the Easy Read standards of the
    /// UK (14 or more).
    pub fn type_sizes(self, doc: &Document, settings: &Settings) -> TypeSizes {
        let easy = doc.is_easy();
        let large = f64::from(settings.large);
        let (least, usual, most) = match self {
            EditionLayout::A5Booklet if doc.is_large_print() => {
                return EditionLayout::LargePrint.type_sizes(doc, settings);
            }
            EditionLayout::A4 => (14.0, 14.0, 16.0),
            EditionLayout::A4Easy => (16.0, 16.0, 18.0),
            EditionLayout::A5Booklet if easy => (16.0, 16.0, 18.0),
            EditionLayout::A5Booklet => (12.0, 13.0, 15.0),
            // The theme chooses: a panel is measured by itself.
            EditionLayout::Trifold => (12.0, 12.0, 16.0),
            // Easy Read is already large: its large print is larger still.
            EditionLayout::LargePrint if easy => (large.max(20.0), large.max(20.0), large.max(20.0) + 2.0),
            EditionLayout::LargePrint => (large, large, large + 2.0),
        };
        TypeSizes { least, usual, most }
    }

    /// How many letters of an address surely fit on a line of running text, in a box or a list too. A longer
    /// address may be parted at its signs, a shorter one has a line of its own.
    pub fn line(self, doc: &Document, settings: &Settings) -> usize {
        // The column of words in millimetres, less what a box takes.
        let width = match self {
            EditionLayout::Trifold => 70.0,
            EditionLayout::A5Booklet if doc.is_easy() => 70.0,
            EditionLayout::A5Booklet => 110.0,
            _ if doc.is_easy() => 95.0,
            EditionLayout::A4 | EditionLayout::A4Easy | EditionLayout::LargePrint => 155.0,
        };
        (width * POINTS_PER_MM / (LETTER * self.type_sizes(doc, settings).most)) as usize
    }
}

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// The width of a letter, as a share of the type size: more than the 0.46 that an ordinary address has in the theme's
/// type, for there are wider ones.
const LETTER: f64 = 0.5;
