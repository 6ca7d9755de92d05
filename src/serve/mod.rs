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
mod options;
mod port;
mod preview_loop;
mod router;
mod serve_event;
mod start_error;
mod workbench;

pub use options::ServeOptions;
pub use serve_event::ServeEvent;

use crate::disk::{SiteReader, UserError};
use crate::engine::preview::PreviewState;
use start_error::could_not_start;
use std::sync::Arc;

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
    let runtime = runtime.map_err(|error| could_not_start(&error))?;
    if home.is_some_and(|home| !browser::open(&home)) {
        tell(ServeEvent::NoBrowser);
    }
    let state = router::AppState { guard, shown, events };
    runtime.block_on(router::serve(listener, state)).map_err(|error| could_not_start(&error))
}
