//! Floor 6: one publisher at a time.
//! In: a file's name beside the published folder. Out: the right to publish, until it is dropped.
//! Must never: outlive its process: the system takes the lock back from a process that was killed.

use super::UserError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The right to publish into one folder.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub fn take(path: PathBuf, shown: &str) -> Result<Lock, UserError> {
        // The one that had the lock deletes the file when it is done. Whoever opened it before that holds a
        // lock on a
        // file without a name, and begins again.
        for _ in 0..100 {
            let file = open(&path).map_err(|error| UserError::io("written", &path, &error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let message = format!("Another plainleaf is publishing into {shown} at this moment.");
                    return Err(UserError::new(message, "Wait until it is done, then build again."));
                }
                // Some network drives know no locks; one publisher at a time is then up to people.
                Err(TryLockError::Error(_)) => {}
            }
            if is_same(&file, &path) {
                return Ok(Lock { path, _file: file });
            }
        }
        Err(UserError::new(
            format!("{} is made and deleted again and again by another program.", path.display()),
            "Stop that program, then build again.",
        ))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // First the name, then the lock (when the file is closed), so that two can never both hold it.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK).bits() as i32);
    }
    options.open(path)
}

#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same(_file: &File, path: &Path) -> bool {
    path.exists()
}
