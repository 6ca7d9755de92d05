//! Floor 7: opening the browser.
//! In: an address. Out: the person's own browser at that address, or whether it failed.
//! Must never: wait for the browser, run a shell, or pass on anything but the address.
//!
//! The crate `opener` would do the same, but where `xdg-open` is missing it pipes a shell script of its own into
//! `sh`. Three lines for three systems are enough here: the program to start has one argument.

use std::process::{Command, Stdio};

/// Opens an address in the person's browser. Whether the program that opens it could be started.
pub(super) fn open(address: &str) -> bool {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = Command::new(program)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // The thread takes the exit status, so that no dead process is left behind.
    started.is_ok_and(|mut child| std::thread::Builder::new().spawn(move || child.wait()).is_ok())
}
