//! Floor 7: what the person who started the preview is told.
//! In: nothing. Out: the type of what happens, and of who listens.
//! Must never: know how it is said.

use crate::disk::UserError;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Something to tell the person who started the preview.
#[derive(Clone, Debug)]
pub enum ServeEvent {
    /// It can be opened.
    Open {
        /// Where it listens.
        at: SocketAddr,
        /// The address that opens the site. It holds the secret of this run.
        preview: String,
        /// The address that opens the workbench, with the same secret.
        workbench: String,
    },
    /// The start page can be opened.
    Start {
        /// The address that opens it. It holds the secret of this run.
        page: String,
    },
    /// The start page has opened the site in this folder.
    Opened(PathBuf),
    /// No browser could be opened.
    NoBrowser,
    /// The files are polled, for this reason.
    Polls(String),
    /// A newer build is shown.
    Built {
        /// The addresses of pages that changed; none where any may have changed.
        changed: Option<Vec<String>>,
        /// How long the build took.
        seconds: f64,
        /// How many errors there are.
        errors: usize,
        /// How many warnings there are.
        warnings: usize,
    },
    /// Nothing newer can be shown, for this reason.
    Trouble(UserError),
}

/// Is told what happens, to tell the person who started the preview.
pub(super) type EventListener = Arc<dyn Fn(ServeEvent) + Send + Sync>;
