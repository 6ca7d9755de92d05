//! Floor 6: looking for a folder.
//! In: a folder. Out: the folders in it; whether it holds a site; whether something is there.
//! Must never: open a file, or list what its owner has hidden.

use super::walk::is_litter;
use super::{UserError, describe_io_error};
use crate::workbench::start::ListedFolder;
use std::fs::DirEntry;
use std::path::Path;

/// So many folders are listed at most.
const MOST: usize = 500;

/// The folders in a folder, sorted, without hidden ones.
///
/// # Errors
/// If it is not there, no folder, or may not be listed.
pub fn folders_in(folder: &Path) -> Result<Vec<ListedFolder>, UserError> {
    let refused = |error: std::io::Error| {
        let message = format!("{} cannot be opened: {}.", folder.display(), describe_io_error(&error));
        UserError::new(message, "Choose another folder.")
    };
    let entries = folder.read_dir().map_err(refused)?;
    let mut folders: Vec<ListedFolder> = entries
        .filter_map(Result::ok)
        .filter(|entry| !is_hidden(entry) && entry.path().is_dir())
        // A name that is no text cannot be sent by a browser.
        .filter_map(|entry| {
            Some(ListedFolder {
                is_site: is_site(&entry.path()),
                name: entry.file_name().into_string().ok()?,
            })
        })
        .take(MOST)
        .collect();
    folders.sort_by_cached_key(|folder| (folder.name.to_lowercase(), folder.name.clone()));
    Ok(folders)
}

/// Whether a folder holds a site.
pub fn is_site(folder: &Path) -> bool {
    folder.join(crate::site::SETTINGS).is_file()
}

/// Whether something has this path, other than an empty folder.
pub fn is_taken(path: &Path) -> bool {
    match path.read_dir() {
        Ok(mut entries) => entries.any(|entry| entry.is_ok_and(|entry| !is_litter(&entry.file_name()))),
        Err(_) => path.symlink_metadata().is_ok(),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".") || has_hidden_mark(entry)
}

/// Windows keeps a mark beside the name.
#[cfg(windows)]
fn has_hidden_mark(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    entry.metadata().is_ok_and(|about| about.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn has_hidden_mark(_: &DirEntry) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_are_listed_and_files_are_not() {
        let folder = std::env::temp_dir().join(format!("plainleaf-folders-{}", std::process::id()));
        fs::create_dir_all(folder.join("b site/content")).unwrap();
        fs::create_dir_all(folder.join("A")).unwrap();
        fs::create_dir_all(folder.join(".hidden")).unwrap();
        fs::write(folder.join("b site/content/site.toml"), "").unwrap();
        fs::write(folder.join("letter.txt"), "").unwrap();
        let names: Vec<(String, bool)> =
            folders_in(&folder).unwrap().into_iter().map(|one| (one.name, one.is_site)).collect();
        assert_eq!(names, [("A".to_string(), false), ("b site".to_string(), true)]);
        assert!(folders_in(&folder.join("letter.txt")).is_err() && folders_in(&folder.join("none")).is_err());
        assert!(is_taken(&folder) && is_taken(&folder.join("letter.txt")));
        assert!(!is_taken(&folder.join("A")) && !is_taken(&folder.join("none")));
        fs::remove_dir_all(folder).unwrap();
    }
}
