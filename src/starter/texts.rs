//! Floor 4: the texts that are in the program to begin with.
//! In: a folder of `starters/`, and the day. Out: its files, with that day in them.
//! Must never: name a day on which nobody read a text.

use crate::base::{Date, Interval};
use include_dir::{Dir, DirEntry, include_dir};

/// A new site in English.
pub static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starters/site");

/// Its pages in Welsh.
pub(super) static WELSH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starters/welsh");

/// Placeholder for the day on which the site is made: a review date must be true.
const DAY: &str = "2000-01-01";

/// Placeholder for the day, half a year later, when the site's first tasks are due.
const LATER: &str = "2000-07-01";

/// The files of a folder, path and content, with true days.
pub fn dated_files(folder: &Dir<'_>, day: Date) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    collect(folder, day, &mut files);
    files
}

fn collect(folder: &Dir<'_>, day: Date, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, day, files),
            DirEntry::File(file) => {
                let bytes = match file.contents_utf8() {
                    Some(text) => dated(text, day).into_bytes(),
                    None => file.contents().to_vec(),
                };
                files.push((file.path().to_string_lossy().replace('\\', "/"), bytes));
            }
        }
    }
}

/// A text with true days.
pub(super) fn dated(text: &str, day: Date) -> String {
    text.replace(DAY, &day.to_string()).replace(LATER, &day.plus(Interval::months(6)).to_string())
}
