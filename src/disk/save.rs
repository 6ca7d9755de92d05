//! Floor 6: the one way to change a file of the site, from the browser and from the command line.
//! In: the site folder, and changes: each a path, the bytes it replaces, the new bytes. Out: all of them
//! made, or none.
//! Must never: write outside `content/`, overwrite a change that somebody made meanwhile, or leave half a
//! file.

use super::beneath::ReadError;
use super::save_place::SavePlace;
use super::save_step::{Stash, Step};
use super::undo::Copies;
use super::{UserError, describe_io_error, state_folder};
use crate::workbench::Change;
use std::ffi::OsStr;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Makes changes, all or none, and keeps what they replace. If the process is killed, each file is the old
/// one or the new one.
///
/// # Errors
/// If a file changed meanwhile, lies outside `content/`, is protected or cannot be written. Then nothing was
/// changed.
pub fn save(site: &Path, changes: &[Change]) -> Result<(), UserError> {
    let mut steps: Vec<(Change, SavePlace)> = Vec::new();
    for change in changes {
        let place = SavePlace::find(site, &change.path)?;
        // Of a file with several names, each name gets the new text.
        let names = if change.after.is_some() { place.second_names(site) } else { Vec::new() };
        for name in names {
            add_step(
                &mut steps,
                Change { path: name.clone(), ..change.clone() },
                SavePlace::find(site, &name)?,
            )?;
        }
        add_step(&mut steps, change.clone(), place)?;
    }
    for (change, place) in &steps {
        check(change, place)?;
    }
    let copies = Copies::open(site).ok_or_else(|| {
        let help = "Take away what is called .plainleaf in the folder of your site, or ask for the right to write there.";
        UserError::new("Nothing was saved, because no copy of the old text could be kept.", help)
    })?;
    let _alone = take_turn(site)?;
    let made = make_all(&steps, &copies);
    copies.trim();
    made
}

/// Adds a change of a file, unless the same one is there already.
fn add_step(steps: &mut Vec<(Change, SavePlace)>, change: Change, place: SavePlace) -> Result<(), UserError> {
    match steps.iter().find(|(_, other)| other.is_same(&place)) {
        Some((other, _)) if (&other.before, &other.after) == (&change.before, &change.after) => {}
        Some((other, _)) => return Err(two_names(&change, other)),
        None => steps.push((change, place)),
    }
    Ok(())
}

/// Whether a change can be made, as far as that is known before it is tried.
fn check(change: &Change, place: &SavePlace) -> Result<(), UserError> {
    let now = match place.read() {
        Ok(now) => now,
        Err(ReadError::System(error)) => return Err(UserError::io("read", Path::new(&change.path), &error)),
        Err(_) => return Err(refused(change, "something that is no file has this name")),
    };
    if now.as_deref() != change.before.as_deref() {
        return Err(meanwhile(change));
    }
    if place.is_protected() {
        let message = format!("{} was not saved: the file is protected against changes.", change.path);
        let help = format!(
            "Perhaps on purpose: ask. To take the protection off, clear “Read-only” in the properties of the file (Windows), or type: chmod u+w {}",
            crate::base::shell_word(&change.path)
        );
        return Err(UserError::new(message, help));
    }
    Ok(())
}

/// Makes the changes. If one fails, those before it are taken back.
fn make_all(steps: &[(Change, SavePlace)], copies: &Copies) -> Result<(), UserError> {
    let changes: Vec<&Change> = steps.iter().map(|(change, _)| change).collect();
    // Copies come first: a change that cannot be undone is not made.
    copies.keep(&changes)?;
    let apply = |change: &Change,
                 place: &SavePlace,
                 folders: &mut _,
                 before: &Option<Arc<[u8]>>,
                 after: &Option<_>| {
        let folder = place.open_or_make(folders)?;
        let stash: Stash<'_> = &|words| copies.keep_found(change, words);
        Step { folder: &folder, name: place.name(), stash }.make(before.as_deref(), after.as_deref())
    };
    let mut folders = Vec::new();
    for (at, (change, place)) in steps.iter().enumerate() {
        let made = apply(change, place, &mut folders, &change.before, &change.after);
        if matches!(made, Ok(true)) {
            continue;
        }
        // The changes belong together: half of them would be worse than none.
        for (change, place) in &steps[..at] {
            let _ = apply(change, place, &mut Vec::new(), &change.after, &change.before);
        }
        for (above, name) in folders.iter().rev() {
            let _ = above.remove_folder(name);
        }
        return Err(match made {
            Err(error) => UserError::io("saved", Path::new(&change.path), &error),
            Ok(_) => meanwhile(change),
        });
    }
    Ok(())
}

fn refused(change: &Change, why: &str) -> UserError {
    UserError::new(format!("{} was not saved: {why}.", change.path.escape_debug()), "Nothing was written.")
}

fn meanwhile(change: &Change) -> UserError {
    match change.before {
        Some(_) => UserError::new(
            format!("{} was not saved: somebody changed it at the same time.", change.path),
            "Nothing was written. Look at the file, then try again.",
        ),
        None => UserError::new(
            format!("{} was not made: there is a file of this name already.", change.path),
            "Nothing was written. Open that file and go on with it, or move it away first.",
        ),
    }
}

fn two_names(change: &Change, other: &Change) -> UserError {
    let message = format!(
        "{} was not saved: {} is another name of the same file, and each was to get another text.",
        change.path, other.path
    );
    UserError::new(message, "Nothing was written. Put a copy of the file in the place of the link.")
}

/// How often, and how far apart, a save that is under way is waited for: ten seconds. One takes a few thousandths.
const TURNS: usize = 1000;
const TURN: Duration = Duration::from_millis(10);

/// Waits until no other process saves in this site. The system gives the turn back when the file is closed.
fn take_turn(site: &Path) -> Result<Option<File>, UserError> {
    let failed = |error: io::Error| {
        let why = describe_io_error(&error);
        UserError::new(
            format!("Nothing was saved, because .plainleaf/locks/save could not be opened: {why}."),
            "Delete the folder .plainleaf/locks in the folder of your site, in which nothing is yours. Then try again.",
        )
    };
    let folder =
        state_folder::open(site, "locks").ok_or_else(|| failed(ErrorKind::PermissionDenied.into()))?;
    let file = folder.open_lock(OsStr::new("save")).map_err(failed)?;
    for _ in 0..TURNS {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(TURN),
            // Some network drives have no locks. There, the comparison of each file has to be enough.
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(UserError::new(
        "Nothing was saved: another plainleaf is saving in this site, and does not come to an end.",
        "Close the other plainleaf, then try again.",
    ))
}

#[cfg(test)]
mod tests;
