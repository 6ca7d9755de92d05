//! Floor 6: costly results, kept on the disk from one run to the next.
//! In: a key and bytes. Out: the same bytes, another day.
//! Must never: hand out bytes that were not put there, or stop a build because the disk has troubles.

use super::clock;
use super::stamp::program;
use super::state_folder::{self, Counter};
use crate::base::Key;
use crate::engine::ArtifactCache;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What nobody asked for in this many days is thrown away.
const DAYS: u64 = 60;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A shelf in the folder `.plainleaf/kept` of a site.
pub struct DiskCache {
    /// None where the folder cannot be made: then nothing is kept.
    folder: Option<PathBuf>,
    counter: Counter,
    /// What another program made of the same things is of no use.
    program: Key,
}

impl DiskCache {
    /// The shelf of a site; things long unused are thrown away first.
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
            let _ = state_folder::write_whole(&path, &sealed, &self.counter);
        }
    }
}

/// Tells a file that was cut off, put under another key, or made by another program, from a whole one of
/// ours.
fn seal_of(program: Key, key: Key, bytes: &[u8]) -> [u8; 16] {
    Key::of_value(&(program, key, Key::of(bytes))).0.to_le_bytes()
}

/// A file's time says when it was last used; once a day is enough.
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
        // What a kill left half-written goes after a day: until then it may be another process at work.
        let half = entry.path().extension().is_some_and(|end| end == "part") && unused > DAY;
        if half || unused > DAY * DAYS as u32 {
            let _ = fs::remove_file(entry.path());
        }
    }
}
