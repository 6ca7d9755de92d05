//! Floor 6: reading a site.
//! In: the site folder. Out: its sources. A second reading opens only what changed.
//! Must never: follow a link out of the site folder, open what is not a regular file, or stop because one
//! file cannot be read.

use super::file_stat::FileStat;
use super::walk::{self, FoundFile};
use super::{Listing, UserError, user_error};
use crate::base::{Source, Sources, par_map, shell_word};
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files are not read, in bytes. No phone loads a picture or page of that size.
const LARGEST: u64 = 60_000_000;

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
        let read = par_map(&files, |(at, file)| {
            let before = place(*at, &file.path);
            let untouched = before.is_some_and(|before| {
                self.looks[before].is_some() && self.looks[before] == file.look.as_ref().ok().copied()
            });
            if untouched && before == Some(*at) {
                None
            } else {
                Some(take(&self.root, file, before.map(|at| (&known[at], self.looks[at])), listing.began))
            }
        });
        if known.len() == files.len() {
            let changed = read.into_iter().enumerate().filter_map(|(at, taken)| Some((at, taken?)));
            for (at, (source, look)) in changed {
                self.sources.replace(at, source);
                self.looks[at] = look;
            }
        } else {
            let whole = |at: usize, taken: Option<(Source, Option<FileStat>)>| {
                taken.unwrap_or_else(|| (known[at].clone(), self.looks[at]))
            };
            let (sources, looks) = read.into_iter().enumerate().map(|(at, taken)| whole(at, taken)).unzip();
            self.sources = Sources::sorted(sources);
            self.looks = looks;
        }
        self.sources.clone()
    }
}

/// The source of a file, and its state. The known source if the file has not changed.
fn take(
    root: &Path,
    file: &FoundFile,
    before: Option<(&Source, Option<FileStat>)>,
    now: i64,
) -> (Source, Option<FileStat>) {
    let look = match &file.look {
        Ok(look) => look,
        Err(reason) => return (Source::unreadable(&file.path, reason), None),
    };
    if let Some((source, known)) = before.filter(|(_, known)| *known == Some(*look)) {
        return (source.clone(), known);
    }
    match open(&root.join(&*file.path)) {
        Ok((bytes, look)) => {
            let source = Source::new(&file.path, bytes);
            // The file was touched, but has the same text: keep the source that others share already.
            let source = before
                .filter(|(known, _)| known.key == source.key)
                .map_or(source, |(known, _)| known.clone());
            (source, look.is_settled(now).then_some(look))
        }
        Err(reason) => (Source::unreadable(&file.path, &reason), None),
    }
}

pub(super) fn open(path: &Path) -> Result<(Vec<u8>, FileStat), String> {
    let why = |error: io::Error| user_error::describe_io_error(&error);
    let file = open_without_waiting(path).map_err(why)?;
    let about = file.metadata().map_err(why)?;
    // A path that was a file in the listing may be something else by now.
    if !about.is_file() {
        return Err(walk::NO_FILE.into());
    }
    if about.len() > LARGEST {
        return Err(format!(
            "it is {} MB large, and files of more than {} MB are not read",
            about.len() / 1_000_000,
            LARGEST / 1_000_000
        ));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(why)?;
    Ok((bytes, FileStat::of(&about)))
}

/// Opens a file without waiting. Opening a pipe would wait until somebody writes into it, perhaps for ever.
fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    }
    options.open(path)
}
