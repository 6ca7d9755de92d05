//! Floor 6: writing files of the published folder, and exchanging two of them.
//! In: a path and bytes, or two paths. Out: a new file, or two that changed places.
//! Must never: write into a file that exists.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

/// Writes a file that does not exist yet. Returns its modification time. (To empty an existing file takes ten
/// times as long.)
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<SystemTime> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o644);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.metadata()?.modified()
}

/// Numbers temporary files, so that two never share a name.
#[derive(Default)]
pub(super) struct Counter(AtomicU32);

impl Counter {
    /// The next number.
    pub fn next(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// Exchanges two files or two folders in one step: nobody ever sees a name without its file.
///
/// # Errors
/// Also if the system or the file system cannot do that: `Unsupported` or `InvalidInput`.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

/// Exchanges two files or two folders in one step. This system cannot.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
