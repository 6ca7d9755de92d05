//! Floor 7: opening the preview in the person's browser.
//! In: the address that opens the preview. Out: the browser there, or whether it failed.
//! Must never: show the address to other users of this computer.
//!
//! On Unix everybody can list the programs of all users with what they were started with, and a browser keeps its
//! arguments as long as it runs. So the browser gets a file that only this user can read, and the file leads on.
//! On Windows other users cannot see it, and the address is given as it is.

use super::browser;
use crate::disk::write_private;
use std::path::Path;

/// Opens the preview. Whether the program that opens it could be started.
pub(super) fn open(site: &Path, address: &str) -> bool {
    if cfg!(windows) {
        return browser::open(address);
    }
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<title>The preview opens</title>\n<p><a href=\"{address}\">Open the preview</a></p>\n"
    );
    write_private(site, "open.html", page.as_bytes())
        .is_some_and(|file| browser::open(&file.to_string_lossy()))
}
