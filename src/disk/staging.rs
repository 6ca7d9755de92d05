//! Floor 6: the new site beside the old one, and the step that puts it in its place.
//! In: outputs, and the files of the old site that stay the same. Out: a whole tree, then the swap.
//! Must never: write into the published folder, or leave it missing for longer than a system without a swap
//! makes it.

use super::deletion_plan::DeletionPlan;
use super::manifest::{self, Manifest, ManifestLine, ManifestState};
use super::publish::write_new;
use super::published_times::Intact;
use super::{Target, UserError, clock, walk};
use crate::base::par_map;
use crate::engine::Output;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// One file to put into the new tree.
pub(super) struct StagedFile<'a> {
    pub line: &'a ManifestLine,
    pub output: &'a Output,
    /// The old tree has the same content under the same name.
    pub same: Intact,
}

/// Puts the leftovers of a killed run in order: the old site back in its place, half-made trees away.
pub(super) fn recover(target: &Target) -> Result<(), UserError> {
    let (old, new) = (target.beside("old"), target.beside("new"));
    let gone = |path: &Path| path.symlink_metadata().is_err();
    if gone(&target.out) && !gone(&old) {
        is_ours(&old)?;
        fs::rename(&old, &target.out)
            .map_err(|error| UserError::io("put back in its place", &old, &error))?;
    }
    sweep(&old)?;
    sweep(&new)
}

/// Deletes a tree that a killed run left, if it is ours.
pub(super) fn sweep(folder: &Path) -> Result<(), UserError> {
    if folder.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(());
    }
    let list = is_ours(folder)?;
    let shown = folder.display().to_string();
    let survey = DeletionPlan::of(folder, &list, &shown)?;
    survey.remove(folder).map_err(|error| UserError::io("deleted", folder, &error))
}

fn is_ours(folder: &Path) -> Result<Manifest, UserError> {
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
        ManifestState::Whole(list) | ManifestState::Truncated(list) => Ok(list),
        ManifestState::Foreign => Err(refuse()),
        // Killed between making the folder and writing the list: then there is nothing in it.
        ManifestState::None => {
            let others = walk::everything(folder)
                .map_err(read)?
                .into_iter()
                .any(|entry| !entry.path.file_name().is_some_and(walk::is_litter));
            if others { Err(refuse()) } else { Ok(Manifest::default()) }
        }
    }
}

/// Makes the whole new tree. Returns the time of each file, in the order of the list.
pub(super) fn stage(
    target: &Target,
    list: &Manifest,
    pieces: &[StagedFile<'_>],
) -> Result<Vec<i64>, UserError> {
    let new = target.beside("new");
    let made = folder(&new).map_err(|error| UserError::io("made", &new, &error));
    made.and_then(|()| fill(target, &new, list, pieces)).inspect_err(|_| {
        // The old site is untouched; the half-made one goes. What cannot be deleted now, the next run
        // deletes.
        let _ = sweep(&new);
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
    // The list comes first: from here on everything in this folder can be told to be ours.
    write_new(&new.join(manifest::NAME), list.text().as_bytes())
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
    par_map(pieces, |piece| put(target, new, piece).map_err(|error| failed(&piece.line.path, error)))
        .into_iter()
        .collect()
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
    swapped.map_err(failed).inspect_err(|_| drop(sweep(&new)))
}

/// Both names change what they mean in one step: nobody ever sees neither or half.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_new: &Path, _out: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether the system, or the file system, knows no such step.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

/// Old away, new in. Between the two there is no site for some microseconds; a kill there is put right by
/// [`recover`].
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

fn folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o755);
    }
    builder.create(path)
}
