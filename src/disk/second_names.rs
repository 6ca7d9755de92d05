//! Floor 6: hard links, which are second names of one file.
//! In: a folder, and which of its files are published. Out: which files in it are the same one.
//! Must never: be asked about a file that has one name only: looking through all files takes long.

use super::beneath::FileId;
use super::walk;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The files below a folder for which `is_asked` is true, by what they are. It gets each path from the folder.
pub(super) fn files_below(folder: &Path, is_asked: impl Fn(&str) -> bool) -> HashMap<FileId, Vec<PathBuf>> {
    let mut files: HashMap<FileId, Vec<PathBuf>> = HashMap::new();
    // What cannot be listed cannot be told apart, and is read as it is.
    for entry in walk::everything(folder).unwrap_or_default() {
        if entry.file
            && is_asked(&walk::slashed(&entry.path))
            && let Some(id) = id(&folder.join(&entry.path))
        {
            files.entry(id).or_default().push(entry.path);
        }
    }
    files
}

#[cfg(unix)]
fn id(file: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    file.symlink_metadata().ok().map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn id(file: &Path) -> Option<FileId> {
    super::beneath::OpenFolder::at(file.parent()?).ok()?.id(file.file_name()?).ok()
}
