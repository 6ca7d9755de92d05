//! Floor 3: judges built pages, of this site or of any other website.
//! In: HTML files. Out: findings about what is in them, whether an author, a template or another program wrote
//! it.
//! Must never: trust that the code which made a page kept its promises.

mod address;
mod any_site;
mod asset;
mod built_file;
mod carriers;
mod judge;
mod origin;
mod references;
mod script_addresses;
mod summary;

pub use address::BaseAddress;
pub use any_site::{Judged, is_page, judge_folder};
pub use asset::addresses_in_file;
pub use built_file::BuiltFile;
pub use carriers::{CarriedAddress, ReferenceKind};
pub use judge::{LinkProblem, judge, link_message};
pub use references::local_addresses;
pub use script_addresses::script_addresses;
pub use summary::{Help, HelpKind, Nav, PageSummary, summarise};
