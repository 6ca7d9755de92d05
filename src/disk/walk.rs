//! Floor 5: what lies in a folder. The one file that knows walkdir.
//! In: a folder. Out: the site's files, or everything in a published folder.
//! Must never: step out of the folder through a link, or open a file.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A file of the site, or something that stands where one should be.
pub(super) struct Found {
    /// From the site folder, with forward slashes.
    pub path: Arc<str>,
    /// Why it cannot be read, where that is known already.
    pub refused: Option<String>,
}

/// How many links to folders are followed. More is no site, but two handfuls of folders that all link to each other.
const LINKS: usize = 1000;

pub(super) const OUTSIDE: &str = "it is a link to something outside the site folder";
pub(super) const LOOP: &str = "it is a link back to a folder that it stands in, so reading would never end";
pub(super) const NOWHERE: &str = "it is a link to something that is not there";
pub(super) const NO_FILE: &str = "it is no file but a pipe, a socket or a device";
const ODD_NAME: &str = "its name has letters that this computer cannot show; give it a name of plain letters and digits";
const TOO_MANY: &str = "there are too many links to folders in this site";

/// Every file under `top` of the site folder `root` (a path without links), sorted.
pub(super) fn site_files(root: &Path, top: &str) -> Vec<Found> {
    let mut walk = Walk { root, found: Vec::new(), stepped: Vec::new(), links: 0 };
    let start = root.join(top);
    match start.symlink_metadata() {
        Err(_) => {}
        Ok(about) if about.is_symlink() => walk.link(&start, &start, top),
        Ok(_) => walk.folder(&start, &start, top),
    }
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    walk.found
}

struct Walk<'r> {
    root: &'r Path,
    found: Vec<Found>,
    /// Where the links stand that led to the present folder: real places, without links in them.
    stepped: Vec<PathBuf>,
    links: usize,
}

impl Walk<'_> {
    /// Lists `folder`, which really stands at `real` and is called `called` in the site.
    fn folder(&mut self, folder: &Path, real: &Path, called: &str) {
        let mut walk = WalkDir::new(folder).into_iter();
        while let Some(step) = walk.next() {
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_path_buf();
                    if !path.file_name().is_some_and(is_ignored) {
                        let reason = error.into_io_error().map_or_else(|| LOOP.into(), |error| super::trouble::plain(&error));
                        self.refuse(&name(called, folder, &path), reason);
                    }
                    continue;
                }
            };
            let (kind, inside) = (entry.file_type(), entry.depth() > 0);
            let skipped = inside && (is_ignored(entry.file_name()) || self.has_odd_name(&entry, folder, called));
            if skipped {
                if kind.is_dir() {
                    walk.skip_current_dir();
                }
            } else if kind.is_symlink() {
                let within = entry.path().strip_prefix(folder).unwrap_or(Path::new(""));
                self.link(entry.path(), &real.join(within), &name(called, folder, entry.path()));
            } else if kind.is_file() {
                self.found.push(Found { path: name(called, folder, entry.path()).into(), refused: None });
            } else if !kind.is_dir() {
                self.refuse(&name(called, folder, entry.path()), NO_FILE.into());
            }
        }
    }

    /// Follows a link that really stands at `real`, if it stays inside the site and does not go round in circles.
    fn link(&mut self, at: &Path, real: &Path, called: &str) {
        let target = match at.canonicalize() {
            Ok(target) => target,
            // The system gives up on links that go round in circles.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.refuse(called, NOWHERE.into()),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return self.refuse(called, super::trouble::plain(&error)),
            Err(_) => return self.refuse(called, LOOP.into()),
        };
        if !target.starts_with(self.root) {
            return self.refuse(called, OUTSIDE.into());
        }
        match target.metadata() {
            Ok(about) if about.is_file() => self.found.push(Found { path: called.into(), refused: None }),
            Ok(about) if !about.is_dir() => self.refuse(called, NO_FILE.into()),
            Ok(_) => {
                self.links += 1;
                let circle = real.starts_with(&target) || self.stepped.iter().any(|place| place.starts_with(&target));
                if circle {
                    self.refuse(called, LOOP.into());
                } else if self.links > LINKS {
                    self.refuse(called, TOO_MANY.into());
                } else {
                    self.stepped.push(real.to_path_buf());
                    self.folder(&target.clone(), &target, called);
                    self.stepped.pop();
                }
            }
            Err(error) => self.refuse(called, super::trouble::plain(&error)),
        }
    }

    fn has_odd_name(&mut self, entry: &walkdir::DirEntry, folder: &Path, called: &str) -> bool {
        let odd = entry.file_name().to_str().is_none();
        if odd {
            self.refuse(&name(called, folder, entry.path()), ODD_NAME.into());
        }
        odd
    }

    fn refuse(&mut self, path: &str, reason: String) {
        self.found.push(Found { path: path.into(), refused: Some(reason) });
    }
}

/// What `path`, which lies in `folder`, is called in the site when the folder is called `called`.
fn name(called: &str, folder: &Path, path: &Path) -> String {
    // The walk puts names behind the folder's own; cutting that off again is quicker than comparing part by part.
    let (whole, start) = (path.to_string_lossy(), folder.to_string_lossy().len());
    let within = whole.get(start..).unwrap_or("");
    let mut name = String::with_capacity(called.len() + within.len());
    name.push_str(called);
    name.push_str(within);
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

/// A path with forward slashes; letters that cannot be shown become `\u{fffd}`.
pub(super) fn slashed(path: &Path) -> String {
    let words = path.to_string_lossy();
    if cfg!(windows) { words.replace('\\', "/") } else { words.into_owned() }
}

/// Files that people never mean to publish: hidden ones, what editors leave beside a file, what file managers leave in a folder.
fn is_ignored(name: &OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    bytes.starts_with(b".")
        || bytes.starts_with(b"~$")
        || bytes.ends_with(b"~")
        || bytes.ends_with(b".swp")
        || (bytes.starts_with(b"#") && bytes.ends_with(b"#") && bytes.len() > 1)
        || is_litter(name)
}

/// What file managers leave in every folder that they show, unasked. It holds nothing of anybody's.
pub(super) fn is_litter(name: &OsStr) -> bool {
    [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"].iter().any(|litter| name.eq_ignore_ascii_case(litter))
}

/// Something in a published folder.
pub(super) struct Entry {
    /// From the folder.
    pub path: PathBuf,
    /// Whether it is a folder (a link to one is none).
    pub folder: bool,
    /// Whether it is a plain file.
    pub file: bool,
}

/// Everything below a folder, hidden files too. Links are listed, never followed. A folder comes before what is in it.
pub(super) fn everything(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for step in WalkDir::new(folder).min_depth(1).follow_root_links(false) {
        let entry = step.map_err(|error| error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")))?;
        let kind = entry.file_type();
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
        entries.push(Entry { path, folder: kind.is_dir(), file: kind.is_file() });
    }
    Ok(entries)
}
