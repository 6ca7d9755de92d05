//! Floor 6: why plainleaf could not run.
//! In: what the system refused. Out: plain words, and what to do.
//! Must never: speak of what is wrong in the content: that is a finding, with a place.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Something stood in the way before or after the content was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserError {
    /// What happened: plain sentences.
    pub message: String,
    /// What to do, or to type.
    pub help: String,
}

impl UserError {
    /// Words for people.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        UserError { message: message.into(), help: help.into() }
    }

    /// The system said no while plainleaf tried `doing` with `path`: “The file x could not be written: the
    /// disk is full.”
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
