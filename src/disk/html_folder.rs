//! Floor 6: the HTML files of any website in a folder.
//! In: a folder, and a function that says which files are pages. Out: the pages, and the paths of all other
//! files.
//! Must never: follow a link out of the folder, or open a file that is not a page.

use super::walk::site_files;
use super::{SiteReader, UserError, read};
use crate::base::{Source, Sources, par_map};
use std::path::Path;

/// Reads the files for which `is_page` is true. It gets each path from the folder.
///
/// # Errors
/// If the folder cannot be listed.
pub fn read_pages(
    folder: &Path,
    is_page: impl Fn(&str) -> bool,
) -> Result<(Sources, Vec<String>), UserError> {
    let root = SiteReader::new(folder)?.root().to_path_buf();
    let found = site_files(&root, "");
    let path = |called: &str| called.trim_start_matches('/').to_string();
    let (pages, others): (Vec<_>, Vec<_>) = found.iter().partition(|file| is_page(&file.path));
    let read = par_map(&pages, |file| {
        let path = path(&file.path);
        match file.look.as_ref().map_err(String::clone).and_then(|_| read::open(&root.join(&path))) {
            Ok((bytes, _)) => Source::new(&path, bytes),
            Err(why) => Source::unreadable(&path, &why),
        }
    });
    Ok((Sources::new(read), others.iter().map(|file| path(&file.path)).collect()))
}
