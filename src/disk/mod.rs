//! Floor 6: files, the clock and the environment. Nothing outside this folder touches them, except the server
//! of the preview.
//! In: folders and bytes. Out: sources to build from; a published folder; today's date; plain words where
//! something failed.
//! Must never: print, judge, or know what a page is.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod beneath;
mod clock;
mod deletion_plan;
mod disk_cache;
mod environment;
mod file_stat;
#[cfg(feature = "serve")]
mod folders;
mod html_folder;
mod last_good;
mod leaflet_time;
mod listing;
mod lock;
mod manifest;
#[cfg(feature = "serve")]
mod private_file;
mod publish;
mod published_times;
mod read;
#[cfg(feature = "serve")]
mod recent_sites;
mod save;
mod save_place;
mod save_step;
mod saved_findings;
mod scaffold;
mod seal;
mod second_names;
mod set_aside;
mod site_folder;
mod staging;
mod stamp;
mod state_folder;
mod target;
mod today;
mod undo;
mod user_error;
#[cfg(feature = "serve")]
mod user_folders;
mod walk;
#[cfg(feature = "serve")]
mod watch;
mod write;

pub use clock::Stopwatch;
pub use disk_cache::DiskCache;
#[cfg(feature = "serve")]
pub use environment::has_screen;
pub use environment::is_set;
#[cfg(feature = "serve")]
pub use folders::{folders_in, is_site, is_taken};
pub use html_folder::read_pages;
pub use last_good::LastGood;
pub use leaflet_time::LeafletTime;
pub use listing::Listing;
#[cfg(feature = "serve")]
pub use private_file::{write_private, write_private_of_user};
pub use publish::{Published, publish};
pub use read::{SiteReader, read_site};
#[cfg(feature = "serve")]
pub use recent_sites::{recent_sites, remember_site};
pub use save::save;
pub use scaffold::scaffold;
pub use site_folder::site_folder;
pub use stamp::{BuildStamp, PublishedBuild};
pub use target::Target;
pub use today::today;
pub use undo::undo_entries;
pub use user_error::{UserError, describe_io_error};
#[cfg(feature = "serve")]
pub use user_folders::known_places;
#[cfg(feature = "serve")]
pub use watch::Watch;
