//! Floor 6: the artifact cache on the disk, which lasts from one run to the next.
//! In: a key and bytes. Out: the same bytes in a later run.
//! Must never: return bytes that were not put there, or stop a build because the disk fails.

use super::stamp::program;
use super::write::{Counter, write_whole};
use super::{clock, state_folder};
use crate::base::Key;
use crate::engine::ArtifactCache;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Entries that nobody asked for in this many days are deleted.
const DAYS: u64 = 60;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The cache in the folder `.plainleaf/kept` of a site.
pub struct DiskCache {
    /// None where the folder cannot be made. Then nothing is kept.
    folder: Option<PathBuf>,
    counter: Counter,
    /// Stands for this program: what another version made is of no use.
    program: Key,
}

impl DiskCache {
    /// Opens the cache of a site. Deletes entries that were not used for long.
    pub fn open(site: &Path) -> Self {
        for folder in ["kept", "last"].iter().filter_map(|inner| state_folder::open(site, inner)) {
            sweep(&folder, SystemTime::now());
        }
        DiskCache {
            folder: state_folder::open(site, "kept"),
            counter: Counter::default(),
            program: Key::of_value(&program()),
        }
    }

    fn path(&self, key: Key) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(key.to_string()))
    }
}

impl ArtifactCache for DiskCache {
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        let mut bytes = fs::read(&path).ok()?;
        let (seal, content) = bytes.split_first_chunk::<16>()?;
        if *seal != seal_of(self.program, key, content) {
            let _ = fs::remove_file(&path);
            return None;
        }
        bytes.drain(..16);
        mark_used(&path);
        Some(bytes)
    }

    fn put(&self, key: Key, bytes: &[u8]) {
        if let Some(path) = self.path(key) {
            let sealed = [&seal_of(self.program, key, bytes)[..], bytes].concat();
            let _ = write_whole(&path, &sealed, &self.counter);
        }
    }
}

/// Hash at the start of each file. It does not fit a file that was cut off, that stands under another key, or
/// that another program made.
fn seal_of(program: Key, key: Key, bytes: &[u8]) -> [u8; 16] {
    Key::of_value(&(program, key, Key::of(bytes))).0.to_le_bytes()
}

/// The modification time of an entry is the day of its last use.
fn mark_used(path: &Path) {
    let now = SystemTime::now();
    let old = || {
        fs::metadata(path)
            .and_then(|about| about.modified())
            .is_ok_and(|time| clock::nanoseconds(now) - clock::nanoseconds(time) > DAY.as_nanos() as i64)
    };
    if old()
        && let Ok(file) = File::options().write(true).open(path)
    {
        let _ = file.set_modified(now);
    }
}

fn sweep(folder: &Path, now: SystemTime) {
    let Ok(entries) = folder.read_dir() else { return };
    for entry in entries.flatten() {
        let unused = entry
            .metadata()
            .and_then(|about| about.modified())
            .ok()
            .and_then(|time| now.duration_since(time).ok())
            .unwrap_or_default();
        // Half-written files of a killed run go after a day. Until then another process may still be writing
        // them.
        let half = entry.path().extension().is_some_and(|end| end == "part") && unused > DAY;
        if half || unused > DAY * DAYS as u32 {
            let _ = fs::remove_file(entry.path());
        }
    }
}
