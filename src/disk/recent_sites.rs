//! Floor 6: the sites that this user opened lately.
//! In: the folder of a site. Out: the folders of the last ones, kept among the settings of the user.
//! Must never: trust its own file. Anybody may have written it, so it is read with limits and opens nothing by itself.

use super::beneath::{OpenFolder, read_file};
use super::folders::is_site;
use super::user_folders;
use super::write::Counter;
use std::path::{Path, PathBuf};

/// The name of the file: a list of paths, as JSON.
const FILE: &str = "recent-sites.json";

/// The largest file that is read, in bytes.
const LARGEST: u64 = 100_000;

/// So many sites are remembered.
const MOST: usize = 8;

/// The folders of the sites that were opened lately and are still there, the last one first. Before them the folder in which
/// plainleaf was started, if it holds a site.
pub fn recent_sites() -> Vec<PathBuf> {
    let bytes = user_folders::settings().and_then(|folder| read_file(&folder.join(FILE), LARGEST).ok());
    let known = kept(&bytes.unwrap_or_default());
    let here = std::env::current_dir().ok().filter(|here| !known.contains(here));
    here.into_iter().chain(known).filter(|path| is_site(path)).collect()
}

/// Remembers a site as the last one. It is no harm if that fails.
pub fn remember_site(folder: &Path) {
    let Some(settings) = user_folders::settings() else { return };
    let Ok(open) = OpenFolder::at(&settings) else { return };
    let known = read_file(&settings.join(FILE), LARGEST).unwrap_or_default();
    let others = kept(&known).into_iter().filter(|path| path != folder);
    let paths = std::iter::once(folder.to_path_buf()).chain(others).take(MOST);
    let words: Vec<String> = paths.filter_map(|path| path.into_os_string().into_string().ok()).collect();
    if let Ok(bytes) = serde_json::to_vec_pretty(&words) {
        let _ = open.write_whole(FILE, &bytes, &Counter::default());
    }
}

/// The whole paths in the file, each once.
fn kept(bytes: &[u8]) -> Vec<PathBuf> {
    let words: Vec<String> = serde_json::from_slice(bytes).unwrap_or_default();
    let mut paths: Vec<PathBuf> = Vec::new();
    for words in words {
        let path = PathBuf::from(&words);
        if path.is_absolute()
            && !words.contains(char::is_control)
            && !paths.contains(&path)
            && paths.len() < MOST
        {
            paths.push(path);
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_whole_paths_is_left_out() {
        let root = if cfg!(windows) { "C:/" } else { "/" };
        let list = format!("[\"{root}a\", \"../b\", \"\", \"{root}c\\nd\", \"{root}a\"]");
        assert_eq!(kept(list.as_bytes()), [PathBuf::from(format!("{root}a"))]);
        for bytes in [&b""[..], b"{}", b"[1]", b"\xff", b"[\"/a\"", b"null"] {
            assert!(kept(bytes).is_empty());
        }
        let many: Vec<String> = (0..99).map(|number| format!("{root}{number}")).collect();
        assert_eq!(kept(&serde_json::to_vec(&many).unwrap()).len(), MOST);
    }
}
