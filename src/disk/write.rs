//! Floor 6: writing and exchanging files.
//! In: a path and bytes, or two paths. Out: a file that is whole, or two files that changed places.
//! Must never: write into a file that exists.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

/// Writes a file that does not exist yet. Returns its modification time. (To empty an existing file takes ten
/// times as long.)
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<SystemTime> {
    create(path, bytes)?.metadata()?.modified()
}

/// Writes a file that does not exist yet, and waits until its content would survive a power cut. (Windows
/// syncs only a file that is open for writing, so it cannot be done later.)
pub(super) fn write_new_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create(path, bytes)?.sync_all()
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o644);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Numbers the temporary files of [`write_whole`], so that two never share a name.
#[derive(Default)]
pub(super) struct Counter(AtomicU32);

/// Writes a file whole or not at all. A kill leaves the old file, and perhaps one whose name ends in `.part`.
pub(super) fn write_whole(path: &Path, bytes: &[u8], counter: &Counter) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}-{}.part", std::process::id(), counter.0.fetch_add(1, Ordering::Relaxed)));
    let part = PathBuf::from(part);
    write_new(&part, bytes)
        .and_then(|_| fs::rename(&part, path))
        .inspect_err(|_| drop(fs::remove_file(&part)))
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
