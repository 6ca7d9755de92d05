//! Floor 4: the pipeline, its cache and what is built on them.
//! In: sources and options. Out: every file of the published site, and everything that was found.
//! Must never: touch a file, a clock or the network.

mod artifact_cache;
mod build;
mod cache;
mod fix;
mod guard;
mod held_back;
mod leaflets;
mod live_leaflets;
mod manual;
mod memo;
mod mend_file;
mod observer;
mod options;
mod output;
mod page_preview;
mod panic;
mod pictures;
pub mod preview;
mod search;
#[cfg(feature = "search")]
mod search_text;
mod to_come;

pub use artifact_cache::{ArtifactCache, NoCache};
pub use build::{Build, build, build_observed, build_with};
pub use fix::{apply_edits, apply_fixes};
pub use held_back::{HeldBack, Instead, PartialBuild, hold_back};
pub use live_leaflets::{LeafletSet, LeafletSetter, related_pages};
pub use manual::{default_end, manual, rule_page};
pub use memo::Memo;
pub use mend_file::{MOST_ROUNDS, mend_file};
pub use observer::Observer;
pub use options::Options;
pub use output::Output;
pub use page_preview::{PagePreview, preview_page};
pub use panic::bug_report_hint;
