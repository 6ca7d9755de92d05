//! Floor 7: opening the preview in the person's browser.
//! In: the address that opens the preview. Out: the browser there, or whether it failed.
//! Must never: show the address to other users of this computer.
//!
//! On Unix everybody can list the programs of all users with what they were started with, and a browser keeps its
//! arguments as long as it runs. So the browser gets a file that only this user can read, and the file leads on.
//! On Windows other users cannot see it, and the address is given as it is.

use super::browser;
use crate::disk::{write_private, write_private_of_user};
use std::path::{Path, PathBuf};

/// Opens the preview of a site. Whether the program that opens it could be started.
pub(super) fn open(site: &Path, address: &str) -> bool {
    open_by(address, |page| write_private(site, FILE, page))
}

/// Opens the start page, which is not in a site yet.
pub(super) fn open_start(address: &str) -> bool {
    open_by(address, |page| write_private_of_user(FILE, page))
}

/// The name of the file that leads on.
const FILE: &str = "open.html";

fn open_by(address: &str, write: impl Fn(&[u8]) -> Option<PathBuf>) -> bool {
    if cfg!(windows) {
        return browser::open(address);
    }
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<title>plainleaf opens</title>\n<p><a href=\"{address}\">Open plainleaf</a></p>\n"
    );
    write(page.as_bytes()).is_some_and(|file| browser::open(&file.to_string_lossy()))
}
