//! Floor 6: the site that a file belongs to.
//! In: the path of a file or folder. Out: the nearest folder above it that holds a site.
//! Must never: read a file, or take a folder for a site because it has Markdown in it.

use crate::site::SETTINGS;
use std::path::{Path, PathBuf};

/// The nearest folder, from `path` upwards, that holds the settings of a site.
pub fn site_folder(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_path_buf)
}
