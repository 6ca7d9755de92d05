//! Floor 6: what to delete in a folder that is about to go.
//! In: the folder and its manifest. Out: our files, in the order to delete them; or the first file that is
//! not ours.
//! Must never: follow a link, or count a file as ours that the manifest does not name.

use super::manifest::{self, Manifest};
use super::{UserError, walk};
use crate::base::par_map;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The contents of a folder that plainleaf published.
pub(super) struct DeletionPlan {
    /// Files that the manifest names, and files that file managers leave behind.
    files: Vec<PathBuf>,
    /// Folders. A folder comes before those inside it.
    folders: Vec<PathBuf>,
}

impl DeletionPlan {
    /// Lists everything in the folder. A file that plainleaf did not write stops it, and is named: it may be
    /// somebody's only copy.
    pub fn of(folder: &Path, list: &Manifest, shown: &str) -> Result<DeletionPlan, UserError> {
        let entries = walk::everything(folder).map_err(|error| UserError::io("read", folder, &error))?;
        let mut survey = DeletionPlan { files: Vec::new(), folders: Vec::new() };
        for entry in entries {
            let ours =
                || entry.path.to_str().is_some_and(|_| list.get(&walk::slashed(&entry.path)).is_some());
            let litter = || entry.path.file_name().is_some_and(walk::is_litter);
            if entry.folder {
                survey.folders.push(entry.path);
            } else if entry.path.as_os_str() == manifest::NAME {
                // The manifest goes last. As long as it exists, our files can be told from others.
            } else if entry.file && (ours() || litter()) {
                survey.files.push(entry.path);
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

    /// Deletes the listed files, then the folder, if nothing else came into it meanwhile.
    pub fn remove(self, folder: &Path) -> io::Result<()> {
        par_map(&self.files, |file| missing_is_fine(fs::remove_file(folder.join(file))))
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
        fs::remove_dir(folder)
    }
}

fn missing_is_fine(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
