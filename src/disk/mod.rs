//! Floor 5: the doors outside. Files, the clock and the environment are touched here and nowhere else.
//! In: folders and bytes. Out: sources to build from; a published folder; today's date; plain words where something could not be done.
//! Must never: print, judge, or know what a page is.

mod cache;
mod clock;
mod environment;
mod listing;
mod lock;
mod look;
mod manifest;
mod mend;
mod pages;
mod plant;
mod publish;
mod read;
mod record;
mod replay;
mod save;
#[cfg(feature = "serve")]
mod serve;
mod shelf;
mod staging;
mod stamp;
mod survey;
mod target;
mod trouble;
mod undo;
mod walk;
#[cfg(feature = "serve")]
mod watch;

pub use clock::{Stopwatch, today};
pub use environment::is_set;
pub use listing::Listing;
pub use mend::mend;
pub use pages::read_pages;
pub use plant::{plant, plant_one};
pub use publish::{Published, publish};
pub use read::{Reader, read_site};
pub use save::save;
#[cfg(feature = "serve")]
pub use serve::{Address, Told, Wish, serve};
pub use shelf::DiskShelf;
pub use stamp::Stamp;
pub use target::Target;
pub use trouble::Trouble;
pub use undo::kept;
