//! Floor 6: the artifact cache on the disk, which lasts from one run to the next.
//! In: a key and bytes. Out: the same bytes in a later run.
//! Must never: return bytes that were not put there, delete a file that is not named as ours are, or stop a build
//! because the disk fails.

use super::beneath::OpenFolder;
use super::seal::Seal;
use super::write::Counter;
use super::{clock, state_folder};
use crate::base::Key;
use crate::engine::ArtifactCache;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Entries that nobody asked for in this many days are deleted.
const DAYS: u64 = 60;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The cache in the folder `.plainleaf/kept` of a site.
pub struct DiskCache {
    /// None where there is no folder. Then nothing is kept.
    folder: Option<OpenFolder>,
    counter: Counter,
    seal: Seal,
    is_read_only: bool,
}

impl DiskCache {
    /// Opens the cache of a site. Deletes entries that were not used for long.
    pub fn open(site: &Path) -> Self {
        for folder in ["kept", "last"].iter().filter_map(|inner| state_folder::open(site, inner)) {
            sweep(&folder, SystemTime::now());
        }
        DiskCache::of(state_folder::open(site, "kept"), false)
    }

    /// The cache of a site as it is, for a process that writes nothing.
    pub fn read_only(site: &Path) -> Self {
        DiskCache::of(state_folder::existing(site, "kept"), true)
    }

    fn of(folder: Option<OpenFolder>, is_read_only: bool) -> Self {
        DiskCache { folder, counter: Counter::default(), seal: Seal::new(), is_read_only }
    }
}

impl ArtifactCache for DiskCache {
    fn get(&self, key: Key) -> Option<Vec<u8>> {
        let folder = self.folder.as_ref()?;
        let name = key.to_string();
        let (bytes, stat) = folder.read(OsStr::new(&name), state_folder::LARGEST).ok()?;
        let content = self.seal.open(&name, bytes)?;
        // The modification time of an entry is the day of its last use.
        if !self.is_read_only && clock::now().saturating_sub(stat.changed) > DAY.as_nanos() as i64 {
            let _ = folder.touch(OsStr::new(&name), SystemTime::now());
        }
        Some(content)
    }

    fn put(&self, key: Key, bytes: &[u8]) {
        if let Some(folder) = self.folder.as_ref().filter(|_| !self.is_read_only) {
            let name = key.to_string();
            let _ = folder.write_whole(&name, &self.seal.close(&name, bytes), &self.counter);
        }
    }
}

/// Deletes what was not used for long, and half-written files of a killed run after a day. Until then another
/// process may still be writing them.
fn sweep(folder: &OpenFolder, now: SystemTime) {
    for name in folder.names().unwrap_or_default() {
        let Some(longest) = longest(&name) else { continue };
        let unused = folder
            .about(&name)
            .ok()
            .flatten()
            .filter(|about| about.is_file())
            .and_then(|about| now.duration_since(about.modified().ok()?.into_std()).ok());
        if unused.is_some_and(|unused| unused > longest) {
            let _ = folder.remove(&name);
        }
    }
}

/// How long a file of this name is kept; none where we give no file such a name.
fn longest(name: &OsString) -> Option<Duration> {
    let is_key = |name: &str| name.len() == 32 && name.bytes().all(|digit| digit.is_ascii_hexdigit());
    let name = name.to_str()?;
    if is_key(name) {
        return Some(DAY * DAYS as u32);
    }
    // `name.123-0.part`
    let (of, number) = name.strip_suffix(".part")?.rsplit_once('.')?;
    let (process, count) = number.split_once('-')?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let is_ours = is_key(of) || ["published", "build.json"].contains(&of);
    (is_ours && is_number(process) && is_number(count)).then_some(DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_as_ours_is_ever_deleted() {
        let key = Key::of(b"x").to_string();
        let days = |name: &str| longest(&OsString::from(name)).map(|time| time.as_secs() / DAY.as_secs());
        assert_eq!(days(&key), Some(DAYS));
        assert_eq!((days(&format!("{key}.12-0.part")), days("build.json.7-1.part")), (Some(1), Some(1)));
        for name in
            ["letter.txt", "build.json", "film.part", "film.1-1.part", "..part", "x.1-.part", &key[1..]]
        {
            assert_eq!(days(name), None, "{name}");
        }
    }

    #[test]
    fn a_cache_that_is_read_only_stays_as_it_is() {
        let site = std::env::temp_dir().join(format!("plainleaf-read-only-{}", std::process::id()));
        let [key, other] = [&b"x"[..], b"y"].map(Key::of);
        std::fs::create_dir_all(&site).unwrap();
        assert_eq!(DiskCache::read_only(&site).get(key), None);
        DiskCache::read_only(&site).put(key, b"bytes");
        assert_eq!(std::fs::read_dir(&site).unwrap().count(), 0, "no folder is made");
        DiskCache::open(&site).put(key, b"bytes");
        let file = site.join(".plainleaf/kept").join(key.to_string());
        let long_ago = SystemTime::now() - DAY * 9;
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
        let cache = DiskCache::read_only(&site);
        cache.put(other, b"others");
        assert_eq!((cache.get(key), cache.get(other)), (Some(b"bytes".to_vec()), None));
        assert_eq!(file.metadata().unwrap().modified().unwrap(), long_ago);
        std::fs::remove_dir_all(&site).unwrap();
    }
}
