//! Floor 0: a path as a word of a command.
//! In: a path. Out: the same, between quotation marks where the shell would take it apart.
//! Must never: be used to run anything: people type it.

/// A path as somebody types it in the shell of this system.
pub fn shell_word(path: &str) -> String {
    quoted(path, cfg!(windows))
}

fn quoted(path: &str, is_windows: bool) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-+:@%,".contains(letter);
    if !path.is_empty() && path.chars().all(is_plain) && !path.starts_with('-') {
        return path.to_string();
    }
    // A path that begins with a hyphen would be taken for an option.
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_string() };
    if is_windows { format!("\"{path}\"") } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        for (path, unix, windows) in [
            ("my-site", "my-site", "my-site"),
            ("Two Words", "'Two Words'", "\"Two Words\""),
            ("Mary's site", "'Mary'\\''s site'", "\"Mary's site\""),
            ("a&b", "'a&b'", "\"a&b\""),
            ("$HOME", "'$HOME'", "\"$HOME\""),
            ("-site", "'./-site'", "\"./-site\""),
            ("C:/sites/élan", "C:/sites/élan", "C:/sites/élan"),
            ("", "''", "\"\""),
        ] {
            assert_eq!((quoted(path, false).as_str(), quoted(path, true).as_str()), (unix, windows));
        }
    }
}
