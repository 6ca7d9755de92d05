//! Floor 7: the start page: what opens when somebody starts plainleaf with a double click.
//! In: nothing but the wish to begin. Out: pages that open a site or make one, on this computer alone.
//! Must never: listen where another computer can reach it, or open a browser that nobody sees.

use super::door::Door;
use super::host_guard::HostGuard;
use super::options::ServeOptions;
use super::preview::Preview;
use super::router::{self, AppState, Behind};
use super::secret::Secret;
use super::serve_event::{EventListener, ServeEvent};
use super::start_desk::StartDesk;
use super::start_error::could_not_start;
use super::{listener, opening, port};
use crate::disk::UserError;
use crate::workbench::start::START;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use tokio::runtime::Handle;

/// Where the start page and all sites that it opens listen.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The port that is tried first.
const PORT: u16 = 4700;

/// Serves the start page, and every site that is opened there, until the program ends. With `open`, a browser is opened.
/// `tell` is called with everything that happens.
///
/// # Errors
/// If no port is free, or if the system refuses a thread.
pub fn start(open: bool, tell: impl Fn(ServeEvent) + Send + Sync + 'static) -> Result<(), UserError> {
    let tell: EventListener = Arc::new(tell);
    let (listener, at) = port::listen(HERE, PORT)?;
    let guard = HostGuard::new(at);
    let (door, token) = (Door::new(at.port())?, Secret::draw()?);
    let page = format!("{}{}", guard.origin(), door.key(START));
    tell(ServeEvent::Start { page: page.clone() });
    let runtime = listener::runtime()?;
    if open && !opening::open_start(&page) {
        tell(ServeEvent::NoBrowser);
    }
    // Without the key: the browser that opens a site has come in by the door.
    let (way_back, handle) = (format!("{}{START}", guard.origin()), runtime.handle().clone());
    let desk =
        StartDesk::new(Box::new(move |folder| serve_site(&way_back, folder, &handle, &tell)), token.clone());
    let state = AppState { guard, door, token, behind: Behind::Start(Arc::new(desk)) };
    runtime
        .block_on(listener::serve(listener, router::router(state)))
        .map_err(|error| could_not_start(&error))
}

/// Serves a site that was opened on the start page.
fn serve_site(
    start: &str,
    folder: &Path,
    runtime: &Handle,
    tell: &EventListener,
) -> Result<String, UserError> {
    let options = ServeOptions {
        folder: folder.to_path_buf(),
        today: None,
        drafts: true,
        address: HERE,
        port: PORT,
        open: false,
        poll: false,
        start: Some(start.into()),
    };
    let teller = tell.clone();
    // What changes in which site is seen in the browser: in this window it would tell somebody nothing.
    let only_trouble = move |told| {
        if matches!(told, ServeEvent::Trouble(_)) {
            teller(told);
        }
    };
    let preview = Preview::open(options, Arc::new(only_trouble))?;
    tell(ServeEvent::Opened(folder.to_path_buf()));
    runtime.spawn(listener::serve(preview.listener, preview.router));
    Ok(preview.entrance)
}
