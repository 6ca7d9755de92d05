//! Floor 6: hearing that something changed. The one file that knows notify.
//! In: a site folder. Out: a ring for whatever happens in it, or the reason why somebody has to go and look.
//! Must never: say what changed: whoever hears the ring looks at all files again.

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};

/// A site folder that is listened to.
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// The folders that are listened to: a new one of the same name is not the same.
    known: [Option<FolderIdentity>; 3],
}

/// Tells a folder from one that took its name.
type FolderIdentity = (u64, u64);

impl Watch {
    /// Listens to a site folder. `ring` is called for every change, perhaps many times.
    pub fn start(root: &Path, ring: impl Fn() + Send + 'static) -> (Watch, Option<String>) {
        let mut watch = Watch { root: root.to_path_buf(), watcher: None, known: [None; 3] };
        let heard = move |event: notify::Result<Event>| {
            // Opening and reading is what the preview itself does.
            let read_only = |event: &Event| matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
            if !event.as_ref().is_ok_and(read_only) {
                ring();
            }
        };
        let trouble = match notify::recommended_watcher(heard) {
            Ok(watcher) => {
                watch.watcher = Some(watcher);
                watch.refresh()
            }
            Err(error) => Some(words(&error)),
        };
        (watch, trouble)
    }

    /// Listens to folders that came, or took the place of others; why, where that cannot be done.
    pub fn refresh(&mut self) -> Option<String> {
        let watcher = self.watcher.as_mut()?;
        let mut trouble = None;
        for (known, (folder, mode)) in self.known.iter_mut().zip([
            (self.root.clone(), RecursiveMode::NonRecursive),
            (self.root.join("content"), RecursiveMode::Recursive),
            (self.root.join("themes"), RecursiveMode::Recursive),
        ]) {
            let now = folder_identity(&folder);
            if now == *known {
                continue;
            }
            let _ = watcher.unwatch(&folder);
            *known = None;
            match now.map(|_| watcher.watch(&folder, mode)) {
                Some(Ok(())) => *known = now,
                Some(Err(error)) if folder.exists() => trouble = Some(words(&error)),
                _ => {}
            }
        }
        trouble
    }
}

#[cfg(unix)]
fn folder_identity(folder: &Path) -> Option<FolderIdentity> {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn mark(folder: &Path) -> Option<FolderIdentity> {
    folder
        .metadata()
        .ok()
        .map(|about| (about.created().map_or(0, |time| super::clock::nanoseconds(time) as u64), 0))
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system watches no more folders than it does already".into(),
        ErrorKind::Io(error) => super::user_error::describe_io_error(error),
        _ => "the system cannot watch this folder".into(),
    }
}
