//! Floor 7: the preview server. The one folder that knows axum.
//! In: a site folder. Out: its pages, up to date after every change, for browsers on this computer.
//! Must never: answer another website or another user of this computer, serve what was not built, or stop because of
//! what a file holds.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod browser;
mod change_watch;
mod door;
mod event;
mod form;
mod host_guard;
mod leaflet_queue;
mod listener;
mod live;
mod opening;
mod options;
mod port;
mod preview_loop;
mod router;
mod secret;
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
    let (show, shown) = tokio::sync::watch::channel(Arc::new(PreviewState::default()));
    let guard = host_guard::HostGuard::new(address);
    let (door, token) = (door::Door::new(address.port())?, secret::Secret::draw()?);
    let opened = |to: &str| format!("{}{}", guard.origin(), door.key(to));
    let preview = opened("/");
    tell(ServeEvent::Open {
        at: address,
        preview: preview.clone(),
        workbench: opened(crate::workbench::ROOT),
    });
    let site = options.open.then(|| reader.root().to_path_buf());
    let events = preview_loop::start(options, reader, token.clone(), show, tell.clone())?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().enable_time().build();
    let runtime = runtime.map_err(|error| could_not_start(&error))?;
    if site.is_some_and(|site| !opening::open(&site, &preview)) {
        tell(ServeEvent::NoBrowser);
    }
    let state = router::AppState { guard, door, token, shown, events };
    runtime
        .block_on(listener::serve(listener, router::router(state)))
        .map_err(|error| could_not_start(&error))
}
