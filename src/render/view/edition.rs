//! Floor 3: leaflets and files to print, as templates see them.
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
    pub language: &'s str,
    pub page: LinkView<'s>,
    pub easy: bool,
    pub layout: &'static str,
    pub version: &'s str,
    pub reviewed: Option<DateView<'s>>,
    /// The picture of its first page.
    pub picture: Option<SheetView>,
    pub prints: Vec<EditionView<'s>>,
}

/// A file to print.
#[derive(Serialize, Hash, Clone)]
pub struct EditionView<'s> {
    /// The page's.
    pub title: &'s str,
    /// What this file is: “Large print (PDF)”.
    pub name: &'s str,
    /// How to print it; empty where any way will do.
    pub hint: &'s str,
    /// The layout.
    pub kind: &'static str,
    /// Whether it is the one that is folded.
    pub fold: bool,
    pub url: String,
    /// Pages to read, or sides of paper to fold.
    pub pages: u32,
    /// The same in words: “2 pages”.
    pub length: String,
    pub kilobytes: usize,
    pub lang: &'s str,
    pub dir: &'s str,
    pub language: &'s str,
}

/// The picture of a first page.
#[derive(Serialize, Hash, Clone)]
pub struct SheetView {
    pub url: String,
    pub width: u32,
    pub height: u32,
}
