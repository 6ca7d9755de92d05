//! Floor 6: the place in `content/` where a change is made.
//! In: the site folder and a path. Out: the folder, held open, and the name in it.
//! Must never: accept a path that leads out of `content/` or to something hidden, or make a folder before everything
//! else is known to be right.

use super::UserError;
use super::beneath::{OpenFolder, ReadError};
use super::second_names::files_below;
use super::state_folder::LARGEST;
use super::walk::{home, is_hidden_below, slashed};
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// Where a file is, or is to be.
#[derive(Debug)]
pub(super) struct SavePlace {
    /// The real path, without links: two names of one file have one.
    real: PathBuf,
    /// The deepest folder of it that exists.
    there: OpenFolder,
    /// The folders below that are missing.
    missing: Vec<OsString>,
    name: OsString,
}

impl SavePlace {
    /// The place of a path from the site folder. Links are followed as long as they stay in `content/`.
    ///
    /// # Errors
    /// If the path leads anywhere else.
    pub fn find(site: &Path, path: &str) -> Result<SavePlace, UserError> {
        let refused = |why: &str| {
            let message = format!("{} was not saved: {why}.", path.escape_debug());
            Err(UserError::new(message, "Nothing was written."))
        };
        let failed = |error: io::Error| UserError::io("saved", Path::new(path), &error);
        if !is_plain(path) {
            return refused("its name leads out of the folder content, or no computer can show it");
        }
        let root = site.canonicalize().map_err(failed)?;
        let Some(content) = home(&root, "content") else {
            return refused("the folder content is not there, or is a link to something outside");
        };
        // What exists of the path, with links resolved, and the rest.
        let mut there = root.join(path);
        let mut rest = Vec::new();
        while there.symlink_metadata().is_err() {
            match (there.file_name().map(OsString::from), there.pop()) {
                (Some(name), true) => rest.push(name),
                _ => return refused("the folder content is not there"),
            }
        }
        rest.reverse();
        let mut real = match there.canonicalize() {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return refused("it is a link to something that is not there");
            }
            Err(error) => return Err(failed(error)),
        };
        if !real.starts_with(&content) || is_hidden_below(&content, &real) {
            return refused(
                "it, or its folder, is a link to something outside the folder content, or hidden",
            );
        }
        // The last part that exists is the file itself, or a folder of the new file.
        let (folder, name) = match rest.pop() {
            Some(name) => (real.clone(), name),
            None => match (real.parent(), real.file_name()) {
                (Some(folder), Some(name)) if real != content => (folder.to_path_buf(), name.to_os_string()),
                _ => return refused("something that is no file has this name"),
            },
        };
        let below = folder.strip_prefix(&root).unwrap_or(&folder);
        let there = OpenFolder::at(&root).and_then(|root| root.below(below)).map_err(failed)?;
        real = folder;
        real.extend(rest.iter().chain([&name]));
        Ok(SavePlace { real, there, missing: rest, name })
    }

    /// The name of the file in its folder.
    pub fn name(&self) -> &OsStr {
        &self.name
    }

    /// Whether both are one file, by one name.
    pub fn is_same(&self, other: &SavePlace) -> bool {
        self.real == other.real
    }

    /// The other names that the file has in `content/` (hard links), as paths from the site folder.
    pub fn second_names(&self, site: &Path) -> Vec<String> {
        let shared = self.there.read_with_id(&self.name, LARGEST).ok().and_then(|(_, _, id)| id);
        let Some(id) = shared.filter(|_| self.missing.is_empty()) else { return Vec::new() };
        let content = site.join("content");
        let own = |path: &PathBuf| content.join(path).canonicalize().is_ok_and(|real| real == self.real);
        let mut names = files_below(&content, |path| is_plain(&format!("content/{path}")))
            .remove(&id)
            .unwrap_or_default();
        names.retain(|path| !own(path));
        names.iter().map(|path| format!("content/{}", slashed(path))).collect()
    }

    /// The content of the file; none if it does not exist.
    pub fn read(&self) -> Result<Option<Vec<u8>>, ReadError> {
        if !self.missing.is_empty() || self.there.about(&self.name).map_err(ReadError::System)?.is_none() {
            return Ok(None);
        }
        self.there.read(&self.name, LARGEST).map(|(bytes, _)| Some(bytes))
    }

    /// Whether the file exists, and the present user may not write into it.
    pub fn is_protected(&self) -> bool {
        let about = self.there.about(&self.name).ok().flatten().filter(|_| self.missing.is_empty());
        about.is_some_and(|about| self.there.is_protected(&self.name, &about))
    }

    /// The folder of the file. Folders that are missing are made, and added to `made`: each by the folder above it
    /// and its name.
    pub fn open_or_make(&self, made: &mut Vec<(OpenFolder, OsString)>) -> io::Result<OpenFolder> {
        let mut folder = self.there.below(Path::new(""))?;
        for name in &self.missing {
            let (inner, is_new) = folder.below_or_new(name)?;
            let above = std::mem::replace(&mut folder, inner);
            if is_new {
                made.push((above, name.clone()));
            }
        }
        Ok(folder)
    }
}

/// Whether a path lies in `content/`, and each part of it is a name that people can read and type.
fn is_plain(path: &str) -> bool {
    let part = |part: &str| {
        let odd = |letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter);
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with(['.', ' ', '~'])
            && part.len() <= 200
            && !part.contains(odd)
    };
    let is_one = |part: &str| {
        let mut parts = Path::new(part).components();
        matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
    };
    path.strip_prefix("content/").is_some_and(|rest| rest.split('/').all(|name| part(name) && is_one(name)))
}
