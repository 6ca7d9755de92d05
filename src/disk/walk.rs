//! Floor 6: listing folders. The one file that knows walkdir.
//! In: a folder. Out: the site's files with sizes and times, or everything in a published folder.
//! Must never: leave the folders of the site through a link, lead to what is hidden in them, or open a file.

use super::beneath::ReadError;
use super::file_stat::FileStat;
use super::user_error;
use crate::base::{Unreadable, par_map_coarse};
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
    /// Its path from the site folder without links, where a link led to it; else `path` has none.
    pub real: Option<Box<Path>>,
    /// Its size and times, or why it cannot be read.
    pub look: Result<FileStat, Unreadable>,
}

impl FoundFile {
    /// Its path from the site folder without links.
    pub fn real_path(&self) -> &Path {
        self.real.as_deref().unwrap_or(Path::new(&*self.path))
    }
}

/// Larger files are not read, in bytes. No phone loads a picture or page of that size.
pub(super) const LARGEST_FILE: u64 = 60_000_000;

/// The most links to folders that are followed. More is not a site, but a few folders that all link to each
/// other.
const LINKS: usize = 1000;

/// Why something is no file of the site, and what to do.
type Refusal = (&'static str, &'static str);

const COPY: &str = "Delete the link, and copy the file or folder itself to this place.";
const OUTSIDE: Refusal = ("it is a link to something outside the site folder's own content and themes", COPY);
const HIDDEN: Refusal = (
    "it is a link to something hidden, and what is hidden is never published",
    "Delete the link. What is meant for readers, copy to this place under a name that does not begin with a dot.",
);
const LOOP: Refusal =
    ("it is a link back to a folder that it stands in, so reading would never end", "Delete the link.");
const NOWHERE: Refusal = ("it is a link to something that is not there", COPY);
const NO_FILE: Refusal = ("it is no file but a pipe, a socket or a device", "Take it out of this folder.");
const ODD_NAME: Refusal =
    ("its name has letters that this computer cannot show", "Give it a name of plain letters and digits.");
const TOO_MANY: Refusal = ("there are too many links to folders in this site", COPY);

fn refusal((why, help): Refusal) -> Unreadable {
    Unreadable::new(why, help)
}

/// Why the system or the kind of a thing does not let it be read.
pub(super) fn not_readable(error: &ReadError) -> Unreadable {
    match error {
        ReadError::System(error) => Unreadable::new(
            user_error::describe_io_error(error),
            "Ask whoever looks after the computer to let you read the file.",
        ),
        ReadError::NoFile => refusal(NO_FILE),
        ReadError::TooLarge(size) => Unreadable::new(
            format!(
                "it is {} MB large, and files of more than {} MB are not read",
                size / 1_000_000,
                LARGEST_FILE / 1_000_000
            ),
            "Make it smaller, or take it out of this folder.",
        ),
    }
}

