//! Floor 6: file events. The one file that knows notify.
//! In: a site folder. Out: a call for whatever happens in it, or the reason why the folder has to be polled.
//! Must never: say what changed. Whoever is called looks at all files again.

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};

/// A site folder that is watched.
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// The watched folders. A new folder of the same name is another one.
    known: [Option<FolderIdentity>; 3],
}

/// Device and inode: they differ for another folder of the same name.
type FolderIdentity = (u64, u64);

impl Watch {
    /// Watches a site folder. `ring` is called for every change, perhaps many times. Also returns why
    /// watching failed, if it did.
    pub fn start(root: &Path, ring: impl Fn() + Send + 'static) -> (Watch, Option<String>) {
        let mut watch = Watch { root: root.to_path_buf(), watcher: None, known: [None; 3] };
        let heard = move |event: notify::Result<Event>| {
            // The preview itself opens and reads files.
            let read_only = |event: &Event| matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
            if !event.as_ref().is_ok_and(read_only) {
                ring();
            }
        };
        // What a link leads to is watched where it is, or is none of the site.
        let config = Config::default().with_follow_symlinks(false);
        let trouble = match RecommendedWatcher::new(heard, config) {
            Ok(watcher) => {
                watch.watcher = Some(watcher);
                watch.refresh()
            }
            Err(error) => Some(words(&error)),
        };
        (watch, trouble)
    }

    /// Watches folders that are new or replace others. Returns why, if that fails.
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
fn folder_identity(folder: &Path) -> Option<FolderIdentity> {
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
