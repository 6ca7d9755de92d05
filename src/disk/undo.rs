//! Floor 6: copies of what saves replaced.
//! In: changes that are about to be made. Out: a copy of each text before and after, in `.plainleaf/undo/`,
//! the newest first.
//! Must never: grow without bound, be published, or be the only place that holds somebody's words.

use super::write::{Counter, write_whole};
use super::{UserError, state_folder};
use crate::workbench::{Change, UndoEntry};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The most copies that are kept, and the most bytes of them.
const MOST: usize = 100;
const LARGEST: u64 = 30_000_000;

const HEADER: &str = "plainleaf: a text that was replaced, format 1";

/// Keeps the texts that these changes replace.
///
/// # Errors
/// If a copy cannot be written.
pub(super) fn keep(site: &Path, changes: &[Change]) -> Result<(), UserError> {
    let Some(folder) = state_folder::open(site, "undo") else {
        let help = "Take away what is called .plainleaf in the folder of your site, or ask for the right to write there.";
        return Err(UserError::new(
            "Nothing was saved, because no copy of the old text could be kept.",
            help,
        ));
    };
    let known = numbers(&folder);
    let when = jiff::ZonedDateTime::now().strftime("%Y-%m-%d %H:%M").to_string();
    for (change, number) in changes.iter().zip(known.iter().max().map_or(1, |last| last + 1)..) {
        let length =
            |text: &Option<Arc<[u8]>>| text.as_ref().map_or("-".to_string(), |text| text.len().to_string());
        let head = format!(
            "{HEADER}\n{}\n{when}\n{} {}\n",
            change.path,
            length(&change.before),
            length(&change.after)
        );
        let mut bytes = head.into_bytes();
        for text in [&change.before, &change.after].into_iter().flatten() {
            bytes.extend_from_slice(text);
        }
        let file = folder.join(format!("{number:08}"));
        write_whole(&file, &bytes, &Counter::default())
            .map_err(|error| UserError::io("kept", &file, &error))?;
    }
    trim(&folder);
    Ok(())
}

/// All copies that are kept, the newest first.
pub fn undo_entries(site: &Path) -> Vec<UndoEntry> {
    let folder = site.join(".plainleaf").join("undo");
    let mut numbers = numbers(&folder);
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers
        .into_iter()
        .filter_map(|number| read(number, &fs::read(folder.join(format!("{number:08}"))).ok()?))
        .collect()
}

fn read(number: u64, bytes: &[u8]) -> Option<UndoEntry> {
    let mut parts = bytes.splitn(5, |byte| *byte == b'\n');
    let mut line = || std::str::from_utf8(parts.next()?).ok();
    let (header, path, when, lengths) = (line()?, line()?.to_string(), line()?.to_string(), line()?);
    let texts = parts.next()?;
    let (before, after) = lengths.split_once(' ').filter(|_| header == HEADER)?;
    let length = |words: &str| if words == "-" { Some(None) } else { words.parse::<usize>().ok().map(Some) };
    let (before, after) = (length(before)?, length(after)?);
    let (first, second) = texts
        .split_at_checked(before.unwrap_or(0))
        .filter(|(_, second)| second.len() == after.unwrap_or(0))?;
    Some(UndoEntry {
        number,
        path,
        when,
        before: before.map(|_| first.into()),
        after: after.map(|_| second.into()),
    })
}

/// The numbers of the copies in a folder.
fn numbers(folder: &Path) -> Vec<u64> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str().filter(|name| name.len() == 8)?.parse().ok())
        .collect()
}

/// Deletes the oldest copies where there are too many.
fn trim(folder: &Path) {
    let mut numbers = numbers(folder);
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    let mut bytes = 0;
    for (at, number) in numbers.iter().enumerate() {
        let file = folder.join(format!("{number:08}"));
        bytes += file.metadata().map_or(0, |about| about.len());
        // The newest is kept, however large it is.
        if at >= MOST || (at > 0 && bytes > LARGEST) {
            let _ = fs::remove_file(&file);
        }
    }
}
