//! Floor 5: the preview server. The one folder that knows axum.
//! In: a site folder. Out: its pages, as they are after every change, to browsers on this computer.
//! Must never: answer another website, serve what was not built, or die because of what stands in a file.

mod desk;
mod door;
mod gate;
mod keeper;
mod live;
mod open;
mod papers;
mod port;

use super::{Reader, Trouble};
use crate::base::Date;
use crate::engine::preview::Shown;
use std::net::SocketAddr;

/// Where a computer is found in a network.
pub use std::net::IpAddr as Address;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

/// What a preview is asked for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The site folder.
    pub folder: PathBuf,
    /// The day to show; none for the day that it is.
    pub today: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The address to listen at: this computer only, unless somebody asks for more.
    pub address: Address,
    /// The port; if it is taken, one of the next. 0 for any.
    pub port: u16,
    /// Whether a browser is opened.
    pub open: bool,
    /// Whether to look at the files again and again, instead of waiting to be told.
    pub poll: bool,
}

/// What there is to tell the person who started the preview.
#[derive(Clone, Debug)]
pub enum Told {
    /// It listens there.
    Open(SocketAddr),
    /// A browser was to be opened and was not.
    NoBrowser,
    /// The files are looked at again and again, for this reason.
    Polls(String),
    /// Something newer is shown.
    Built {
        /// The addresses that are not what they were; none where that may be any.
        changed: Option<Vec<String>>,
        /// How long it took.
        seconds: f64,
        /// How many errors there are.
        errors: usize,
        /// How many warnings there are.
        warnings: usize,
    },
    /// Nothing newer can be shown, for this reason.
    Trouble(Trouble),
}

/// Serves a site until the program ends. `tell` hears what happens.
pub fn serve(wish: Wish, tell: impl Fn(Told) + Send + Sync + 'static) -> Result<(), Trouble> {
    let reader = Reader::new(&wish.folder)?;
    reader.look()?;
    let (listener, address) = port::listen(wish.address, wish.port)?;
    let tell = Arc::new(tell);
    tell(Told::Open(address));
    let (knock, knocks) = mpsc::channel();
    let (show, shown) = tokio::sync::watch::channel(Arc::new(Shown::default()));
    let gate = gate::Gate::new(address);
    let browser = wish.open.then(|| gate.home());
    keeper::start(wish, reader, (knock.clone(), knocks), show, tell.clone())?;
    let door = door::Door { gate, shown, knock };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().enable_time().build();
    let runtime = runtime.map_err(|error| could_not(&error))?;
    if browser.is_some_and(|home| !open::browser(&home)) {
        tell(Told::NoBrowser);
    }
    runtime.block_on(door::serve(listener, door)).map_err(|error| could_not(&error))
}

fn could_not(error: &std::io::Error) -> Trouble {
    Trouble::new(format!("The preview could not be started: {}.", super::trouble::plain(error)), "Close other programs, then try again.")
}
