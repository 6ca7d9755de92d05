//! Floor 3: judging the pages as they were built.
//! In: HTML files. Out: findings about links, anchors and requests, whoever made them: an author, a template, the program.
//! Must never: trust that a maker did what it promised.

mod judge;
mod scan;

pub use judge::{BuiltFile, judge};
pub use scan::{Scan, scan};
