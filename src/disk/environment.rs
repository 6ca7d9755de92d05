//! Floor 6: environment variables that change how the terminal is used.
//! In: the name of a variable. Out: whether it is set.
//! Must never: let a variable change what is built.

/// Whether a variable is set and not empty (`NO_COLOR`, `NO_GRAPHICS`).
pub fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
