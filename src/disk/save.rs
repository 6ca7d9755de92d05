//! Floor 6: saving what somebody wrote in the browser.
//! In: the site folder, and changes: each a path, the bytes it replaces, the new bytes. Out: all of them
//! made, or none.
//! Must never: write outside `content/`, overwrite a change that somebody made meanwhile, or leave half a
//! file.

use super::write::{exchange, write_new_synced};
use super::{UserError, undo};
use crate::workbench::Change;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Makes changes, all or none, and keeps what they replace. If the process is killed, each file is the old
/// one or the new one.
///
/// # Errors
/// If a file changed meanwhile, lies outside `content/` or cannot be written. Then nothing was changed.
pub fn save(site: &Path, changes: &[Change]) -> Result<(), UserError> {
    let files: Vec<PathBuf> = changes.iter().map(|change| place(site, change)).collect::<Result<_, _>>()?;
    for (change, file) in changes.iter().zip(&files) {
        if now(file).map_err(|error| UserError::io("read", Path::new(&change.path), &error))?.as_deref()
            != change.before.as_deref()
        {
            return Err(meanwhile(change));
        }
    }
    // Copies come first: a change that cannot be undone is not made.
    undo::keep(site, changes)?;
    for (at, (change, file)) in changes.iter().zip(&files).enumerate() {
        if let Err(trouble) = make(change, file, change.before.as_deref(), change.after.as_deref()) {
            // The changes belong together: half of them would be worse than none.
            for (change, file) in changes[..at].iter().zip(&files) {
                let _ = make(change, file, change.after.as_deref(), change.before.as_deref());
            }
            return Err(trouble);
        }
    }
    Ok(())
}

fn meanwhile(change: &Change) -> UserError {
    let message = match change.before {
        Some(_) => format!("{} was not saved: somebody changed it at the same time.", change.path),
        None => format!("{} was not made: there is a file of this name already.", change.path),
    };
    UserError::new(message, "Nothing was written. Your words are still here.")
}

/// The real path of a change: below `content/`, with symbolic links resolved. Makes the folders of a new
/// file.
fn place(site: &Path, change: &Change) -> Result<PathBuf, UserError> {
    let refused = |why: &str| {
        Err(UserError::new(
            format!("{} was not saved: {why}.", change.path.escape_debug()),
            "Nothing was written.",
        ))
    };
    let failed = |error: io::Error| UserError::io("saved", Path::new(&change.path), &error);
    if !is_plain(&change.path) {
        return refused("its name leads out of the folder content, or no computer can show it");
    }
    let content = site.join("content").canonicalize().map_err(failed)?;
    let path = site.join(&change.path);
    let folder = path.parent().unwrap_or(site);
    let there = folder.ancestors().find(|above| above.symlink_metadata().is_ok()).unwrap_or(site);
    let inside = |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(&content));
    if !inside(there) {
        return refused("its folder is a link to something outside the folder content");
    }
    match path.symlink_metadata() {
        Ok(about) if about.is_symlink() && !inside(&path) => {
            refused("it is a link to something outside the folder content")
        }
        Ok(about) if about.is_symlink() => path.canonicalize().map_err(failed),
        Ok(about) if !about.is_file() => refused("something that is no file has this name"),
        Ok(_) => Ok(path),
        Err(_) => {
            fs::create_dir_all(folder).map_err(failed)?;
            Ok(path)
        }
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
    path.strip_prefix("content/").is_some_and(|rest| rest.split('/').all(part))
}

/// The content of a file; none if it does not exist.
fn now(file: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn make(change: &Change, file: &Path, before: Option<&[u8]>, after: Option<&[u8]>) -> Result<(), UserError> {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".plainleaf-saved");
    let part = file.with_file_name(name);
    // A killed run may have left it.
    let _ = fs::remove_file(&part);
    let made = match (before, after) {
        (Some(before), Some(after)) => replace(file, &part, before, after),
        (None, Some(after)) => create(file, &part, after),
        (_, None) => take_away(file, &part, before),
    };
    let _ = fs::remove_file(&part);
    match made {
        Ok(true) => Ok(()),
        Ok(false) => Err(meanwhile(change)),
        Err(error) => Err(UserError::io("saved", Path::new(&change.path), &error)),
    }
}

/// Replaces exactly the old text by the new one. False if the file holds another text.
fn replace(file: &Path, part: &Path, before: &[u8], after: &[u8]) -> io::Result<bool> {
    // Somebody wrote this by hand, and no build can make it again: it must survive a power cut.
    write_new_synced(part, after)?;
    let about = fs::metadata(file)?;
    fs::set_permissions(part, about.permissions())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // Only the administrator can give a file to another owner. For everybody else it has the right owner
        // already.
        let _ = std::os::unix::fs::chown(part, Some(about.uid()), Some(about.gid()));
    }
    // The two change places in one step, and what came out is compared: nothing that another program wrote in
    // the last moment is lost.
    if exchange(part, file).is_ok() {
        if fs::read(part)? == before {
            settle(file);
            return Ok(true);
        }
        exchange(part, file)?;
        return Ok(false);
    }
    // Where that cannot be done, the moment between these two calls remains.
    if fs::read(file)? != before {
        return Ok(false);
    }
    fs::rename(part, file)?;
    settle(file);
    Ok(true)
}

/// Makes a new file. False if there is a file already.
fn create(file: &Path, part: &Path, after: &[u8]) -> io::Result<bool> {
    // Somebody wrote this by hand, and no build can make it again: it must survive a power cut.
    write_new_synced(part, after)?;
    // Unlike a rename, a hard link never replaces a file.
    match fs::hard_link(part, file) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        // Some drives have no hard links.
        Err(_) if file.symlink_metadata().is_ok() => return Ok(false),
        Err(_) => fs::rename(part, file)?,
    }
    settle(file);
    Ok(true)
}

/// Deletes the file. False if it holds another text by now.
fn take_away(file: &Path, part: &Path, before: Option<&[u8]>) -> io::Result<bool> {
    fs::rename(file, part)?;
    if Some(&*fs::read(part)?) == before {
        settle(file);
        return Ok(true);
    }
    fs::rename(part, file)?;
    Ok(false)
}

/// Makes the name of a file survive a power cut too. Where a folder cannot be synced, the system does that in
/// its own time.
fn settle(file: &Path) {
    let _ = file.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
}

#[cfg(test)]
mod tests;
