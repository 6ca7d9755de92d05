//! Floor 6: the manifest, a file in the published folder that lists all published files.
//! In: outputs, or the text of a manifest. Out: every path with its size and hash.
//! Must never: hold a path that leads out of the folder. Files that it lists may be deleted later.

use super::beneath::{OpenFolder, ReadError};
use super::{UserError, state_folder};
use crate::base::{Key, par_map};
use crate::engine::Output;
use std::ffi::OsStr;
use std::fmt::Write;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The file's name.
pub(super) const NAME: &str = ".plainleaf";

/// Its first line: the program and the version of the format.
const HEADER: &str = "plainleaf: a published site, format 1\n";
const NOTE: &str = "# plainleaf wrote every file named here. The next build replaces or removes them.\n";

/// What stands behind the list as long as not all of its files are there: nobody else has anything in that folder yet.
pub(super) const UNFINISHED: &str = "# not all files are here yet";

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ManifestLine {
    pub key: Key,
    pub size: u64,
    pub path: Arc<str>,
}

/// The manifest, sorted by path.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    pub lines: Vec<ManifestLine>,
    /// Hash of the manifest's text.
    pub key: Key,
}

/// What was found where the manifest should be.
pub(super) enum ManifestState {
    /// No such file.
    None,
    /// A manifest that was cut off because its writer was killed, one of a folder that is not finished, or an empty file.
    Truncated(Manifest),
    /// The whole manifest.
    Whole(Manifest),
    /// A file that plainleaf did not write, or that another version wrote.
    Foreign,
}

impl Manifest {
    /// The manifest of these outputs.
    ///
    /// # Errors
    /// If a path is not safe in a folder of a site.
    pub fn of(outputs: &[Output]) -> Result<Manifest, UserError> {
        let mut lines: Vec<ManifestLine> = outputs
            .iter()
            .map(|output| ManifestLine {
                key: output.key,
                size: output.bytes.len() as u64,
                path: output.path.clone(),
            })
            .collect();
        lines.sort_by(|a, b| a.path.cmp(&b.path));
        let wrong = |message: String| {
            Err(UserError::new(
                message,
                "Nothing was written. Give the file in content/ that it comes from another name.",
            ))
        };
        if let Some(line) = lines.iter().find(|line| !is_safe(&line.path)) {
            return wrong(format!(
                "The site would hold a file with the name “{}”, which leads out of its folder or no computer can show.",
                line.path.escape_debug()
            ));
        }
        if let Some(twins) = lines.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return wrong(format!("Two files of the site have the same address: {}.", twins[0].path));
        }
        let mut manifest = Manifest { lines, key: Key::default() };
        if let Some(both) = manifest.folders().into_iter().find(|folder| manifest.get(folder).is_some()) {
            return wrong(format!(
                "The address {both} belongs to a file and to a folder of the site at once."
            ));
        }
        manifest.key = Key::of(manifest.text().as_bytes());
        Ok(manifest)
    }

    /// The line of a path.
    pub fn get(&self, path: &str) -> Option<&ManifestLine> {
        self.lines.binary_search_by(|line| (*line.path).cmp(path)).ok().map(|at| &self.lines[at])
    }

    /// All folders of the paths, sorted, so that a folder comes before those inside it.
    pub fn folders(&self) -> Vec<&str> {
        let mut folders: Vec<&str> = Vec::new();
        let mut last = "";
        for line in &self.lines {
            let folder = line.path.rfind('/').map_or("", |at| &line.path[..at]);
            if folder != last {
                let above = folder.match_indices('/').map(|(at, _)| &folder[..at]);
                folders.extend(above.chain([folder]).filter(|folder| !folder.is_empty()));
                last = folder;
            }
        }
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// The text of the file. It holds no times, so the same outputs give the same text.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(200 + self.lines.len() * 80);
        text.push_str(HEADER);
        text.push_str(NOTE);
        for line in &self.lines {
            let _ = writeln!(text, "{} {} {}", line.key, line.size, line.path);
        }
        text
    }

    /// Reads the manifest of a folder.
    ///
    /// # Errors
    /// If there is a file that cannot be read.
    pub fn read(folder: &Path) -> io::Result<ManifestState> {
        let bytes = match OpenFolder::at(folder).map_err(ReadError::System).and_then(|open| {
            // What has the name and is a link or a pipe is not ours.
            match open.about(OsStr::new(NAME)).map_err(ReadError::System)? {
                Some(about) if !about.is_file() => Err(ReadError::NoFile),
                _ => open.read(OsStr::new(NAME), state_folder::LARGEST),
            }
        }) {
            Ok((bytes, _)) => bytes,
            Err(ReadError::System(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(ManifestState::None);
            }
            Err(ReadError::System(error)) => return Err(error),
            Err(ReadError::NoFile | ReadError::TooLarge(_)) => return Ok(ManifestState::Foreign),
        };
        let Ok(text) = std::str::from_utf8(&bytes) else { return Ok(ManifestState::Foreign) };
        let Some(body) = text.strip_prefix(HEADER) else {
            let cut = HEADER.starts_with(text);
            return Ok(if cut {
                ManifestState::Truncated(Manifest::default())
            } else {
                ManifestState::Foreign
            });
        };
        let whole = body.strip_prefix(NOTE).is_some() && body.ends_with('\n');
        let complete = &body[..body.rfind('\n').map_or(0, |at| at + 1)];
        let rows: Vec<&str> = complete.lines().filter(|row| !row.starts_with('#')).collect();
        let lines: Option<Vec<ManifestLine>> = par_map(&rows, |row| parse(row)).into_iter().collect();
        let Some(lines) = lines.filter(|lines| lines.is_sorted_by(|a, b| a.path < b.path)) else {
            return Ok(ManifestState::Foreign);
        };
        let manifest = Manifest { lines, key: Key::of(&bytes) };
        Ok(if whole { ManifestState::Whole(manifest) } else { ManifestState::Truncated(manifest) })
    }
}

fn parse(row: &str) -> Option<ManifestLine> {
    let mut parts = row.splitn(3, ' ');
    let key = Key(u128::from_str_radix(parts.next()?, 16).ok()?);
    let size = parts.next()?.parse().ok()?;
    let path = parts.next().filter(|path| is_safe(path))?.into();
    Some(ManifestLine { key, size, path })
}

/// Whether a path stays inside the folder on every system.
fn is_safe(path: &str) -> bool {
    let odd = |letter: char| letter.is_control() || letter == '\\' || (cfg!(windows) && letter == ':');
    let parts = || path.split('/');
    !path.contains(odd)
        && parts().all(|part| !matches!(part, "" | "." | ".."))
        && parts().next() != Some(NAME)
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn paths_that_lead_out_are_refused() {
        for bad in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            "a\0b",
            "a\nb",
            ".plainleaf",
            ".plainleaf/x",
        ] {
            assert!(!is_safe(bad), "{bad:?}");
        }
        for good in [
            "index.html",
            "imha/index.html",
            "..a/b..",
            "a b/ŵ.html",
            "_headers",
            ".well-known/x",
            "a/.plainleaf",
        ] {
            assert!(is_safe(good), "{good:?}");
        }
    }
}
