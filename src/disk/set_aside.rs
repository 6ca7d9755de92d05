//! Floor 6: files in a published folder that are not as we wrote them.
//! In: such a file, in a folder that is about to go. Out: the same file in `.plainleaf/set-aside/` of the site, or
//! in the new folder.
//! Must never: lose a file, or put one in the place of another.

use super::beneath::OpenFolder;
use super::state_folder;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The folder, in `.plainleaf/`.
pub(super) const NAME: &str = "set-aside";

/// How many files of one name are kept.
const MOST: usize = 1000;

/// Where altered files of one site go.
pub(super) struct SetAside<'s> {
    /// The site folder.
    pub site: &'s Path,
}

impl SetAside<'_> {
    /// Moves a file, named by its path from `folder`. False if it is not there any more.
    ///
    /// # Errors
    /// If the system refuses it. The file is still where it was.
    pub fn take(&self, folder: &Path, file: &Path) -> io::Result<bool> {
        let (parent, name) = split(file);
        let from = OpenFolder::at(folder)?.below(parent)?;
        if from.about(name)?.is_none() {
            return Ok(false);
        }
        let mut to = state_folder::open(self.site, NAME).ok_or(ErrorKind::PermissionDenied)?;
        for part in parent.components() {
            to = to.below_or_new(part.as_os_str())?.0;
        }
        for number in 1..=MOST {
            let mut new = OsString::from(name);
            if number > 1 {
                new.push(format!(".{number}"));
            }
            if to.about(&new)?.is_none() {
                return from.move_to(name, &to, &new).map(|()| true);
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

/// Moves what a file manager left to the same place in the new folder `out`. Whether that could be done.
pub(super) fn keep_litter(folder: &Path, file: &Path, out: &Path) -> bool {
    let (parent, name) = split(file);
    let move_it = || {
        let to = out.join(parent);
        fs::create_dir_all(&to)?;
        let to = OpenFolder::at(&to)?;
        match to.about(name)? {
            None => OpenFolder::at(folder)?.below(parent)?.move_to(name, &to, name),
            Some(_) => Err(io::Error::from(ErrorKind::AlreadyExists)),
        }
    };
    out.is_dir() && move_it().is_ok()
}

fn split(file: &Path) -> (&Path, &OsStr) {
    (file.parent().unwrap_or(Path::new("")), file.file_name().unwrap_or_default())
}
