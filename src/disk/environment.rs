//! Floor 6: what the terminal's settings ask for.
//! In: the name of an environment variable. Out: whether it is set.
//! Must never: let a setting change what is built.

/// Whether a variable is set to anything but nothing (`NO_COLOR`, `NO_GRAPHICS`).
pub fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
