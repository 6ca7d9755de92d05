//! Floor 5: reading a site.
//! In: the site folder. Out: its sources; read again, only what changed is opened.
//! Must never: follow a link out of the site folder, open what is no file, or stop because one file cannot be read.

use super::listing::{Listed, Look};
use super::{Listing, Trouble, trouble, walk};
use crate::base::{Source, Sources, each};
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files above this size are not read. A picture or page that large reaches nobody on an old phone.
const LARGEST: u64 = 60_000_000;

/// Reads a site once.
pub fn read_site(folder: &Path) -> Result<Sources, Trouble> {
    Reader::new(folder)?.read()
}

/// Reads a site again and again; files that did not change are not opened again.
pub struct Reader {
    root: PathBuf,
    /// Sorted by path.
    kept: Vec<Kept>,
}

struct Kept {
    /// How it looked when it was read; none where the next reading must open it again.
    look: Option<Look>,
    source: Source,
}

impl Reader {
    /// A reader that has read nothing yet.
    pub fn new(folder: &Path) -> Result<Self, Trouble> {
        let root = folder.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                let help = "Look at how the name is spelled. To make a new site there, type: plainleaf new ";
                Trouble::new(format!("There is no folder {}.", folder.display()), format!("{help}{}", folder.display()))
            }
            _ => Trouble::io("read", folder, &error),
        })?;
        Ok(Reader { root, kept: Vec::new() })
    }

    /// All files of the site as they are now.
    pub fn read(&mut self) -> Result<Sources, Trouble> {
        let listing = self.look()?;
        Ok(self.read_listed(&listing))
    }

    /// Looks at all files without opening them.
    pub fn look(&self) -> Result<Listing, Trouble> {
        Listing::of(&self.root)
    }

    /// Reads what a look found.
    pub fn read_listed(&mut self, listing: &Listing) -> Sources {
        let (root, kept) = (&self.root, &self.kept);
        let files: Vec<(usize, &Listed)> = listing.files.iter().enumerate().collect();
        let read = each(&files, |(at, file)| {
            // Mostly no file came or went, and everything stands where it stood.
            let there = kept.get(*at).filter(|kept| kept.source.path == file.path);
            let search = || kept.binary_search_by(|kept| kept.source.path.cmp(&file.path)).ok().map(|at| &kept[at]);
            take(root, file, there.or_else(search), listing.began)
        });
        self.kept = read;
        Sources::new(self.kept.iter().map(|kept| kept.source.clone()).collect())
    }
}

/// The source of a file: the kept one if the file still looks the same.
fn take(root: &Path, file: &Listed, before: Option<&Kept>, now: i64) -> Kept {
    let look = match &file.look {
        Ok(look) => look,
        Err(reason) => return Kept { look: None, source: Source::unreadable(&file.path, reason) },
    };
    if let Some(kept) = before.filter(|kept| kept.look == Some(*look)) {
        return Kept { look: kept.look, source: kept.source.clone() };
    }
    match open(&root.join(&*file.path)) {
        Ok((bytes, look)) => {
            let source = Source::new(&file.path, bytes);
            // Touched, but the same text: keep the one that others already hold.
            let source = before.filter(|kept| kept.source.key == source.key).map_or(source, |kept| kept.source.clone());
            Kept { look: look.is_settled(now).then_some(look), source }
        }
        Err(reason) => Kept { look: None, source: Source::unreadable(&file.path, &reason) },
    }
}

fn open(path: &Path) -> Result<(Vec<u8>, Look), String> {
    let why = |error: io::Error| trouble::plain(&error);
    let file = open_without_waiting(path).map_err(why)?;
    let about = file.metadata().map_err(why)?;
    // What was a file when the folder was listed may be something else by now.
    if !about.is_file() {
        return Err(walk::NO_FILE.into());
    }
    if about.len() > LARGEST {
        return Err(format!("it is {} MB large, and files of more than {} MB are not read", about.len() / 1_000_000, LARGEST / 1_000_000));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(why)?;
    Ok((bytes, Look::of(&about)))
}

/// Opening a pipe would wait for somebody to write into it, perhaps for ever.
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
