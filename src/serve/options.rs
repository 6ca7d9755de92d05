//! Floor 7: the options of a preview.
//! In: what the person who starts it asked for. Out: one value with all of it.
//! Must never: hold what the preview finds out by itself.

use crate::base::Date;
use std::net::IpAddr;
use std::path::PathBuf;

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
    /// Address of the start page, if that opens the site.
    pub start: Option<String>,
}
