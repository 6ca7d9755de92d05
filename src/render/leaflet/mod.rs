//! Floor 3: leaflets. The one folder that knows Typst.
//! In: a page of the site, a layout, the theme's Typst files. Out: a PDF/UA-1 file, or findings at the
//! author's own lines.
//! Must never: read what staff wrote as Typst, or let a file out that does not pass PDF/UA-1.

mod arabic_forms;
mod blocks;
mod compile;
mod contact;
mod coverage;
mod data;
mod direction;
mod fit;
mod fonts;
mod glossary;
mod image;
mod impose;
mod inline;
mod job;
mod key;
mod logical;
mod page_footer;
mod sheets;
mod text;
mod theme;
mod thumbnail;
mod world;

pub use super::layout::EditionLayout;
pub use compile::{ReadingPdf, set};
pub use impose::impose;
pub use job::{LeafletJob, jobs, make};
pub use key::key;
pub use sheets::{PANELS_MM, PlacedPage, PrintSheet, booklet, trifold};
pub use theme::LeafletTheme;
pub use thumbnail::thumbnail;

use super::layout;
