//! Floor 6: the new site beside the old one, and the step that puts it in its place.
//! In: outputs, and the files of the old site that stay the same. Out: a whole tree, then the exchange.
//! Must never: write into the published folder, or remove it for longer than a system without an exchange
//! needs.

use super::deletion_plan::DeletionPlan;
use super::manifest::{self, Manifest, ManifestLine, ManifestState};
use super::published_times::Intact;
use super::set_aside::SetAside;
use super::write::{exchange, write_new};
use super::{Target, UserError, clock, walk};
use crate::base::par_map;
use crate::engine::Output;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// One file of the new tree.
pub(super) struct StagedFile<'a> {
    pub line: &'a ManifestLine,
    pub output: &'a Output,
    /// The time of the same file in the old tree, if its content is the same.
    pub same: Intact,
}

/// Cleans up after a killed run: puts the old site back in its place and deletes half-made trees.
///
/// # Errors
/// If something is in the way that plainleaf did not make.
pub(super) fn recover(target: &Target) -> Result<(), UserError> {
    let (old, new) = (target.beside("old"), target.beside("new"));
    let gone = |path: &Path| path.symlink_metadata().is_err();
    if gone(&target.out) && !gone(&old) {
        ours(&old)?;
        fs::rename(&old, &target.out)
            .map_err(|error| UserError::io("put back in its place", &old, &error))?;
    }
    sweep(target, &old)?;
    sweep(target, &new)
}

/// Deletes a tree that a killed run left, if it is ours.
///
/// # Errors
/// If it is not, or cannot be deleted.
pub(super) fn sweep(target: &Target, folder: &Path) -> Result<(), UserError> {
    if folder.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    let (list, is_finished) = ours(folder)?;
    let shown = folder.display().to_string();
    let survey = DeletionPlan::of(folder, &list, &shown)?;
    let aside = SetAside { site: &target.site };
    // A half-written file is ours, though it does not hold what was to be written.
    let removed = survey.remove(folder, &target.out, &aside, |_| !is_finished);
    removed.map(|_| ()).map_err(|error| UserError::io("deleted", folder, &error))
}

/// The list of a folder that plainleaf made, and whether the folder was finished.
fn ours(folder: &Path) -> Result<(Manifest, bool), UserError> {
    let refuse = || {
        let message = format!(
            "{} is in the way: plainleaf uses this name while it publishes, but did not make what is there.",
            folder.display()
        );
        UserError::new(message, "Give it another name or move it somewhere else, then build again.")
    };
    let read = |error: io::Error| UserError::io("read", folder, &error);
    if !folder.symlink_metadata().map_err(read)?.is_dir() {
        return Err(refuse());
    }
    match Manifest::read(folder).map_err(read)? {
        ManifestState::Whole(list) => Ok((list, true)),
        ManifestState::Truncated(list) => Ok((list, false)),
        ManifestState::Foreign => Err(refuse()),
        // The run was killed after it made the folder and before it wrote the manifest. Then the folder is
        // empty.
        ManifestState::None => {
            let others = walk::everything(folder)
                .map_err(read)?
                .into_iter()
                .any(|entry| !entry.path.file_name().is_some_and(walk::is_litter));
            if others { Err(refuse()) } else { Ok((Manifest::default(), false)) }
        }
    }
}

/// Makes the whole new tree. Returns the time of each file, in the order of the manifest.
///
/// # Errors
/// If a file cannot be written. The old site is untouched.
pub(super) fn stage(
    target: &Target,
    list: &Manifest,
    pieces: &[StagedFile<'_>],
) -> Result<Vec<i64>, UserError> {
    let new = target.beside("new");
    let made = folder(&new).map_err(|error| UserError::io("made", &new, &error));
    made.and_then(|()| fill(target, &new, list, pieces)).inspect_err(|_| {
        // The old site is untouched; the half-made one goes. The next run deletes what cannot be deleted now.
        let _ = sweep(target, &new);
    })
}

fn fill(
    target: &Target,
    new: &Path,
    list: &Manifest,
    pieces: &[StagedFile<'_>],
) -> Result<Vec<i64>, UserError> {
    let failed = |path: &str, error: io::Error| {
        let trouble = UserError::io("written", &target.out.join(path), &error);
        UserError::new(
            format!("{} The site that was there before is untouched.", trouble.message),
            trouble.help,
        )
    };
    // The manifest comes first: from now on everything in this folder is known to be ours.
    let (own, text) = (new.join(manifest::NAME), list.text());
    write_new(&own, [&*text, manifest::UNFINISHED].concat().as_bytes())
        .map_err(|error| failed(manifest::NAME, error))?;
    let folders = list.folders();
    let depth = |folder: &&str| folder.matches('/').count();
    let mut by_depth = folders.clone();
    by_depth.sort_by_key(depth);
    for level in by_depth.chunk_by(|a, b| depth(a) == depth(b)) {
        for (made, path) in par_map(level, |path| (folder(&new.join(path)), *path)) {
            made.map_err(|error| failed(path, error))?;
        }
    }
    let times =
        par_map(pieces, |piece| put(target, new, piece).map_err(|error| failed(&piece.line.path, error)));
    let times = times.into_iter().collect::<Result<Vec<i64>, _>>()?;
    let finish = || fs::File::options().write(true).open(own)?.set_len(text.len() as u64);
    finish().map_err(|error| failed(manifest::NAME, error))?;
    Ok(times)
}

fn put(target: &Target, new: &Path, piece: &StagedFile<'_>) -> io::Result<i64> {
    let path = &*piece.line.path;
    if let Some(time) = piece.same
        && fs::hard_link(target.out.join(path), new.join(path)).is_ok()
    {
        return Ok(time);
    }
    write_new(&new.join(path), &piece.output.bytes.bytes()).map(clock::nanoseconds)
}

/// Puts the new tree in the place of the old one. Returns where the old one is now.
///
/// # Errors
/// If the folder cannot be renamed. Then the old site is in its place.
pub(super) fn swap(target: &Target) -> Result<Option<PathBuf>, UserError> {
    let (new, out) = (target.beside("new"), &target.out);
    let failed = |error: io::Error| UserError::io("replaced", out, &error);
    let swapped = match out.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => fs::rename(&new, out).map(|()| None),
        Err(error) => Err(error),
        Ok(about) => {
            let _ = fs::set_permissions(&new, about.permissions());
            match exchange(&new, out) {
                Err(error) if cannot_exchange(&error) => in_two_steps(target).map(Some),
                done => done.map(|()| Some(new.clone())),
            }
        }
    };
    swapped.map_err(failed).inspect_err(|_| drop(sweep(target, &new)))
}

/// Whether the system or the file system cannot exchange two folders.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// Moves the old tree away and the new one in. Between the two there is no site for some microseconds. After
/// a kill at that moment, [`recover`] puts the old one back.
fn in_two_steps(target: &Target) -> io::Result<PathBuf> {
    let (new, old) = (target.beside("new"), target.beside("old"));
    fs::rename(&target.out, &old)?;
    match fs::rename(&new, &target.out) {
        Ok(()) => Ok(old),
        Err(error) => {
            fs::rename(&old, &target.out)?;
            Err(error)
        }
    }
}

/// Makes a folder that everybody may read.
fn folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        fs::DirBuilder::new().mode(0o755).create(path)
    }
    #[cfg(not(unix))]
    fs::create_dir(path)
}
