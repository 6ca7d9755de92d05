//! Floor 3: the paths that files of the site have already.
//! In: the paths of the plan. Out: whether one more file has room beside them.
//! Must never: let a name stand for a file and for a folder at once.

use std::collections::BTreeSet;

/// Names at the top of a site that belong to files which are made later, or to the program.
const RESERVED: [&str; 5] = [".plainleaf", "_headers", "_plainleaf", "_redirects", "pagefind"];

/// The paths of the files that are planned so far.
pub struct TakenPaths(BTreeSet<String>);

impl TakenPaths {
    /// These paths.
    pub fn new<'p>(paths: impl Iterator<Item = &'p str>) -> TakenPaths {
        TakenPaths(paths.map(str::to_string).collect())
    }

    /// Whether a file has this path.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    /// Adds a path, if it has room. False where it meets another one: that is the same file, or a file where this
    /// path needs a folder, or a folder where it needs a file.
    pub fn add(&mut self, path: &str) -> bool {
        let is_reserved = RESERVED.contains(&path.split('/').next().unwrap_or(""));
        let above = || path.match_indices('/').map(|(at, _)| &path[..at]);
        let folder = format!("{path}/");
        let is_folder =
            || self.0.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder));
        if is_reserved || self.has(path) || above().any(|file| self.has(file)) || is_folder() {
            return false;
        }
        self.0.insert(path.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_file_or_a_folder() {
        let mut taken = TakenPaths::new(["index.html", "a/index.html", "a-b", "x.pdf"].into_iter());
        for meets in
            ["index.html", "index.html/index.html", "x.pdf/y/index.html", "a", "pagefind/a/index.html"]
        {
            assert!(!taken.add(meets), "{meets}");
        }
        for has_room in ["a/b/index.html", "b/index.html", "a-c/index.html", "pagefinder/index.html"] {
            assert!(taken.add(has_room), "{has_room}");
        }
        assert!(!taken.add("b/index.html"), "it is taken now");
    }
}
