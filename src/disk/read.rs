//! Floor 6: reading a site.
//! In: the site folder. Out: its sources. A second reading opens only what changed.
//! Must never: follow a link out of the site folder, open what is not a regular file, or stop because one
//! file cannot be read.

use super::beneath::{FileId, OpenFolder, ReadError};
use super::file_stat::FileStat;
use super::second_names::files_below;
use super::walk::{FoundFile, LARGEST_FILE, not_readable, slashed};
use super::{Listing, UserError};
use crate::base::{Source, Sources, Unreadable, par_map_coarse, shell_word};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// So many files are read in a row, by one thread.
const RUN: usize = 32;

/// Reads a site once.
///
/// # Errors
/// If the folder is not a site or cannot be listed.
pub fn read_site(folder: &Path) -> Result<Sources, UserError> {
    SiteReader::new(folder)?.read()
}

/// Reads a site again and again. Unchanged files are not opened again.
pub struct SiteReader {
    root: PathBuf,
    /// Sorted by path.
    sources: Sources,
    /// The state of each source when it was read; none where the next reading must open it again.
    looks: Vec<Option<FileStat>>,
}

impl SiteReader {
    /// A reader of this site folder. It has read nothing yet.
    ///
    /// # Errors
    /// If the folder is not a site.
    pub fn new(folder: &Path) -> Result<Self, UserError> {
        let root = folder.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                let help = "Look at how the name is spelled. To make a new site there, type: plainleaf new ";
                UserError::new(
                    format!("There is no folder {}.", folder.display()),
                    format!("{help}{}", shell_word(&folder.to_string_lossy())),
                )
            }
            _ => UserError::io("read", folder, &error),
        })?;
        Ok(SiteReader { root, sources: Sources::default(), looks: Vec::new() })
    }

    /// The site folder, with symbolic links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads all files of the site.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn read(&mut self) -> Result<Sources, UserError> {
        let listing = self.look()?;
        Ok(self.read_listed(&listing))
    }

    /// Lists all files without opening them.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn look(&self) -> Result<Listing, UserError> {
        Listing::of(&self.root)
    }

    /// Reads the files of a listing.
    pub fn read_listed(&mut self, listing: &Listing) -> Sources {
        let known = self.sources.as_slice();
        let files: Vec<(usize, &FoundFile)> = listing.files.iter().enumerate().collect();
        let search = |path: &str| known.binary_search_by(|source| (*source.path).cmp(path)).ok();
        // Usually no file was added or removed, and each is at the index it had before.
        let place = |at: usize, path: &str| {
            if known.get(at).is_some_and(|source| *source.path == *path) { Some(at) } else { search(path) }
        };
        // Files that are not published, to find those that have a second name here. Few sites need that.
        let hidden = OnceLock::new();
        let hidden = || {
            hidden.get_or_init(|| {
                let is_listed =
                    |path: &str| listing.files.binary_search_by(|file| (*file.path).cmp(path)).is_ok();
                files_below(&self.root, |path| !is_listed(path))
            })
        };
        let take_if_new = |cursor: &mut FolderCursor<'_>, (at, file): &(usize, &FoundFile)| {
            let before = place(*at, &file.path);
            let untouched = before.is_some_and(|before| {
                self.looks[before].is_some() && self.looks[before] == file.look.as_ref().ok().copied()
            });
            if untouched && before == Some(*at) {
                None
            } else {
                let before = before.map(|at| (&known[at], self.looks[at]));
                Some(take(cursor, file, before, listing.began, &hidden))
            }
        };
        let runs: Vec<_> = files.chunks(RUN).collect();
        let read = par_map_coarse(&runs, |run| {
            let mut cursor = FolderCursor::new(&self.root);
            run.iter().map(|file| take_if_new(&mut cursor, file)).collect::<Vec<_>>()
        });
        let read = read.into_iter().flatten();
        if known.len() == files.len() {
            let changed: Vec<_> = read.enumerate().filter_map(|(at, taken)| Some((at, taken?))).collect();
            for (at, (source, look)) in changed {
                self.sources.replace(at, source);
                self.looks[at] = look;
            }
        } else {
            let whole = |at: usize, taken: Option<(Source, Option<FileStat>)>| {
                taken.unwrap_or_else(|| (known[at].clone(), self.looks[at]))
            };
            let (sources, looks) = read.enumerate().map(|(at, taken)| whole(at, taken)).unzip();
            self.sources = Sources::sorted(sources);
            self.looks = looks;
        }
        self.sources.clone()
    }
}

/// The source of a file, and its state. The known source if the file has not changed.
///
/// `hidden`: the files that are not published.
fn take<'h>(
    cursor: &mut FolderCursor<'_>,
    file: &FoundFile,
    before: Option<(&Source, Option<FileStat>)>,
    now: i64,
    hidden: &impl Fn() -> &'h HashMap<FileId, Vec<PathBuf>>,
) -> (Source, Option<FileStat>) {
    let look = match &file.look {
        Ok(look) => look,
        Err(reason) => return (Source::unreadable(&file.path, reason.clone()), None),
    };
    if let Some((source, known)) = before.filter(|(_, known)| *known == Some(*look)) {
        return (source.clone(), known);
    }
    match cursor.read(file) {
        Ok((_, _, Some(id))) if hidden().contains_key(&id) => {
            (Source::unreadable(&file.path, second_name(&hidden()[&id][0])), None)
        }
        Ok((bytes, look, _)) => {
            let source = Source::new(&file.path, bytes);
            // The file was touched, but has the same text: keep the source that others share already.
            let source = before
                .filter(|(known, _)| known.key == source.key)
                .map_or(source, |(known, _)| known.clone());
            (source, look.is_settled(now).then_some(look))
        }
        Err(reason) => (Source::unreadable(&file.path, reason), None),
    }
}

/// Why a file is not read that is the same as one that is not published.
fn second_name(other: &Path) -> Unreadable {
    Unreadable::new(
        format!("it is a second name (a hard link) of {}, which is not published", slashed(other)),
        "Delete it here. What is meant for readers, write into a file of its own.",
    )
}

/// Reads one file after the other. Files of one folder, which come one after the other in a listing, need it
/// opened once.
pub(super) struct FolderCursor<'r> {
    root: &'r Path,
    /// The folder that was opened last, by its path from the root.
    last: Option<(PathBuf, io::Result<OpenFolder>)>,
}

impl<'r> FolderCursor<'r> {
    /// A cursor in a site folder. Nothing is open yet.
    pub fn new(root: &'r Path) -> FolderCursor<'r> {
        FolderCursor { root, last: None }
    }

    /// The content of a listed file, its state, and what it is, if it has several names. No part of its real path may
    /// be a link by now.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(&mut self, file: &FoundFile) -> Result<(Vec<u8>, FileStat, Option<FileId>), Unreadable> {
        let real = file.real_path();
        let (folder, name) =
            (real.parent().unwrap_or(Path::new("")), real.file_name().unwrap_or(real.as_os_str()));
        if self.last.as_ref().is_none_or(|(known, _)| known != folder) {
            let opened = OpenFolder::at(self.root).and_then(|root| root.below(folder));
            self.last = Some((folder.to_path_buf(), opened));
        }
        let read = match &self.last {
            Some((_, Ok(folder))) => folder.read_with_id(name, LARGEST_FILE),
            Some((_, Err(error))) => Err(ReadError::System(io::Error::new(error.kind(), error.to_string()))),
            None => Err(ReadError::NoFile),
        };
        read.map_err(|error| not_readable(&error))
    }
}
