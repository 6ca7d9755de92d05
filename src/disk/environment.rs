//! Floor 6: environment variables that change how the terminal and the browser are used.
//! In: the name of a variable. Out: whether it is set; whether somebody sits before a screen.
//! Must never: let a variable change what is built.

/// Whether a variable is set and not empty (`NO_COLOR`, `NO_GRAPHICS`).
pub fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether somebody sits before a screen of this computer, so that a browser may be opened: the program was not started by
/// another one, or from far away.
#[cfg(feature = "serve")]
pub fn has_screen() -> bool {
    use std::io::{IsTerminal, stdin};
    let is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    // Windows and macOS always have one; elsewhere the program that draws it says so.
    let is_drawn = cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    is_drawn && !is_remote && stdin().is_terminal()
}
