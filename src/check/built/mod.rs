//! Floor 3: judging pages as they were built, ours or anybody's.
//! In: HTML files. Out: findings about what is in them, whoever made them: an author, a template, another
//! program.
//! Must never: trust that a maker did what it promised.

mod address;
mod any_site;
mod built_file;
mod judge;
mod origin;
mod references;
mod summary;

pub use any_site::{Judged, is_page, judge_folder};
pub use built_file::BuiltFile;
pub use judge::judge;
pub use references::local_addresses;
pub use summary::{Help, HelpKind, Nav, PageSummary, summarise};
