//! Floor 3: judging pages as they were built, ours or anybody's.
//! In: HTML files. Out: findings about what is in them, whoever made them: an author, a template, another program.
//! Must never: trust that a maker did what it promised.

mod aim;
mod folder;
mod foreign;
mod judge;
mod markup;
mod names;
mod place;
mod read;
mod scan;

pub use folder::{Judged, is_page, judge_folder};
pub use judge::{BuiltFile, judge};
pub use markup::{Element, Markup, is_blank};
pub use names::{Attr, Tag};
pub use scan::{Help, HelpKind, Nav, Scan, local_addresses, scan};
