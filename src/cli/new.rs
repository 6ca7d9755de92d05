//! Floor 8: `plainleaf new`.
//! In: the name of a folder. Out: a small site in it that passes every check, with a guide for staff.
//! Must never: overwrite anything, or put the name or number of a real organisation into somebody's site.

use super::arguments::day;
use super::shown_path::{shown, typed};
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Date, Interval, count_of};
use crate::disk::{UserError, scaffold, today};
use include_dir::{Dir, DirEntry, include_dir};
use std::path::PathBuf;

/// Make a small site to begin with
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  plainleaf new my-site\n\nThe site is complete and can be built at once. The file GUIDE.md in it says how to go on."
)]
pub(super) struct NewArgs {
    /// The folder to make the site in: empty, or not there yet.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,

    /// Act as if today were this day, for example 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) const FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starters/site");

/// Placeholder for the day on which the site is made: a review date must be true.
const DAY: &str = "2000-01-01";

/// Placeholder for the day, half a year later, when the site's first tasks are due.
const LATER: &str = "2000-07-01";

pub(super) fn run(args: &NewArgs) -> Result<Verdict, UserError> {
    let day = match args.today {
        Some(day) => day,
        None => today()?,
    };
    let mut files = Vec::new();
    collect(&FILES, day, &mut files);
    scaffold(&args.folder, &files)?;
    let folder = shown(&args.folder);
    terminal::print(&format!(
        "Made a small site in {folder} ({}).\n\nTo build it, type:\n  plainleaf build {}\n\nThen read {folder}/GUIDE.md: it says what each file is and how to write.\n",
        count_of(files.len(), "file"),
        typed(&args.folder)
    ))?;
    Ok(Verdict::Fine)
}

pub(super) fn collect(folder: &Dir<'_>, day: Date, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, day, files),
            DirEntry::File(file) => {
                let bytes = match file.contents_utf8() {
                    Some(text) => text
                        .replace(DAY, &day.to_string())
                        .replace(LATER, &day.plus(Interval::months(6)).to_string())
                        .into_bytes(),
                    None => file.contents().to_vec(),
                };
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((path, bytes));
            }
        }
    }
}
