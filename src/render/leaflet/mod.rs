//! Floor 3: leaflets, for reading and for paper.
//! In: a finished site. Out: PDFs that can be read aloud, printed and folded, and a small picture of each.
//! Must never: let words be read in another order than the Markdown has.

mod impose;
mod order;
mod picture;
mod qr;

pub use impose::impose;
pub use order::{PANELS_MM, Placed, Sheet, booklet, trifold};
pub use picture::picture;
pub use qr::{Qr, qr};
