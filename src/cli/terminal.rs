//! Floor 8: the terminal.
//! In: words for people, or a document for another program. Out: the same on the screen, in a file or a pipe.
//! Must never: let words of content or names of files steer the terminal, or fail because the reader has gone.
//! `plainleaf check | head` must work.

use super::exit::{Printout, ProgramText, harmless, in_one_line};
use crate::disk::{UserError, is_set};
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

/// Prints words for people to stdout.
///
/// # Errors
/// If the text cannot be written, except to a closed pipe.
pub(super) fn print(words: &str) -> Result<(), UserError> {
    write(&harmless(words, has_colours()))
}

/// Prints text for another program to stdout.
///
/// # Errors
/// As [`print`].
pub(super) fn print_document(document: &ProgramText) -> Result<(), UserError> {
    write(document.text())
}

/// Prints either to stdout.
///
/// # Errors
/// As [`print`].
pub(super) fn print_out(printout: &Printout) -> Result<(), UserError> {
    match printout {
        Printout::Words(words) => print(words),
        Printout::ForProgram(document) => print_document(document),
    }
}

fn write(words: &str) -> Result<(), UserError> {
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
    let _ = stderr().lock().write_all(harmless(words, false).as_bytes());
}

/// Prints why plainleaf could not run.
pub(super) fn trouble(trouble: &UserError) {
    let UserError { message, help } = trouble;
    print_aside(&format!("plainleaf stopped: {}\n{help}\n", in_one_line(message)));
}

/// Whether findings are printed in colours: somebody watches, and has not asked for none.
pub(super) fn has_colours() -> bool {
    stdout().is_terminal() && !is_set("NO_COLOR")
}

/// Whether stderr is a terminal.
pub(super) fn is_watched_beside() -> bool {
    stderr().is_terminal()
}
