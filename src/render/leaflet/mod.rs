//! Floor 3: leaflets. The one folder that knows Typst.
//! In: a page of the site, a layout, the theme's Typst files. Out: a PDF/UA-1 file, or findings at the author's own lines.
//! Must never: read what staff wrote as Typst, or let a file out that does not pass PDF/UA-1.

mod blocks;
mod contact;
mod content;
mod data;
mod direction;
mod feet;
mod fit;
mod glyphs;
mod image;
mod impose;
mod ink;
mod key;
mod letters;
mod logical;
mod make;
mod order;
mod picture;
mod press;
mod set;
mod sheet;
mod whole_letters;
mod words;

pub use super::layout::Layout;
pub use impose::impose;
pub use key::key;
pub use make::{Order, make, orders};
pub use order::{PANELS_MM, Placed, Sheet, booklet, trifold};
pub use picture::picture;
pub use press::Press;
pub use set::{Reading, set};

use super::layout;