/// Every file under `top` of the site folder `root` (a path without links), sorted. Links may lead into `homes`
/// (paths without links), and to nothing in them that is hidden.
pub(super) fn site_files(root: &Path, top: &str, homes: &[PathBuf]) -> Vec<FoundFile> {
    let mut walk = SiteWalk { root, homes, found: Vec::new(), stepped: Vec::new(), links: 0 };
    let start = root.join(top);
    match start.symlink_metadata() {
        Err(_) => {}
        Ok(about) if about.is_symlink() => walk.link(&start, top),
        Ok(about) if about.is_dir() => {
            walk.folder(WalkFolder { real: start, called: top.into(), linked: false })
        }
        Ok(about) => walk.found.push(FoundFile {
            path: top.into(),
            real: None,
            look: if about.is_file() { Ok(FileStat::of(&about)) } else { Err(refusal(NO_FILE)) },
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
    /// Whether a link led to it, so that its real path is not the one that it is called by.
    linked: bool,
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
fn list(root: &Path, folder: &WalkFolder) -> FolderContents {
    let mut contents = FolderContents::default();
    let refused = |error: io::Error| FoundFile {
        path: (&*folder.called).into(),
        real: None,
        look: Err(not_readable(&ReadError::System(error))),
    };
    let entries = match std::fs::read_dir(&folder.real) {
        Ok(entries) => entries,
        Err(error) => {
            contents.files.push(refused(error));
            return contents;
        }
    };
    let mut called = if folder.called.is_empty() { String::new() } else { format!("{}/", folder.called) };
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
        let real = || folder.linked.then(|| below(root, &entry.path()).into());
        let mut file = |look| contents.files.push(FoundFile { path: (&*called).into(), real: real(), look });
        if name.to_str().is_none() {
            file(Err(refusal(ODD_NAME)));
            continue;
        }
        let inner = || WalkFolder { real: entry.path(), called: called.clone(), linked: folder.linked };
        match entry.file_type() {
            Err(error) => file(Err(not_readable(&ReadError::System(error)))),
            Ok(kind) if kind.is_file() => file(look(&entry)),
            Ok(kind) if kind.is_dir() => contents.folders.push(inner()),
            Ok(kind) if kind.is_symlink() => contents.links.push(inner()),
            Ok(_) => file(Err(refusal(NO_FILE))),
        }
    }
    contents.files.sort_by(|a, b| a.path.cmp(&b.path));
    contents.folders.sort_by(|a, b| a.called.cmp(&b.called));
    contents.links.sort_by(|a, b| a.called.cmp(&b.called));
    contents
}

/// A path from `root`, which it lies below.
fn below<'p>(root: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(root).unwrap_or(path)
}

/// Asking through the open folder spares the system the path to it.
fn look(entry: &DirEntry) -> Result<FileStat, Unreadable> {
    entry
        .metadata()
        .map(|about| FileStat::of(&about))
        .map_err(|error| not_readable(&ReadError::System(error)))
}

struct SiteWalk<'r> {
    root: &'r Path,
    /// Where links may lead.
    homes: &'r [PathBuf],
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
            let root = self.root;
            let lists = par_map_coarse(&level, |folder| list(root, folder));
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
            Err(error) => {
                return self.refuse(
                    called,
                    match error.kind() {
                        io::ErrorKind::NotFound => refusal(NOWHERE),
                        io::ErrorKind::PermissionDenied => not_readable(&ReadError::System(error)),
                        _ => refusal(LOOP),
                    },
                );
            }
        };
        let Some(home) = self.homes.iter().find(|home| target.starts_with(home)) else {
            return self.refuse(called, refusal(OUTSIDE));
        };
        if is_hidden_below(home, &target) {
            return self.refuse(called, refusal(HIDDEN));
        }
        match target.metadata() {
            Ok(about) if about.is_file() => self.found.push(FoundFile {
                path: called.into(),
                real: Some(below(self.root, &target).into()),
                look: Ok(FileStat::of(&about)),
            }),
            Ok(about) if !about.is_dir() => self.refuse(called, refusal(NO_FILE)),
            Ok(_) => {
                self.links += 1;
                let circle =
                    real.starts_with(&target) || self.stepped.iter().any(|place| place.starts_with(&target));
                if circle {
                    self.refuse(called, refusal(LOOP));
                } else if self.links > LINKS {
                    self.refuse(called, refusal(TOO_MANY));
                } else {
                    self.stepped.push(real.to_path_buf());
                    self.folder(WalkFolder { real: target, called: called.into(), linked: true });
                    self.stepped.pop();
                }
            }
            Err(error) => self.refuse(called, not_readable(&ReadError::System(error))),
        }
    }

    fn refuse(&mut self, path: &str, reason: Unreadable) {
        self.found.push(FoundFile { path: path.into(), real: None, look: Err(reason) });
    }
}

/// The real path of a folder of the site, if it is in the site folder and not hidden there.
pub(super) fn home(root: &Path, name: &str) -> Option<PathBuf> {
    let real = root.join(name).canonicalize().ok()?;
    (real.starts_with(root) && real != root && !is_hidden_below(root, &real)).then_some(real)
}

/// Whether a part of a path below `root` is a name that is never published.
pub(super) fn is_hidden_below(root: &Path, path: &Path) -> bool {
    below(root, path).components().any(|part| is_ignored(part.as_os_str()))
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
