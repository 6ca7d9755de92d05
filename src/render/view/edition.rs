//! Floor 3: leaflets and PDFs, as templates see them.
//! In: nothing; `editions.rs` fills them in. Out: plain values.
//! Must never: name a file that was not made.

use super::date::DateView;
use super::link::LinkView;
use serde::Serialize;
use std::borrow::Cow;

/// A leaflet in a list.
#[derive(Serialize, Hash, Clone)]
pub struct LeafletView<'s> {
    pub title: &'s str,
    pub url: Cow<'s, str>,
    pub summary: &'s str,
    pub audience: &'s str,
    pub lang: &'s str,
    pub dir: &'s str,
    /// The name of the language.
    pub language: &'s str,
    /// The page that it belongs to; empty if there is none.
    pub page: LinkView<'s>,
    pub easy: bool,
    /// The name of the layout.
    pub layout: &'static str,
    pub version: &'s str,
    pub reviewed: Option<DateView<'s>>,
    /// The thumbnail of its first page.
    pub picture: Option<SheetView>,
    /// Its PDFs.
    pub prints: Vec<EditionView<'s>>,
}

/// A PDF of a page.
#[derive(Serialize, Hash, Clone)]
pub struct EditionView<'s> {
    /// The title of the page.
    pub title: &'s str,
    /// What this file is: “Large print (PDF)”.
    pub name: &'s str,
    /// How to print and fold it; empty for a PDF that is not folded.
    pub hint: &'s str,
    /// The name of the layout.
    pub kind: &'static str,
    /// Whether it is imposed for folding.
    pub fold: bool,
    pub url: String,
    /// The number of pages, or of sides of paper if it is folded.
    pub pages: u32,
    /// The same in words: “2 pages”.
    pub length: String,
    /// The size of the file in kilobytes (1,000 bytes), rounded up.
    pub kilobytes: usize,
    pub lang: &'s str,
    pub dir: &'s str,
    /// The name of the language.
    pub language: &'s str,
}

/// The thumbnail of a first page. Width and height are in pixels.
#[derive(Serialize, Hash, Clone)]
pub struct SheetView {
    pub url: String,
    pub width: u32,
    pub height: u32,
}
