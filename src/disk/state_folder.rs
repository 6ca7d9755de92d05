//! Floor 6: the folder in which plainleaf keeps things for itself.
//! In: the site folder. Out: `.plainleaf/` in it, which version control passes over.
//! Must never: be needed for a build, or lead out of the site folder.

use super::publish::write_new;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder `.plainleaf/inner` of a site, if it is there or can be made.
pub(super) fn open(site: &Path, inner: &str) -> Option<PathBuf> {
    let folder = site.join(".plainleaf");
    if real_folder(&folder)? {
        let _ = write_new(&folder.join(".gitignore"), b"*\n");
    }
    let inner = folder.join(inner);
    real_folder(&inner)?;
    Some(inner)
}

/// Makes the folder if it is not there: `Some(true)` if it is new, none if something else stands there.
fn real_folder(folder: &Path) -> Option<bool> {
    match folder.symlink_metadata() {
        Ok(about) => about.is_dir().then_some(false),
        Err(_) => fs::create_dir(folder).ok().map(|()| true),
    }
}

/// Counts the files under way, so that two never share a name.
#[derive(Default)]
pub(super) struct Counter(AtomicU32);

/// Writes a file whole or not at all: a kill leaves the old one, or a name that ends in `.part`.
pub(super) fn write_whole(path: &Path, bytes: &[u8], counter: &Counter) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}-{}.part", std::process::id(), counter.0.fetch_add(1, Ordering::Relaxed)));
    let part = PathBuf::from(part);
    write_new(&part, bytes)
        .and_then(|_| fs::rename(&part, path))
        .inspect_err(|_| drop(fs::remove_file(&part)))
}
