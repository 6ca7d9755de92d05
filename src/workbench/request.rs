//! Floor 5: what the preview server and the workbench exchange.
//! In: a request of a browser, and the server's state. Out: a response, and the changes of files that it asks
//! for.
//! Must never: be trusted with a path. Whoever makes a change checks its path again.

use super::form::Form;
use crate::base::{Finding, Sources};
use crate::engine::{Build, Options};
use std::sync::Arc;

/// The server's state at one moment.
pub struct Snapshot<'v> {
    /// The build that browsers are shown: the last one that could be shown.
    pub build: &'v Build,
    /// The findings of the newest build, which may be newer than the one shown.
    pub newest_findings: &'v [Finding],
    /// The sources of the newest build.
    pub sources: &'v Sources,
    /// The options of the preview's builds.
    pub options: &'v Options,
    /// CSRF token: a random word that only pages of this server know. Every form sends it back.
    pub token: &'v str,
    /// Loads the texts that saves replaced, the newest first. Few pages need them.
    pub undo_entries: &'v dyn Fn() -> Vec<UndoEntry>,
}

/// A text that was replaced by a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoEntry {
    /// Counts up.
    pub number: u64,
    /// Path from the site folder.
    pub path: String,
    /// When it was replaced, in local time: `2026-11-22 14:05`.
    pub when: String,
    /// The text before; none where the file was new.
    pub before: Option<Arc<[u8]>>,
    /// The text after; none where the file was deleted.
    pub after: Option<Arc<[u8]>>,
}

/// A request of a browser.
#[derive(Clone, Copy, Debug)]
pub struct WorkbenchRequest<'a> {
    /// Whether it is a POST; all others are a GET.
    pub post: bool,
    /// `/_plainleaf/…`, percent-decoded, without the query.
    pub path: &'a str,
    /// What follows the `?`, still encoded.
    pub query: &'a str,
    /// The form in the body; empty for a GET, and where the body is not a form that can be read.
    pub form: &'a Form,
}

/// A response, and what to do before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkbenchResponse {
    /// 200, 303, 400, 403, 404, 409 or 422.
    pub status: u16,
    /// Its Content-Type.
    pub kind: &'static str,
    /// The page.
    pub body: Vec<u8>,
    /// Where to redirect to (303), after all changes are made and the site was built again.
    pub go: Option<String>,
    /// What to write before the response is sent, all or nothing. If a change is refused,
    /// `Workbench::refused` gives the response.
    pub changes: Vec<Change>,
}

/// One file to write, to make or to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path from the site folder: `content/…`.
    pub path: String,
    /// The exact bytes that it replaces; none if the file must not exist yet.
    pub before: Option<Arc<[u8]>>,
    /// The new bytes; none deletes the file.
    pub after: Option<Arc<[u8]>>,
}

impl Change {
    /// The change of a text into another one.
    pub fn of_text(path: &str, before: &str, after: &str) -> Change {
        Change {
            path: path.into(),
            before: Some(before.as_bytes().into()),
            after: Some(after.as_bytes().into()),
        }
    }
}
