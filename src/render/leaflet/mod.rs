//! Floor 3: leaflets. The only folder that knows Typst.
//! In: a page of the site, a layout, the theme's Typst files. Out: a PDF/UA-1 file (ISO 14289-1), or
//! findings at the lines that staff wrote.
//! Must never: interpret what staff wrote as Typst code, or return a file that does not conform to PDF/UA-1.

mod address;
mod arabic_forms;
mod attempt;
mod blocks;
mod brand;
mod compilation;
mod compile;
mod contact;
mod coverage;
mod data;
mod direction;
mod extent;
mod findings;
mod fit;
mod fonts;
mod glossary;
mod image;
mod impose;
mod inline;
mod job;
mod key;
mod labels;
mod late;
mod length;
mod limits;
mod link;
mod logical;
mod looseness;
mod missing_glyphs;
mod notice;
mod outside;
mod overrun;
mod page_footer;
mod panels;
mod piece;
mod placed_glyph;
mod sheets;
mod steps;
mod text;
mod theme;
mod theme_files;
mod thumbnail;
mod whole_sheets;
mod world;

pub use super::layout::EditionLayout;
pub use compile::{ReadingPdf, typeset};
pub use impose::impose;
pub use job::{LeafletJob, jobs, make};
pub use sheets::{PANELS_MM, PlacedPage, SheetSide, booklet, trifold};
pub use theme::LeafletTheme;
pub use thumbnail::thumbnail;
