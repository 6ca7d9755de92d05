//! Floor 6: the folder that a site is published into.
//! In: the site folder and the folder that was typed. Out: a folder that is ours, is empty or does not exist
//! yet.
//! Must never: accept a folder that holds anything that plainleaf did not write.

use super::beneath::read_file;
use super::manifest::{Manifest, ManifestState};
use super::walk::LARGEST_FILE;
use super::{UserError, walk};
use crate::site::is_stand_in;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// A folder to publish into.
#[derive(Clone, Debug)]
pub struct Target {
    /// The site folder.
    pub(super) site: PathBuf,
    /// The folder, with symbolic links resolved.
    pub(super) out: PathBuf,
    /// The folder as it was typed.
    pub(super) shown: String,
}

/// What the target holds now.
pub(super) enum TargetState {
    /// Nothing.
    Nothing,
    /// A folder with nothing in it that anybody would miss.
    Empty,
    /// A site that plainleaf published.
    Ours(Manifest),
}

const ELSEWHERE: &str =
    "Nothing was written. Choose another folder with --out, one that is empty or not there yet.";

impl Target {
    /// Checks the folder that was typed.
    ///
    /// # Errors
    /// If the folder is not ours to replace.
    pub fn new(site: &Path, out: &Path) -> Result<Target, UserError> {
        let shown = out.display().to_string();
        let site = site.canonicalize().map_err(|error| UserError::io("read", site, &error))?;
        let full = real(out).map_err(|message| UserError::new(message, ELSEWHERE))?;
        for (folder, name) in [
            ("content", "the texts and pictures of the site"),
            ("themes", "the theme"),
            (".plainleaf", "what plainleaf keeps for itself"),
        ] {
            let folder = site.join(folder);
            let places = [folder.canonicalize().unwrap_or_else(|_| folder.clone()), folder];
            if places.iter().any(|place| full.starts_with(place) || place.starts_with(&full)) {
                let message =
                    format!("The folder {shown} cannot be the output folder: {name} are there or inside it.");
                return Err(UserError::new(
                    message.replace("the theme are", "the theme is").replace("itself are", "itself is"),
                    ELSEWHERE,
                ));
            }
        }
        let target = Target { site, out: full, shown };
        target.state()?;
        Ok(target)
    }

    /// The folder `public` of a site, where `plainleaf build` writes unless it is told another. `None` if it is
    /// not ours.
    pub fn usual(site: &Path) -> Option<Target> {
        Target::new(site, &site.join("public")).ok()
    }

    /// The paths of all files that are published there. None of a site that was built before anybody wrote down
    /// its address: it was not online, so nobody has an address of its pages.
    pub fn published(&self) -> Vec<String> {
        match Manifest::read(&self.out) {
            Ok(ManifestState::Whole(list)) if self.was_online() => {
                list.lines.iter().map(|line| line.path.to_string()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether the site map that is published there names the address of a site.
    fn was_online(&self) -> bool {
        let Ok(map) = read_file(&self.out.join("sitemap.xml"), LARGEST_FILE) else { return true };
        let map = String::from_utf8_lossy(&map);
        let first = map.split_once("<loc>").and_then(|(_, rest)| rest.split_once("</loc>"));
        first.is_none_or(|(address, _)| !is_stand_in(address))
    }

    /// The folder as it was typed.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// A path beside the folder: `.public.plainleaf-new`.
    pub(super) fn beside(&self, end: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.out.file_name().unwrap_or_default());
        name.push(".plainleaf-");
        name.push(end);
        self.out.with_file_name(name)
    }

    /// What the target holds now.
    ///
    /// # Errors
    /// If it cannot be read, or is not ours.
    pub(super) fn state(&self) -> Result<TargetState, UserError> {
        let read = |error: std::io::Error| UserError::io("read", &self.out, &error);
        let refuse = |message: String| Err(UserError::new(message, ELSEWHERE));
        let shown = &self.shown;
        match self.out.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(TargetState::Nothing),
            Err(error) => return Err(read(error)),
            Ok(about) if about.is_symlink() => {
                return refuse(format!("{shown} is a link, and a link cannot be replaced in one step."));
            }
            Ok(about) if !about.is_dir() => return refuse(format!("{shown} is a file, not a folder.")),
            Ok(_) => {}
        }
        match Manifest::read(&self.out).map_err(read)? {
            ManifestState::Whole(manifest) => Ok(TargetState::Ours(manifest)),
            ManifestState::Truncated(_) | ManifestState::Foreign => refuse(format!(
                "The file .plainleaf in {shown} was changed, or another version of plainleaf wrote it, so it is not known what may be replaced there."
            )),
            ManifestState::None => {
                let mut first = None;
                for entry in self.out.read_dir().map_err(read)? {
                    let name = entry.map_err(read)?.file_name();
                    if !walk::is_litter(&name) && first.as_ref().is_none_or(|first| name < *first) {
                        first = Some(name);
                    }
                }
                match first {
                    None => Ok(TargetState::Empty),
                    Some(name) => {
                        let name = name.to_string_lossy();
                        refuse(format!(
                            "The folder {shown} holds files that plainleaf did not write, “{name}” for one. Publishing there would delete them."
                        ))
                    }
                }
            }
        }
    }
}

/// The path without symbolic links or `..` before its last part. A part that does not exist yet is taken as
/// it is.
fn real(out: &Path) -> Result<PathBuf, String> {
    let shown = out.display();
    let full = std::path::absolute(out).map_err(|_| format!("“{shown}” is not the name of a folder."))?;
    let mut there: PathBuf = full.components().collect();
    // The last part may be a link, and must be seen as one. So only the path before it is resolved.
    if matches!(full.components().next_back(), Some(Component::ParentDir)) {
        return there.canonicalize().map_err(|_| format!("There is no folder {shown}."));
    }
    let Some(name) = there.file_name().map(OsString::from) else {
        return Err(format!("{shown} is a whole disk."));
    };
    there.pop();
    let mut missing = vec![name];
    let mut found = loop {
        match there.canonicalize() {
            Ok(found) => break found,
            Err(_) => match (there.file_name().map(OsString::from), there.pop()) {
                (Some(name), true) => missing.push(name),
                _ => return Err(format!("The way to {shown} cannot be followed.")),
            },
        }
    };
    if !found.is_dir() {
        return Err(format!("{shown} would lie inside {}, which is a file.", found.display()));
    }
    found.extend(missing.iter().rev());
    // Again for a name in other letter case, on a disk that ignores case.
    match found.symlink_metadata() {
        Ok(about) if about.is_dir() => {
            found.canonicalize().map_err(|_| format!("There is no folder {shown}."))
        }
        _ => Ok(found),
    }
}
