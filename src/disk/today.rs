//! Floor 6: the day and the minute where the readers of a site are.
//! In: a site folder. Out: today's date in the time zone of the site.
//! Must never: take the time zone of the computer for that of the readers.

use super::UserError;
use super::beneath::read_file;
use super::clock;
use crate::base::{Date, TimeZone};
use crate::site::{SETTINGS, time_zone};
use std::path::Path;

/// The largest settings that are read for their time zone, in bytes.
const LARGEST: u64 = 1_000_000;

/// Today, in the time zone of the site in this folder: wherever its computer stands, a page begins at midnight of its
/// readers. In the time zone of the United Kingdom where there is no site.
///
/// # Errors
/// If the clock shows a year that no calendar has.
pub fn today(folder: &Path) -> Result<Date, UserError> {
    zone(folder).day_at(clock::seconds()).ok_or_else(|| {
        UserError::new(
            "The clock of this computer gives a day that cannot be right.",
            "Set the clock, or name the day yourself: --today 2026-11-22",
        )
    })
}

/// The day and the minute in the time zone of the site in this folder, as in `2026-11-22 14:05`.
pub(super) fn minute(folder: &Path) -> String {
    zone(folder).minute_at(clock::seconds()).unwrap_or_default()
}

fn zone(folder: &Path) -> TimeZone {
    let text = read_file(&folder.join(SETTINGS), LARGEST).unwrap_or_default();
    time_zone(&String::from_utf8_lossy(&text))
}
