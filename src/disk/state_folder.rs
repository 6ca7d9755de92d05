//! Floor 6: the folder for plainleaf's own files.
//! In: the site folder. Out: a folder of `.plainleaf/` in it, held open; version control ignores it.
//! Must never: be needed for a build, or lead out of the site folder.

use super::beneath::OpenFolder;
use std::ffi::OsStr;
use std::path::Path;
#[cfg(feature = "serve")]
use std::path::PathBuf;

/// The name of the folder, in the site folder.
const NAME: &str = ".plainleaf";

/// The largest file of our own that is read, in bytes.
pub(super) const LARGEST: u64 = 200_000_000;

/// The folder `.plainleaf/inner` of a site; it is made if there is none. None if that fails, or if something else
/// has the name.
pub(super) fn open(site: &Path, inner: &str) -> Option<OpenFolder> {
    let (own, is_new) = OpenFolder::at(site).ok()?.below_or_new(OsStr::new(NAME)).ok()?;
    if is_new {
        let _ = own.write_new(OsStr::new(".gitignore"), b"*\n", None);
    }
    own.below_or_new(OsStr::new(inner)).ok().map(|(folder, _)| folder)
}

/// Where the folder is, for people and other programs.
#[cfg(feature = "serve")]
pub(super) fn path(site: &Path, inner: &str) -> PathBuf {
    site.join(NAME).join(inner)
}

/// The same folder, if it exists.
pub(super) fn existing(site: &Path, inner: &str) -> Option<OpenFolder> {
    OpenFolder::at(site).ok()?.below(&Path::new(NAME).join(inner)).ok()
}
