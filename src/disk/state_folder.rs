//! Floor 6: the folder for plainleaf's own files.
//! In: the site folder. Out: `.plainleaf/` in it, which version control ignores.
//! Must never: be needed for a build, or lead out of the site folder.

use super::write::write_new;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder `.plainleaf/inner` of a site, if it exists or can be made.
pub(super) fn open(site: &Path, inner: &str) -> Option<PathBuf> {
    let folder = site.join(".plainleaf");
    if real_folder(&folder)? {
        let _ = write_new(&folder.join(".gitignore"), b"*\n");
    }
    let inner = folder.join(inner);
    real_folder(&inner)?;
    Some(inner)
}

/// Makes the folder if it does not exist. `Some(true)` if it is new; none if something else has its name.
fn real_folder(folder: &Path) -> Option<bool> {
    match folder.symlink_metadata() {
        Ok(about) => about.is_dir().then_some(false),
        Err(_) => fs::create_dir(folder).ok().map(|()| true),
    }
}
