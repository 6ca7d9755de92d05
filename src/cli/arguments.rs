//! Floor 8: the arguments that several commands take.
//! In: what was typed. Out: the folder of the site, and the day.
//! Must never: look whether the folder is there.

use super::shown_path::{exact, shown};
use crate::base::Date;
use crate::disk::{UserError, today};
use std::path::PathBuf;

/// The site folder (by default the current folder) and the day.
#[derive(clap::Args)]
pub(super) struct SiteArgs {
    /// The folder of the site: the one that holds the folder "content".
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,

    /// Act as if today were this day, for example 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
}

impl SiteArgs {
    /// The day of `--today`, or else of the clock, in the time zone of the site.
    pub fn today(&self) -> Result<Date, UserError> {
        match self.today {
            Some(day) => Ok(day),
            None => today(&self.folder),
        }
    }

    /// A path in the site folder, for another program that works in the current folder.
    pub fn exact(&self, path: &str) -> String {
        exact(&self.folder.join(path))
    }

    /// A path in the site folder, as it would be typed in the current folder.
    pub fn shown(&self, path: &str) -> String {
        shown(&self.folder.join(path))
    }
}

/// Reads the day of `--today`.
pub(super) fn day(words: &str) -> Result<Date, String> {
    words.parse().map_err(|_| "write the year, the month and the day, for example 2026-11-22".to_string())
}
