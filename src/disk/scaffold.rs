//! Floor 6: the first files of a new site.
//! In: an empty folder and the files. Out: the folder with these files.
//! Must never: overwrite a file, or write into a folder that holds something already.

use super::UserError;
use super::walk::is_litter;
use super::write::write_new;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Writes files (paths with forward slashes) into a folder that is empty or does not exist yet.
///
/// A new folder is there whole or not at all.
///
/// # Errors
/// If the folder holds something, or cannot be written.
pub fn scaffold(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), UserError> {
    let shown = folder.display();
    let read = |error: io::Error| UserError::io("read", folder, &error);
    let elsewhere = "Choose a folder that is empty or not there yet. Nothing was written.";
    match folder.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(read(error)),
        Ok(about) if !about.is_dir() => {
            return Err(UserError::new(format!("{shown} is a file, not a folder."), elsewhere));
        }
        Ok(_) => {
            let mut names = Vec::new();
            for entry in folder.read_dir().map_err(read)? {
                names.push(entry.map_err(read)?.file_name());
            }
            if let Some(name) = names.iter().filter(|name| !is_litter(name)).min() {
                return Err(UserError::new(
                    format!("The folder {shown} is not empty: it holds “{}”.", name.to_string_lossy()),
                    elsewhere,
                ));
            }
        }
    }
    match folder.symlink_metadata() {
        // There is a folder, and it is empty: its owner may be somebody else, so it stays the same one.
        Ok(_) => write_all(folder, files),
        Err(_) => in_one_step(folder, files),
    }
}

/// Makes the folder beside its place and moves it there, so that nobody sees half a site.
fn in_one_step(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), UserError> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    fs::create_dir_all(parent).map_err(|error| UserError::io("made", parent, &error))?;
    let beside = parent.join(format!(".{name}.{}.part", std::process::id()));
    fs::create_dir(&beside).map_err(|error| UserError::io("made", folder, &error))?;
    write_all(&beside, files)
        .and_then(|()| fs::rename(&beside, folder).map_err(|error| UserError::io("made", folder, &error)))
        // It is ours alone: it was made a moment ago.
        .inspect_err(|_| drop(fs::remove_dir_all(&beside)))
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), UserError> {
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| UserError::io("made", parent, &error))?;
        write_new(&path, bytes).map_err(|error| UserError::io("written", &path, &error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_folder_is_there_whole_or_not_at_all() {
        let parent = std::env::temp_dir().join(format!("plainleaf-scaffold-{}", std::process::id()));
        let site = parent.join("a/site");
        let file = |path: &str| (path.to_string(), b"words".to_vec());
        // The second file cannot be written: its folder is a file.
        assert!(scaffold(&site, &[file("content"), file("content/en/index.md")]).is_err());
        assert_eq!(fs::read_dir(parent.join("a")).unwrap().count(), 0, "half a site is left");
        scaffold(&site, &[file("content/en/index.md"), file(".gitignore")]).unwrap();
        assert_eq!(fs::read(site.join("content/en/index.md")).unwrap(), b"words");
        assert_eq!(fs::read_dir(parent.join("a")).unwrap().count(), 1);
        assert!(scaffold(&site, &[file("more")]).is_err() && !site.join("more").exists());
        fs::create_dir(parent.join("empty")).unwrap();
        scaffold(&parent.join("empty"), &[file("more")]).unwrap();
        fs::remove_dir_all(parent).unwrap();
    }
}
