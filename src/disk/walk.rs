//! Floor 6: listing folders. The one file that knows walkdir.
//! In: a folder. Out: the site's files with sizes and times, or everything in a published folder.
//! Must never: leave the folder through a link, or open a file.

use super::file_stat::FileStat;
use super::user_error;
use crate::base::par_map_coarse;
use std::ffi::OsStr;
use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A file of the site, or what was found in its place.
pub(super) struct FoundFile {
    /// Path from the site folder, with forward slashes.
    pub path: Arc<str>,
    /// Its size and times, or why it cannot be read.
    pub look: Result<FileStat, String>,
}

/// The most links to folders that are followed. More is not a site, but a few folders that all link to each
/// other.
const LINKS: usize = 1000;

pub(super) const OUTSIDE: &str = "it is a link to something outside the site folder";
pub(super) const LOOP: &str = "it is a link back to a folder that it stands in, so reading would never end";
pub(super) const NOWHERE: &str = "it is a link to something that is not there";
pub(super) const NO_FILE: &str = "it is no file but a pipe, a socket or a device";
const ODD_NAME: &str =
    "its name has letters that this computer cannot show; give it a name of plain letters and digits";
const TOO_MANY: &str = "there are too many links to folders in this site";

/// Every file under `top` of the site folder `root` (a path without links), sorted.
pub(super) fn site_files(root: &Path, top: &str) -> Vec<FoundFile> {
    let mut walk = SiteWalk { root, found: Vec::new(), stepped: Vec::new(), links: 0 };
    let start = root.join(top);
    match start.symlink_metadata() {
        Err(_) => {}
        Ok(about) if about.is_symlink() => walk.link(&start, top),
        Ok(about) if about.is_dir() => walk.folder(WalkFolder { real: start, called: top.into() }),
        Ok(about) => walk.found.push(FoundFile {
            path: top.into(),
            look: if about.is_file() { Ok(FileStat::of(&about)) } else { Err(NO_FILE.into()) },
        }),
    }
    // The files of each folder are in order already. This merges them.
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    // Different names that are not UTF-8 may look alike.
    walk.found.dedup_by(|later, first| later.path == first.path);
    walk.found
}

/// A folder or a link: its real path, and its path in the site.
struct WalkFolder {
    real: PathBuf,
    called: String,
}

/// The contents of one folder.
#[derive(Default)]
struct FolderContents {
    files: Vec<FoundFile>,
    folders: Vec<WalkFolder>,
    links: Vec<WalkFolder>,
}

/// Lists one folder. Not with walkdir: it asks for each file by its whole path and on one thread, and takes a
/// fifth longer for 10,000 files.
fn list(folder: &WalkFolder) -> FolderContents {
    let mut contents = FolderContents::default();
    let refused = |error: io::Error| FoundFile {
        path: (&*folder.called).into(),
        look: Err(user_error::describe_io_error(&error)),
    };
    let entries = match std::fs::read_dir(&folder.real) {
        Ok(entries) => entries,
        Err(error) => {
            contents.files.push(refused(error));
            return contents;
        }
    };
    let mut called = format!("{}/", folder.called);
    let stem = called.len();
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                contents.files.push(refused(error));
                break;
            }
        };
        let name = entry.file_name();
        if is_ignored(&name) {
            continue;
        }
        called.truncate(stem);
        called.push_str(&name.to_string_lossy());
        let mut file = |look| contents.files.push(FoundFile { path: (&*called).into(), look });
        if name.to_str().is_none() {
            file(Err(ODD_NAME.into()));
            continue;
        }
        match entry.file_type() {
            Err(error) => file(Err(user_error::describe_io_error(&error))),
            Ok(kind) if kind.is_file() => file(look(&entry)),
            Ok(kind) if kind.is_dir() => {
                contents.folders.push(WalkFolder { real: entry.path(), called: called.clone() })
            }
            Ok(kind) if kind.is_symlink() => {
                contents.links.push(WalkFolder { real: entry.path(), called: called.clone() })
            }
            Ok(_) => file(Err(NO_FILE.into())),
        }
    }
    contents.files.sort_by(|a, b| a.path.cmp(&b.path));
    contents.folders.sort_by(|a, b| a.called.cmp(&b.called));
    contents.links.sort_by(|a, b| a.called.cmp(&b.called));
    contents
}

