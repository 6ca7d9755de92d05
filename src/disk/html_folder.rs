//! Floor 6: the HTML files of any website in a folder.
//! In: a folder, and a function that says which files are pages. Out: the pages, and the paths of all other
//! files.
//! Must never: follow a link out of the folder, or open a file that is not a page.

use super::read::FolderCursor;
use super::walk::site_files;
use super::{SiteReader, UserError};
use crate::base::{Source, Sources, par_map_coarse};
use std::path::Path;

/// So many files are read in a row.
const RUN: usize = 32;

/// Reads the files for which `is_page` is true. It gets each path from the folder.
///
/// # Errors
/// If the folder cannot be listed.
pub fn read_pages(
    folder: &Path,
    is_page: impl Fn(&str) -> bool,
) -> Result<(Sources, Vec<String>), UserError> {
    let root = SiteReader::new(folder)?.root().to_path_buf();
    let found = site_files(&root, "", std::slice::from_ref(&root));
    let (pages, others): (Vec<_>, Vec<_>) = found.iter().partition(|file| is_page(&file.path));
    let runs: Vec<_> = pages.chunks(RUN).collect();
    let read = par_map_coarse(&runs, |run| {
        let mut cursor = FolderCursor::new(&root);
        let read = run.iter().map(|file| match file.look.clone().and_then(|_| cursor.read(file)) {
            Ok((bytes, ..)) => Source::new(&file.path, bytes),
            Err(reason) => Source::unreadable(&file.path, reason),
        });
        read.collect::<Vec<Source>>()
    });
    let read = read.into_iter().flatten().collect();
    Ok((Sources::new(read), others.iter().map(|file| file.path.to_string()).collect()))
}
