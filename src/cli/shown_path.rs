//! Floor 8: paths as people type them.
//! In: a path of the system. Out: words that are the same on every system.
//! Must never: be used to open a file.

use super::exit::in_one_line;
use crate::base::shell_word;
use std::path::Path;

/// A path with forward slashes and without a leading `./`, for another program.
pub(super) fn exact(path: &Path) -> String {
    let words = path.to_string_lossy();
    let words = if cfg!(windows) { words.replace('\\', "/") } else { words.into_owned() };
    words.strip_prefix("./").unwrap_or(&words).to_string()
}

/// A path with forward slashes and without a leading `./`. What cannot be seen in it, or would end the line, is shown as
/// a sign.
pub(super) fn shown(path: &Path) -> String {
    in_one_line(&exact(path)).into_owned()
}

/// The same as an argument of a command that somebody types.
pub(super) fn typed(path: &Path) -> String {
    shell_word(&shown(path))
}
