//! Floor 4: a new site.
//! In: what is known about an organisation. Out: the first files of its site, which pass every check.
//! Must never: touch a file, or put the name, the number or the right of a real organisation into somebody's site.

mod folder_name;
mod language;
mod line;
mod look;
mod nation;
mod settings_text;
mod site;
mod texts;
mod topic;
mod translations;

pub use folder_name::{folder_name, is_folder_name};
pub use language::SiteLanguage;
pub use line::{LONGEST_NAME, NotALine, OneLine, SiteAddress, WrongAddress, default_name};
pub use look::{LogoFile, contrast_on_page, readable_colour};
pub use nation::Nation;
pub use site::NewSite;
pub use texts::{STARTER, dated_files};
pub use topic::HelpTopic;
