//! Floor 6: what to delete in a folder that is about to go.
//! In: the folder and its manifest. Out: our files, in the order to delete them; or the first file that is
//! not ours.
//! Must never: follow a link, or delete a file that does not hold what we wrote: the name alone proves nothing.

use super::manifest::{self, Manifest, ManifestLine};
use super::published_times::is_as_written;
use super::set_aside::{SetAside, keep_litter};
use super::{UserError, walk};
use crate::base::par_map;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The contents of a folder that plainleaf published.
pub(super) struct DeletionPlan {
    /// Files that the manifest names.
    files: Vec<(PathBuf, ManifestLine)>,
    /// Files that file managers left behind. They are not ours to delete, and go into the new folder.
    litter: Vec<PathBuf>,
    /// Folders. A folder comes before those inside it.
    folders: Vec<PathBuf>,
}

impl DeletionPlan {
    /// Lists everything in the folder. A file that plainleaf did not write stops it, and is named: it may be
    /// somebody's only copy. So does a folder in which nothing can be deleted.
    pub fn of(folder: &Path, list: &Manifest, shown: &str) -> Result<DeletionPlan, UserError> {
        let entries = walk::everything(folder).map_err(|error| UserError::io("read", folder, &error))?;
        let mut survey = DeletionPlan { files: Vec::new(), litter: Vec::new(), folders: Vec::new() };
        may_change(folder, shown)?;
        for entry in entries {
            let line = || entry.path.to_str().and_then(|_| list.get(&walk::slashed(&entry.path)));
            if entry.folder {
                may_change(&folder.join(&entry.path), &format!("{shown}/{}", walk::slashed(&entry.path)))?;
                survey.folders.push(entry.path);
            } else if entry.path.as_os_str() == manifest::NAME {
                // The manifest goes last. As long as it exists, our files can be told from others.
            } else if let Some(line) = line().filter(|_| entry.file) {
                survey.files.push((entry.path.clone(), line.clone()));
            } else if entry.file && entry.path.file_name().is_some_and(walk::is_litter) {
                survey.litter.push(entry.path);
            } else {
                let name = entry.path.display();
                let message = format!(
                    "There is a file in {shown} that plainleaf did not write: {name}. Building would delete it, so nothing was written."
                );
                let help = format!(
                    "Move {name} somewhere else. What should be on the site belongs into the folder content, or choose another folder with --out."
                );
                return Err(UserError::new(message, help));
            }
        }
        Ok(survey)
    }

    /// Deletes the listed files, then the folder, if nothing else came into it meanwhile. A file that somebody
    /// altered is set aside first; `kept` says which files have a second name in the new folder, so that nothing
    /// of them is lost. Returns how many were set aside.
    pub fn remove(
        self,
        folder: &Path,
        out: &Path,
        aside: &SetAside<'_>,
        kept: impl Fn(&str) -> bool + Sync,
    ) -> io::Result<usize> {
        for litter in &self.litter {
            if !keep_litter(folder, litter, out) {
                aside.take(folder, litter)?;
            }
        }
        let altered = par_map(&self.files, |(_, line)| !kept(&line.path) && !is_as_written(folder, line));
        let mut count = 0;
        for ((file, _), _) in self.files.iter().zip(altered).filter(|(_, altered)| *altered) {
            count += usize::from(aside.take(folder, file)?);
        }
        par_map(&self.files, |(file, _)| missing_is_fine(fs::remove_file(folder.join(file))))
            .into_iter()
            .collect::<io::Result<()>>()?;
        // The deepest folders go first. Those of one depth can go in parallel.
        let mut folders: Vec<(usize, PathBuf)> =
            self.folders.into_iter().map(|folder| (folder.components().count(), folder)).collect();
        folders.sort_by_key(|(depth, _)| std::cmp::Reverse(*depth));
        for level in folders.chunk_by(|a, b| a.0 == b.0) {
            par_map(level, |(_, inner)| missing_is_fine(fs::remove_dir(folder.join(inner))))
                .into_iter()
                .collect::<io::Result<()>>()?;
        }
        let list = folder.join(manifest::NAME);
        let others = folder.read_dir()?.filter_map(Result::ok).any(|entry| entry.path() != list);
        if others {
            return Err(io::Error::other("there are new files in it"));
        }
        missing_is_fine(fs::remove_file(list))?;
        fs::remove_dir(folder)?;
        Ok(count)
    }
}

fn missing_is_fine(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Whether files can be deleted in a folder. Found out before anything is written, it can be said with its cause.
fn may_change(folder: &Path, shown: &str) -> Result<(), UserError> {
    #[cfg(unix)]
    let refused = {
        use rustix::fs::{Access, access};
        access(folder, Access::WRITE_OK | Access::EXEC_OK).is_err()
    };
    // On Windows, what protects a folder does not protect the files in it.
    #[cfg(not(unix))]
    let refused = !folder.is_dir();
    if !refused {
        return Ok(());
    }
    let message = format!(
        "Nothing may be changed in the folder {shown}: its permissions do not allow it. So nothing was written, and the site that was there before is untouched."
    );
    let help = format!(
        "Give yourself the right to write there, then build again: chmod u+rwx {}",
        crate::base::shell_word(shown)
    );
    Err(UserError::new(message, help))
}
