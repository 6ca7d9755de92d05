//! Floor 7: opening the browser.
//! In: an address. Out: the person's own browser at that address, or word that there is none.
//! Must never: wait for the browser, or hand it anything but the address.

use std::process::{Command, Stdio};

/// Opens an address in the browser of the person; whether that could be asked for.
pub(super) fn browser(address: &str) -> bool {
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("explorer", &[])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(words)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    started.is_ok_and(|mut child| std::thread::Builder::new().spawn(move || child.wait()).is_ok())
}
