//! Floor 3: judges built pages, of this site or of any other website.
//! In: HTML files. Out: findings about what is in them, whether an author, a template or another program wrote
//! it.
//! Must never: trust that the code which made a page kept its promises.

mod address;
mod any_site;
mod built_file;
mod css_address;
mod judge;
mod origin;
mod references;
mod summary;

pub use address::BaseAddress;
pub use any_site::{Judged, is_page, judge_folder};
pub use built_file::BuiltFile;
pub use css_address::css_addresses;
pub use judge::judge;
pub use references::local_addresses;
pub use summary::{Help, HelpKind, Nav, PageSummary, summarise};
