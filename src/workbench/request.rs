//! Floor 5: what the preview server and the workbench say to each other.
//! In: what a browser asked, and what the server knows at this moment. Out: an answer, and the changes of
//! files that it stands for.
//! Must never: hold a half-made answer, or a path that nobody has looked at: who makes a change looks at its
//! path again.

use super::form::Form;
use crate::base::{Finding, Sources};
use crate::engine::{Build, Options};
use std::sync::Arc;

/// What the server knows at this moment.
pub struct Snapshot<'v> {
    /// What is shown in the preview: the last build that could be.
    pub build: &'v Build,
    /// The findings of the newest look, which may be newer than what is shown.
    pub newest_findings: &'v [Finding],
    /// The files of the newest look.
    pub sources: &'v Sources,
    /// What the preview is built with.
    pub options: &'v Options,
    /// A word that only pages of this server know; every form sends it back.
    pub token: &'v str,
    /// Fetches the texts that were replaced and are kept, the newest first; few pages need them.
    pub undo_entries: &'v dyn Fn() -> Vec<UndoEntry>,
}

/// A text that was replaced by a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoEntry {
    /// Counts up.
    pub number: u64,
    /// Path from the site folder.
    pub path: String,
    /// When it was replaced: `2026-11-22 14:05`.
    pub when: String,
    /// What it was; none where the file was new.
    pub before: Option<Arc<[u8]>>,
    /// What took its place; none where the file was taken away.
    pub after: Option<Arc<[u8]>>,
}

/// What a browser asked for.
#[derive(Clone, Copy, Debug)]
pub struct WorkbenchRequest<'a> {
    /// Whether it is a POST; all others are a GET.
    pub post: bool,
    /// `/_plainleaf/…`, percent-decoded, without the query.
    pub path: &'a str,
    /// What follows the `?`, as it came.
    pub query: &'a str,
    /// The form in the body; empty for a GET, and where the body is not a form that can be read.
    pub form: &'a Form,
}

/// What the browser gets, and what is to be done first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbenchResponse {
    /// 200, 303, 400, 403, 404, 409.
    pub status: u16,
    /// Its Content-Type.
    pub kind: &'static str,
    /// The page.
    pub body: Vec<u8>,
    /// Where to go on (303): after all changes are made and the site was looked at again.
    pub go: Option<String>,
    /// What to write before the answer is given, all or nothing. Where one is refused, `Desk::refused` has
    /// the answer.
    pub changes: Vec<Change>,
}

/// One file to write, to make, or to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path from the site folder: `content/…`.
    pub path: String,
    /// The exact bytes that it replaces; none where there must be no such file yet.
    pub before: Option<Arc<[u8]>>,
    /// The new bytes; none takes the file away.
    pub after: Option<Arc<[u8]>>,
}
