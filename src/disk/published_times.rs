//! Floor 6: the times of the published files, by which an altered file is noticed without reading it.
//! In: the times of the files that were just written. Out: for each file, whether it is unchanged.
//! Must never: lie in the published folder (two builds would differ), or be needed. Without it the files are
//! read.

use super::beneath::read_file;
use super::manifest::{Manifest, ManifestLine};
use super::seal::Seal;
use super::write::Counter;
use super::{Target, clock, state_folder};
use crate::base::{Key, par_map};
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The file's name.
const NAME: &str = "published";

/// The modification time of each published file, in the order of the manifest.
pub(super) struct PublishedTimes {
    times: Vec<i64>,
}

/// The time of a published file that is unchanged, in nanoseconds since 1970; none for a changed one.
pub(super) type Intact = Option<i64>;

impl PublishedTimes {
    /// The times of this folder, if it was published with this manifest.
    pub fn read(target: &Target, list: &Manifest) -> Option<PublishedTimes> {
        let folder = state_folder::existing(&target.site, "last")?;
        let (bytes, _) = folder.read(OsStr::new(NAME), state_folder::LARGEST).ok()?;
        let text = String::from_utf8(Seal::new().open(NAME, bytes)?).ok()?;
        let rest = text.strip_prefix(&head(target, list.key))?;
        let times: Option<Vec<i64>> = rest.lines().map(|line| line.parse().ok()).collect();
        times
            .filter(|times| times.len() == list.lines.len() && rest.ends_with('\n'))
            .map(|times| PublishedTimes { times })
    }

    /// Saves the times. If that fails, the next build has to read the files.
    pub fn write(target: &Target, list: &Manifest, times: &[i64]) {
        let Some(folder) = state_folder::open(&target.site, "last") else { return };
        let mut text = head(target, list.key);
        for time in times {
            let _ = writeln!(text, "{time}");
        }
        let _ = folder.write_whole(NAME, &Seal::new().close(NAME, text.as_bytes()), &Counter::default());
    }

    /// Whether every file is unchanged, by size and time only.
    pub fn all_intact(&self, target: &Target, list: &Manifest) -> bool {
        let lines: Vec<(&ManifestLine, i64)> = list.lines.iter().zip(self.times.iter().copied()).collect();
        par_map(&lines, |(line, time)| is_there(target, line) == Some(*time)).into_iter().all(|intact| intact)
    }
}

/// For each line of the manifest: whether its file is unchanged, by size and time where they were recorded,
/// by its content otherwise.
pub(super) fn intact(target: &Target, list: &Manifest, record: Option<&PublishedTimes>) -> Vec<Intact> {
    let lines: Vec<(usize, &ManifestLine)> = list.lines.iter().enumerate().collect();
    par_map(&lines, |(at, line)| {
        let time = is_there(target, line)?;
        let same = match record {
            Some(record) => record.times[*at] == time,
            None => is_as_written(&target.out, line),
        };
        same.then_some(time)
    })
}

/// Whether a file holds what was written into it.
pub(super) fn is_as_written(folder: &Path, line: &ManifestLine) -> bool {
    read_file(&folder.join(&*line.path), line.size).is_ok_and(|bytes| Key::of(&bytes) == line.key)
}

/// The time of a file, if it is a regular file of the right size.
fn is_there(target: &Target, line: &ManifestLine) -> Option<i64> {
    let about = fs::symlink_metadata(target.out.join(&*line.path)).ok()?;
    let fits = about.is_file() && about.len() == line.size;
    if fits { about.modified().ok().map(clock::nanoseconds) } else { None }
}

fn head(target: &Target, list: Key) -> String {
    format!("times, format 1\n{list}\n{:?}\n", target.out)
}
