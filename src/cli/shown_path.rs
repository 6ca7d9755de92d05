//! Floor 8: paths as people type them.
//! In: a path of the system. Out: words that are the same on every system.
//! Must never: be used to open a file.

use std::path::Path;

/// A path with forward slashes and without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let words = path.to_string_lossy();
    let words = if cfg!(windows) { words.replace('\\', "/") } else { words.into_owned() };
    words.strip_prefix("./").unwrap_or(&words).to_string()
}
