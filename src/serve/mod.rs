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
mod preview;
mod preview_loop;
mod router;
mod secret;
mod serve_event;
mod start;
mod start_desk;
mod start_error;
mod this_computer;
mod workbench;

pub use options::ServeOptions;
pub use serve_event::ServeEvent;
pub use start::start;

use crate::disk::UserError;
use preview::Preview;
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
    let (tell, opens) = (Arc::new(tell), options.open);
    let preview = Preview::open(options, tell.clone())?;
    let runtime = listener::runtime()?;
    if opens && !opening::open(&preview.root, &format!("{}/", preview.entrance)) {
        tell(ServeEvent::NoBrowser);
    }
    runtime
        .block_on(listener::serve(preview.listener, preview.router))
        .map_err(|error| could_not_start(&error))
}
