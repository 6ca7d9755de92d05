//! Floor 6: why plainleaf could not run.
//! In: an error of the system. Out: plain words, and what to do.
//! Must never: speak of faults in the content. Those are findings, with a location.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Something failed before or after the content was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserError {
    /// What happened, in plain sentences.
    pub message: String,
    /// What to do, or what to type.
    pub help: String,
}

impl UserError {
    /// An error with these words.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        UserError { message: message.into(), help: help.into() }
    }

    /// The system refused `doing` for `path`: “The file x could not be written: the disk is full.”
    pub fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        UserError::new(
            format!("{} could not be {doing}: {}.", path.display(), describe_io_error(error)),
            advice(error),
        )
    }
}

impl fmt::Display for UserError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.message, self.help)
    }
}

impl std::error::Error for UserError {}

/// An error of the system as the end of a sentence.
pub fn describe_io_error(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "its permissions do not allow it".into(),
        ErrorKind::NotFound => "it is not there".into(),
        ErrorKind::AlreadyExists => "something with this name is there already".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "your share of the disk is used up".into(),
        ErrorKind::FileTooLarge => "the file is larger than the system allows".into(),
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read".into(),
        ErrorKind::InvalidFilename => "the name is too long, or has a character that is not allowed".into(),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "it is a disk of its own, or another program holds it".into()
        }
        _ => {
            let words = error.to_string();
            let words = words.split(" (os error").next().unwrap_or(&words);
            format!("the system says “{words}”")
        }
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => {
            "Ask whoever looks after this computer for the right to read and write there, or choose another folder."
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Make room on the disk, then try again.",
        ErrorKind::FileTooLarge => {
            "Ask whoever looks after this computer to allow larger files, then try again."
        }
        ErrorKind::ReadOnlyFilesystem => "Choose a folder on a disk that can be written.",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "Choose a folder inside it with --out, for example --out public/site."
        }
        _ => "Try again; if it happens again, choose another folder.",
    }
}
