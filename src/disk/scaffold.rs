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
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| UserError::io("made", parent, &error))?;
        write_new(&path, bytes).map_err(|error| UserError::io("written", &path, &error))?;
    }
    Ok(())
}
