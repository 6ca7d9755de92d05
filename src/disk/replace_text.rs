//! Floor 6: putting a mended text in the place of the old one.
//! In: a file of the site, its text as it was judged, the mended text. Out: the file with the mended text.
//! Must never: write outside the site's `content/`, over a text that somebody changed meanwhile, or leave
//! half a file.

use super::UserError;
use super::publish::write_new;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Replaces the text of `file` (a path from the site folder) in one step.
pub fn replace_text(site: &Path, file: &str, before: &str, after: &str) -> Result<(), UserError> {
    let failed = |error: io::Error| UserError::io("mended", Path::new(file), &error);
    let content = site.join("content").canonicalize().map_err(failed)?;
    // A link in content/ is not replaced by a file: what it points to is mended, if that lies in content/
    // too.
    let path = site.join(file).canonicalize().map_err(failed)?;
    if !path.starts_with(&content) {
        let message = format!("{file} was not mended: it does not lie in the folder content of this site.");
        return Err(UserError::new(message, "Mend it by hand."));
    }
    if fs::read(&path).map_err(failed)? != before.as_bytes() {
        return Err(UserError::new(
            format!("{file} was not mended: somebody changed it at this moment."),
            "Save your work, then try again.",
        ));
    }
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".plainleaf-mended");
    let part = path.with_file_name(name);
    // A run that was killed may have left it.
    let _ = fs::remove_file(&part);
    replace(&path, &part, after).inspect_err(|_| drop(fs::remove_file(&part))).map_err(failed)
}

fn replace(path: &Path, part: &Path, text: &str) -> io::Result<()> {
    let about = fs::metadata(path)?;
    write_new(part, text.as_bytes())?;
    fs::set_permissions(part, about.permissions())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // Only the administrator may give a file to somebody else; for all others it is theirs already.
        let _ = std::os::unix::fs::chown(part, Some(about.uid()), Some(about.gid()));
    }
    // This is somebody's writing, not something that can be built again: it must survive a power cut.
    File::open(part)?.sync_all()?;
    fs::rename(part, path)
}
