//! Floor 6: copies of what saves replaced.
//! In: changes that are about to be made. Out: a copy of each text before and after, in `.plainleaf/undo/`,
//! the newest first.
//! Must never: grow without bound, be published, or be the only place that holds somebody's words.

use super::beneath::OpenFolder;
use super::write::Counter;
use super::{UserError, state_folder, today};
use crate::workbench::{Change, UndoEntry};
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The most copies that are kept, and the most bytes of them.
const MOST: usize = 100;
const LARGEST: u64 = 30_000_000;

/// The last number that a name has room for.
const LAST: u64 = 99_999_999;

const HEADER: &str = "plainleaf: a text that was replaced, format 1";

/// The folder of the copies, in the moment of a save.
pub(super) struct Copies {
    folder: OpenFolder,
    /// Day and minute.
    when: String,
}

impl Copies {
    /// The copies of a site; none if they cannot be kept.
    pub fn open(site: &Path) -> Option<Copies> {
        Some(Copies { folder: state_folder::open(site, "undo")?, when: today::minute(site) })
    }

    /// Keeps the texts that these changes replace.
    ///
    /// # Errors
    /// If a copy cannot be written.
    pub fn keep(&self, changes: &[&Change]) -> Result<(), UserError> {
        for change in changes {
            self.write(change).map_err(|error| {
                UserError::io("kept", &Path::new(".plainleaf/undo").join(name(next(&self.folder))), &error)
            })?;
        }
        Ok(())
    }

    /// Keeps words that were found beside the file of a change, unless a copy holds them. Whether they are safe.
    pub fn keep_found(&self, change: &Change, words: &[u8]) -> bool {
        // A killed save may have written the beginning of a text.
        let holds = |text: &Option<Arc<[u8]>>| text.as_ref().is_some_and(|text| text.starts_with(words));
        let known = entries(&self.folder)
            .iter()
            .any(|entry| entry.path == change.path && (holds(&entry.before) || holds(&entry.after)));
        let found =
            Change { path: change.path.clone(), before: Some(words.into()), after: change.before.clone() };
        known || self.write(&found).is_ok()
    }

    fn write(&self, change: &Change) -> io::Result<()> {
        let length =
            |text: &Option<Arc<[u8]>>| text.as_ref().map_or("-".to_string(), |text| text.len().to_string());
        let lengths = format!("{} {}", length(&change.before), length(&change.after));
        let mut bytes = format!("{HEADER}\n{}\n{}\n{lengths}\n", change.path, self.when).into_bytes();
        for text in [&change.before, &change.after].into_iter().flatten() {
            bytes.extend_from_slice(text);
        }
        self.folder.write_whole(&name(next(&self.folder)), &bytes, &Counter::default())
    }

    /// Deletes the oldest copies where there are too many.
    pub fn trim(&self) {
        let mut numbers = numbers(&self.folder);
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        let mut bytes: u64 = 0;
        for (at, number) in numbers.iter().enumerate() {
            let name = name(*number);
            let Ok(Some(about)) = self.folder.about(OsStr::new(&name)) else { continue };
            bytes = bytes.saturating_add(about.len());
            // The newest is kept, however large it is.
            if about.is_file() && (at >= MOST || (at > 0 && bytes > LARGEST)) {
                let _ = self.folder.remove(OsStr::new(&name));
            }
        }
    }
}

/// The number of the next copy. Where the numbers are at their end, the copies are numbered anew.
fn next(folder: &OpenFolder) -> u64 {
    let mut known = numbers(folder);
    match known.iter().max() {
        None => 1,
        Some(last) if *last < LAST => last + 1,
        Some(_) => {
            known.sort_unstable();
            // From the oldest, so that none takes the place of another.
            for (new, old) in (1..).zip(&known).filter(|(new, old)| new < *old) {
                let _ = folder.rename(OsStr::new(&name(*old)), OsStr::new(&name(new)));
            }
            known.len() as u64 + 1
        }
    }
}

/// All copies that are kept, the newest first.
pub fn undo_entries(site: &Path) -> Vec<UndoEntry> {
    state_folder::existing(site, "undo").map_or_else(Vec::new, |folder| entries(&folder))
}

fn entries(folder: &OpenFolder) -> Vec<UndoEntry> {
    let mut numbers = numbers(folder);
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    let entry = |number: u64| {
        let (bytes, _) = folder.read(OsStr::new(&name(number)), state_folder::LARGEST).ok()?;
        read(number, &bytes)
    };
    numbers.into_iter().filter_map(entry).take(MOST).collect()
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

/// The name of a copy.
fn name(number: u64) -> String {
    format!("{number:08}")
}

/// The numbers of the copies in a folder.
fn numbers(folder: &OpenFolder) -> Vec<u64> {
    let is_ours = |name: &&str| name.len() == 8 && name.bytes().all(|digit| digit.is_ascii_digit());
    let names = folder.names().unwrap_or_default();
    names.iter().filter_map(|entry| entry.to_str().filter(is_ours)?.parse().ok()).collect()
}
