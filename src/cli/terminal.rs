//! Floor 8: the terminal.
//! In: text. Out: the same text on the screen, in a file or a pipe.
//! Must never: fail because the reader has gone. `plainleaf check | head` must work.

use crate::disk::UserError;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

/// Prints to stdout.
///
/// # Errors
/// If the text cannot be written, except to a closed pipe.
pub(super) fn print(words: &str) -> Result<(), UserError> {
    let mut out = stdout().lock();
    match out.write_all(words.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(UserError::new(
            format!("The words could not be written: {error}."),
            "Make room on the disk, or write them somewhere else.",
        )),
        _ => Ok(()),
    }
}

/// Prints to stderr, where it does not mix with findings that a program reads.
pub(super) fn print_aside(words: &str) {
    // If this fails there is nobody left to tell.
    let _ = stderr().lock().write_all(words.as_bytes());
}

/// Prints why plainleaf could not run.
pub(super) fn trouble(trouble: &UserError) {
    let UserError { message, help } = trouble;
    print_aside(&format!("plainleaf stopped: {message}\n{help}\n"));
}

/// Whether stdout is a terminal.
pub(super) fn is_watched() -> bool {
    stdout().is_terminal()
}

/// Whether stderr is a terminal.
pub(super) fn is_watched_beside() -> bool {
    stderr().is_terminal()
}
