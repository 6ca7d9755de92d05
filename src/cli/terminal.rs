//! Floor 8: the terminal.
//! In: words. Out: the same words on the screen, in a file or a pipe.
//! Must never: fail because the reader has gone: `plainleaf check | head` is a fair thing to type.

use crate::disk::UserError;
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

/// Says something to whoever asked.
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

/// Says something beside: what is said there does not mix with findings that a program reads.
pub(super) fn print_aside(words: &str) {
    // There is nobody left to tell if this fails.
    let _ = stderr().lock().write_all(words.as_bytes());
}

/// Says why plainleaf could not run.
pub(super) fn trouble(trouble: &UserError) {
    let UserError { message, help } = trouble;
    print_aside(&format!("plainleaf stopped: {message}\n{help}\n"));
}

/// Whether a person watches what is said.
pub(super) fn is_watched() -> bool {
    stdout().is_terminal()
}

/// Whether a person watches what is said beside.
pub(super) fn is_watched_beside() -> bool {
    stderr().is_terminal()
}
