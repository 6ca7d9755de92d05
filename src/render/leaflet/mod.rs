//! Floor 3: leaflets. The one folder that knows Typst.
//! In: a page of the site, a layout, the theme's Typst files. Out: a PDF/UA-1 file, or findings at the author's own lines.
//! Must never: read what staff wrote as Typst, or let a file out that does not pass PDF/UA-1.

mod blocks;
mod contact;
mod content;
mod data;
mod fit;
mod glyphs;
mod image;
mod impose;
mod ink;
mod key;
mod layout;
mod make;
mod order;
mod picture;
mod press;
mod set;
mod words;

pub use impose::impose;
pub use key::key;
pub use layout::Layout;
pub use make::{Order, make, orders};
pub use order::{PANELS_MM, Placed, Sheet, booklet, trifold};
pub use picture::picture;
pub use press::Press;
pub use set::{Reading, set};
