//! Floor 7: the preview server. The one folder that knows axum.
//! In: a site folder. Out: its pages, up to date after every change, for browsers on this computer.
//! Must never: answer another website, serve what was not built, or stop because of what a file holds.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod browser;
mod change_watch;
mod event;
mod form;
mod host_guard;
mod leaflet_queue;
mod live;
mod port;
mod preview_loop;
mod router;
mod workbench;

use crate::base::Date;
use crate::disk::{SiteReader, UserError, describe_io_error};
use crate::engine::preview::PreviewState;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

/// How to serve a preview.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The site folder.
    pub folder: PathBuf,
    /// The day to show; none for today.
    pub today: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The address to listen at. Another one than 127.0.0.1 opens the preview to other computers.
    pub address: IpAddr,
    /// The port to try first. If it is taken, one of the next. 0 for any.
    pub port: u16,
    /// Whether a browser is opened.
    pub open: bool,
    /// Whether to look at the files again and again instead of waiting for file events.
    pub poll: bool,
}

/// Something to tell the person who started the preview.
#[derive(Clone, Debug)]
pub enum ServeEvent {
    /// It listens at this address.
    Open(SocketAddr),
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

/// Serves a site until the program ends. `tell` is called with everything that happens.
///
/// # Errors
/// If the folder is not a site, if no port is free, or if the system refuses a thread.
pub fn serve(
    options: ServeOptions,
    tell: impl Fn(ServeEvent) + Send + Sync + 'static,
) -> Result<(), UserError> {
    let reader = SiteReader::new(&options.folder)?;
    reader.look()?;
    let (listener, address) = port::listen(options.address, options.port)?;
    let tell = Arc::new(tell);
    tell(ServeEvent::Open(address));
    let (show, shown) = tokio::sync::watch::channel(Arc::new(PreviewState::default()));
    let guard = host_guard::HostGuard::new(address);
    let home = options.open.then(|| guard.home());
    let events = preview_loop::start(options, reader, show, tell.clone())?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().enable_time().build();
    let runtime = runtime.map_err(|error| could_not(&error))?;
    if home.is_some_and(|home| !browser::open(&home)) {
        tell(ServeEvent::NoBrowser);
    }
    let state = router::AppState { guard, shown, events };
    runtime.block_on(router::serve(listener, state)).map_err(|error| could_not(&error))
}

fn could_not(error: &std::io::Error) -> UserError {
    UserError::new(
        format!("The preview could not be started: {}.", describe_io_error(error)),
        "Close other programs, then try again.",
    )
}
