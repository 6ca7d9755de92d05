//! Floor 6: one publisher at a time.
//! In: a file name beside the published folder. Out: a lock, held until it is dropped.
//! Must never: outlive its process. The system frees the lock of a killed process.

use super::UserError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The lock on one published folder.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub fn take(path: PathBuf, shown: &str) -> Result<Lock, UserError> {
        // The holder deletes the file when it is done. Whoever opened the file before that holds a lock on a
        // file without a name, and has to begin again.
        for _ in 0..100 {
            let file = open(&path).map_err(|error| UserError::io("written", &path, &error))?;
            // Ours is a file, and empty. Anything else is somebody's, and would be deleted at the end.
            if !file.metadata().is_ok_and(|about| about.is_file() && about.len() == 0) {
                return Err(UserError::new(
                    format!(
                        "{} is in the way: plainleaf uses this name, but did not make what is there.",
                        path.display()
                    ),
                    "Give it another name or move it somewhere else, then build again.",
                ));
            }
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let message = format!("Another plainleaf is publishing into {shown} at this moment.");
                    return Err(UserError::new(message, "Wait until it is done, then build again."));
                }
                // Some network drives have no locks. There, people have to see to it that only one publishes.
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
        // The name goes first and the lock second (when the file is closed), so that two processes never both
        // hold it.
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
