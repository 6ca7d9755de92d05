//! Floor 6: replacing the text of a file by a corrected one.
//! In: a file of the site, its text when it was checked, the corrected text. Out: the file with the corrected
//! text.
//! Must never: write outside the site's `content/`, overwrite a change that somebody made meanwhile, or leave
//! half a file.

use super::UserError;
use super::write::write_new_synced;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// Replaces the text of `file` (a path from the site folder) in one step.
///
/// # Errors
/// If the file changed meanwhile, lies outside `content/` or cannot be written.
pub fn replace_text(site: &Path, file: &str, before: &str, after: &str) -> Result<(), UserError> {
    let failed = |error: io::Error| UserError::io("mended", Path::new(file), &error);
    let content = site.join("content").canonicalize().map_err(failed)?;
    // A symbolic link is not replaced by a file. The file that it points to is corrected, if that lies in
    // content/ too.
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
    // A killed run may have left it.
    let _ = fs::remove_file(&part);
    replace(&path, &part, after).inspect_err(|_| drop(fs::remove_file(&part))).map_err(failed)
}

fn replace(path: &Path, part: &Path, text: &str) -> io::Result<()> {
    let about = fs::metadata(path)?;
    // Somebody wrote this by hand, and no build can make it again: it must survive a power cut.
    write_new_synced(part, text.as_bytes())?;
    fs::set_permissions(part, about.permissions())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // Only the administrator can give a file to another owner. For everybody else it has the right owner
        // already.
        let _ = std::os::unix::fs::chown(part, Some(about.uid()), Some(about.gid()));
    }
    fs::rename(part, path)
}
