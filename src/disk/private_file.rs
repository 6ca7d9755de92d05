//! Floor 6: a file that only this user can read.
//! In: a site folder, a name, bytes. Out: the file, in `.plainleaf/private/` or among the settings of the user.
//! Must never: follow a link that somebody put there, or exist for a moment while others could read it.

use super::beneath::OpenFolder;
use super::{state_folder, user_folders};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The folder in `.plainleaf/`.
const FOLDER: &str = "private";

/// Writes a private file anew and returns its whole path; none if it could not be written.
pub fn write_private(site: &Path, name: &str, bytes: &[u8]) -> Option<PathBuf> {
    let folder = state_folder::open(site, FOLDER)?;
    let _ = folder.remove(OsStr::new(name));
    folder.write_private(OsStr::new(name), bytes).ok()?;
    std::path::absolute(state_folder::path(site, FOLDER).join(name)).ok()
}

/// The same in the folder of this user's own settings, which is in no site.
pub fn write_private_of_user(name: &str, bytes: &[u8]) -> Option<PathBuf> {
    let path = user_folders::settings()?;
    let folder = OpenFolder::at(&path).ok()?;
    let _ = folder.remove(OsStr::new(name));
    folder.write_private(OsStr::new(name), bytes).ok()?;
    Some(path.join(name))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn nobody_else_can_read_it_and_no_link_is_followed() {
        let site = std::env::temp_dir().join(format!("plainleaf-private-{}", std::process::id()));
        fs::create_dir_all(site.join(".plainleaf/private")).unwrap();
        let other = site.join("other.html");
        fs::write(&other, "words of somebody").unwrap();
        symlink(&other, site.join(".plainleaf/private/open.html")).unwrap();
        for words in ["one", "two"] {
            let file = write_private(&site, "open.html", words.as_bytes()).unwrap();
            assert!(file.is_absolute());
            assert_eq!(fs::read_to_string(&file).unwrap(), words);
            assert_eq!(fs::symlink_metadata(&file).unwrap().permissions().mode() & 0o7777, 0o600);
        }
        assert_eq!(fs::read_to_string(&other).unwrap(), "words of somebody");
        fs::remove_dir_all(site).unwrap();
    }
}
