//! Floor 5: the path of a folder as people type or paste it.
//! In: words. Out: a whole path.
//! Must never: take a path that depends on the folder in which plainleaf was started: nobody knows that one.

use std::path::{Path, PathBuf};
use url::Url;

/// The path; none where it is not whole. Quotation marks around it, and `file:///`, are taken off; `~` is the home folder.
pub fn typed_path(words: &str, home: Option<&Path>) -> Option<PathBuf> {
    let quotes = |c: char| c.is_whitespace() || "\"'“”‘’".contains(c);
    let words = words.trim_matches(quotes);
    if words.is_empty() || words.contains(char::is_control) {
        return None;
    }
    let path = match words.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("file://") => {
            Url::parse(words).ok()?.to_file_path().ok()?
        }
        _ => match words.strip_prefix('~') {
            Some("") => home?.to_path_buf(),
            Some(rest) if rest.starts_with(['/', '\\']) => home?.join(&rest[1..]),
            _ => PathBuf::from(words),
        },
    };
    path.is_absolute().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_was_meant() {
        let root = if cfg!(windows) { "C:/" } else { "/" };
        let home = PathBuf::from(format!("{root}home/mary"));
        for (words, path) in [
            ("{/}srv/site", "{/}srv/site"),
            (" \"{/}srv/our site\" ", "{/}srv/our site"),
            ("‘{/}srv/site’", "{/}srv/site"),
            ("file://{slash}{/}srv/our%20site", "{/}srv/our site"),
            ("FILE://{slash}{/}srv/site", "{/}srv/site"),
            ("~", "{/}home/mary"),
            ("~/site", "{/}home/mary/site"),
        ] {
            let slash = if cfg!(windows) { "/" } else { "" };
            let [words, path] =
                [words, path].map(|words| words.replace("{slash}", slash).replace("{/}", root));
            assert_eq!(typed_path(&words, Some(&home)), Some(PathBuf::from(path)), "{words}");
        }
        for words in ["", "site", "../site", "~mary", "file:", "\"\"", "/a\nb", "http://x/y"] {
            assert_eq!(typed_path(words, Some(&home)), None, "{words}");
        }
    }
}