/// Asking through the open folder spares the system the path to it.
fn look(entry: &DirEntry) -> Result<FileStat, String> {
    entry.metadata().map(|about| FileStat::of(&about)).map_err(|error| user_error::describe_io_error(&error))
}

struct SiteWalk<'r> {
    root: &'r Path,
    found: Vec<FoundFile>,
    /// The real paths of the links that led to the present folder.
    stepped: Vec<PathBuf>,
    links: usize,
}

impl SiteWalk<'_> {
    /// Lists a folder and everything below it, level by level, the folders of a level in parallel.
    fn folder(&mut self, top: WalkFolder) {
        let mut level = vec![top];
        while !level.is_empty() {
            let lists = par_map_coarse(&level, list);
            level.clear();
            for contents in lists {
                self.found.extend(contents.files);
                level.extend(contents.folders);
                for link in contents.links {
                    self.link(&link.real, &link.called);
                }
            }
        }
    }

    /// Follows a link at the real path `real`, if it stays inside the site and does not lead back to itself.
    fn link(&mut self, real: &Path, called: &str) {
        let target = match real.canonicalize() {
            Ok(target) => target,
            // The system gives up on links that lead back to themselves.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return self.refuse(called, NOWHERE.into());
            }
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return self.refuse(called, user_error::describe_io_error(&error));
            }
            Err(_) => return self.refuse(called, LOOP.into()),
        };
        if !target.starts_with(self.root) {
            return self.refuse(called, OUTSIDE.into());
        }
        match target.metadata() {
            Ok(about) if about.is_file() => {
                self.found.push(FoundFile { path: called.into(), look: Ok(FileStat::of(&about)) })
            }
            Ok(about) if !about.is_dir() => self.refuse(called, NO_FILE.into()),
            Ok(_) => {
                self.links += 1;
                let circle =
                    real.starts_with(&target) || self.stepped.iter().any(|place| place.starts_with(&target));
                if circle {
                    self.refuse(called, LOOP.into());
                } else if self.links > LINKS {
                    self.refuse(called, TOO_MANY.into());
                } else {
                    self.stepped.push(real.to_path_buf());
                    self.folder(WalkFolder { real: target, called: called.into() });
                    self.stepped.pop();
                }
            }
            Err(error) => self.refuse(called, user_error::describe_io_error(&error)),
        }
    }

    fn refuse(&mut self, path: &str, reason: String) {
        self.found.push(FoundFile { path: path.into(), look: Err(reason) });
    }
}

/// A path with forward slashes. What is not UTF-8 becomes U+FFFD.
pub(super) fn slashed(path: &Path) -> String {
    let words = path.to_string_lossy();
    if cfg!(windows) { words.replace('\\', "/") } else { words.into_owned() }
}

/// Files that nobody means to publish: hidden files, backups of editors, files of file managers.
fn is_ignored(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    bytes.starts_with(b".")
        || bytes.starts_with(b"~$")
        || bytes.ends_with(b"~")
        || bytes.ends_with(b".swp")
        || (bytes.starts_with(b"#") && bytes.ends_with(b"#") && bytes.len() > 1)
        || is_litter(name)
}

/// Files that file managers leave in every folder they show. They hold nothing of anybody's.
pub(super) fn is_litter(name: &OsStr) -> bool {
    [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"]
        .iter()
        .any(|litter| name.eq_ignore_ascii_case(litter))
}

/// A file, folder or link in a published folder.
pub(super) struct FolderEntry {
    /// From the folder.
    pub path: PathBuf,
    /// Whether it is a folder (and not a link to one).
    pub folder: bool,
    /// Whether it is a regular file.
    pub file: bool,
}

/// Everything below a folder, hidden files too. Links are listed and not followed. A folder comes before its
/// contents.
///
/// # Errors
/// If a folder cannot be listed.
pub(super) fn everything(folder: &Path) -> io::Result<Vec<FolderEntry>> {
    let mut entries = Vec::new();
    for step in WalkDir::new(folder).min_depth(1).follow_root_links(false) {
        let entry = step
            .map_err(|error| error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")))?;
        let kind = entry.file_type();
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
        entries.push(FolderEntry { path, folder: kind.is_dir(), file: kind.is_file() });
    }
    Ok(entries)
}
