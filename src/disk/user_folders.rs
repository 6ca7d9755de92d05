//! Floor 6: the folders that each user has. The one file that knows the crate `dirs`.
//! In: nothing. Out: where plainleaf keeps what it remembers; the folders that people know by name.
//! Must never: put anything there that a site needs.

use crate::workbench::start::KnownPlace;
use std::fs;
use std::path::PathBuf;

/// The folder of plainleaf's own settings; it is made if there is none. On Windows in `%APPDATA%`, on macOS in
/// `~/Library/Application Support`, elsewhere in `$XDG_CONFIG_HOME` or `~/.config`.
pub(super) fn settings() -> Option<PathBuf> {
    let folder = dirs::config_dir()?.join("plainleaf");
    fs::create_dir_all(&folder).ok()?;
    Some(folder)
}

/// The folders that people know by name, as far as they are there. On Windows they may be on another disk, or in OneDrive.
pub fn known_places() -> Vec<(KnownPlace, PathBuf)> {
    let places = [
        // A Linux without a desktop does not say where documents are.
        (KnownPlace::Documents, dirs::document_dir().or_else(|| Some(dirs::home_dir()?.join("Documents")))),
        (KnownPlace::Desktop, dirs::desktop_dir()),
        (KnownPlace::Home, dirs::home_dir()),
    ];
    places
        .into_iter()
        .filter_map(|(place, path)| Some((place, path.filter(|path| path.is_absolute() && path.is_dir())?)))
        .collect()
}
