//! Floor 6: size, times and identity of a file, without opening it.
//! In: what the system says about a file. Out: the same, to be compared later.
//! Must never: find two states equal if the file may have changed between them.

use super::clock;
use std::fs::Metadata;

/// Resolution of file times, at worst: 2 seconds (FAT). A file that changed shortly before it was looked at
/// may change again and keep its time.
const COARSE: i64 = 2_000_000_000;

/// What the system says about a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FileStat {
    /// Modification time, in nanoseconds since 1970.
    pub changed: i64,
    /// Change time (ctime), in nanoseconds since 1970. It shows a copy that kept its old modification time.
    touched: i64,
    /// Size in bytes.
    pub size: u64,
    /// Inode number. It shows another file that took this name.
    inode: u64,
}

impl FileStat {
    pub(super) fn of(about: &Metadata) -> FileStat {
        let changed = about.modified().map_or(0, clock::nanoseconds);
        #[cfg(unix)]
        let (touched, inode) = {
            use std::os::unix::fs::MetadataExt;
            (about.ctime().saturating_mul(1_000_000_000).saturating_add(about.ctime_nsec()), about.ino())
        };
        #[cfg(not(unix))]
        let (touched, inode) = (changed, 0);
        FileStat { changed, touched, size: about.len(), inode }
    }

    /// Whether every later change would show, if this is the state at `now` (nanoseconds since 1970).
    pub(super) fn is_settled(&self, now: i64) -> bool {
        self.changed.max(self.touched) < now.saturating_sub(COARSE)
    }
}
