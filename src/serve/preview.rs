//! Floor 7: one site, opened.
//! In: its folder. Out: a loop that keeps it up to date, and a port with what answers there.
//! Must never: share a key with another site.

use super::door::Door;
use super::host_guard::HostGuard;
use super::options::ServeOptions;
use super::router::{AppState, Behind, ShownSite};
use super::secret::Secret;
use super::serve_event::{EventListener, ServeEvent};
use super::{port, preview_loop, router};
use crate::disk::{SiteReader, UserError};
use crate::engine::preview::PreviewState;
use crate::workbench::ROOT;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

/// A preview that nobody has asked anything yet.
pub(super) struct Preview {
    pub listener: TcpListener,
    pub router: axum::Router,
    /// Its addresses: with a path behind it, each opens the door.
    pub entrance: String,
    /// The site folder, with symbolic links resolved.
    pub root: PathBuf,
}

impl Preview {
    /// Opens a site: its loop runs, its port is taken.
    ///
    /// # Errors
    /// If the folder is not a site, if no port is free, or if the system refuses a thread.
    pub fn open(options: ServeOptions, tell: EventListener) -> Result<Preview, UserError> {
        let reader = SiteReader::new(&options.folder)?;
        reader.look()?;
        let (listener, address) = port::listen(options.address, options.port)?;
        let (show, shown) = tokio::sync::watch::channel(Arc::new(PreviewState::default()));
        let guard = HostGuard::new(address);
        let (door, token) = (Door::new(address.port())?, Secret::draw()?);
        let entrance = format!("{}{}", guard.origin(), door.key(""));
        tell(ServeEvent::Open {
            at: address,
            preview: format!("{entrance}/"),
            workbench: format!("{entrance}{}", ROOT),
        });
        let root = reader.root().to_path_buf();
        let events = preview_loop::start(options, reader, token.clone(), show, tell)?;
        let behind = Behind::Site(ShownSite { shown, events });
        let router = router::router(AppState { guard, door, token, behind });
        Ok(Preview { listener, router, entrance, root })
    }
}
