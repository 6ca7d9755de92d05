//! Floor 4: the corridor.
//! In: sources and options. Out: every file of the published site, and everything that was found.
//! Must never: touch a file, a clock or the network.

mod build;
pub mod desk;
mod fault;
mod fix;
#[cfg(feature = "pdf")]
mod leaflets;
mod look;
mod manual;
mod memo;
mod options;
mod output;
#[cfg(feature = "pdf")]
mod papers;
pub mod preview;
mod search;
mod shelf;

#[cfg(feature = "pdf")]
pub use build::build_with;
pub use build::{Build, build};
pub use fault::whom_to_tell;
pub use fix::{edited, mended};
pub use look::{Look, look};
pub use manual::{manual, until};
pub use memo::Memo;
pub use options::Options;
pub use output::Output;
#[cfg(feature = "pdf")]
pub use papers::{Papers, Setter, shown_with};
pub use shelf::{NoShelf, Shelf};
