//! Floor 6: a file as it looks from outside.
//! In: what the system says about it. Out: its size and times, to be compared later.
//! Must never: call two looks the same when the file may have changed between them.

use super::clock;
use std::fs::Metadata;

/// Times on a disk are coarse: up to two seconds. A file that changed so shortly before it was looked at may
/// change
/// again without its time telling.
const COARSE: i64 = 2_000_000_000;

/// What the system says about a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FileStat {
    /// When its content changed, in nanoseconds.
    pub changed: i64,
    /// When it was last touched in any way: a copy that brings its old time along shows here.
    touched: i64,
    /// How many bytes.
    pub size: u64,
    /// Which file it is: another one that took its name shows here.
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

    /// Whether any later change would show, when this is how the file looked at `now`.
    pub(super) fn is_settled(&self, now: i64) -> bool {
        self.changed.max(self.touched) < now.saturating_sub(COARSE)
    }
}
