//! Floor 5: the files of a site as they look from outside.
//! In: what lies in `content/` and `themes/`. Out: each file's size and times, without opening it.
//! Must never: call two looks the same when a file may have changed between them.

use super::walk::{Found, site_files};
use super::{Trouble, clock, trouble};
use crate::base::{Key, KeyMaker, each};
use std::fs::Metadata;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

/// Times on a disk are coarse: up to two seconds. A file that changed so shortly before it was looked at may change
/// again without its time telling.
const COARSE: i64 = 2_000_000_000;

/// What the system says about a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// When its content changed, in nanoseconds.
    pub changed: i64,
    /// When it was last touched in any way: a copy that brings its old time along shows here.
    touched: i64,
    /// How many bytes.
    pub size: u64,
    /// Which file it is: another one that took its name shows here.
    inode: u64,
}

impl Look {
    pub(super) fn of(about: &Metadata) -> Look {
        let changed = about.modified().map_or(0, clock::nanoseconds);
        #[cfg(unix)]
        let (touched, inode) = {
            use std::os::unix::fs::MetadataExt;
            (about.ctime().saturating_mul(1_000_000_000).saturating_add(about.ctime_nsec()), about.ino())
        };
        #[cfg(not(unix))]
        let (touched, inode) = (changed, 0);
        Look { changed, touched, size: about.len(), inode }
    }

    /// Whether any later change would show, when this is how the file looked at `now`.
    pub(super) fn is_settled(&self, now: i64) -> bool {
        self.changed.max(self.touched) < now.saturating_sub(COARSE)
    }
}

/// One file in the list.
pub(super) struct Listed {
    pub path: Arc<str>,
    /// How it looks, or why it cannot be read.
    pub look: Result<Look, String>,
}

/// Every file of a site and how it looks from outside.
pub struct Listing {
    pub(super) began: i64,
    pub(super) files: Vec<Listed>,
}

impl Listing {
    /// Lists the site folder `root` (a path without links).
    pub(super) fn of(root: &Path) -> Result<Listing, Trouble> {
        let content = root.join("content");
        if !content.is_dir() {
            let help = "Go to the folder of your site first, or type its name: plainleaf build my-site. To make a new site, type: plainleaf new my-site";
            return Err(Trouble::new(format!("There is no folder “content” in {}.", root.display()), help));
        }
        let outside = content.canonicalize().map_or(true, |real| !real.starts_with(root));
        if outside {
            let message = format!("The folder “content” in {} is a link to something outside the site folder.", root.display());
            return Err(Trouble::new(message, "Put a real folder with the name content there, with your files in it."));
        }
        let began = clock::now();
        let mut found = site_files(root, "content");
        found.extend(site_files(root, "themes"));
        let looks = each(&found, |file| look(root, file));
        let files = found.into_iter().zip(looks).map(|(file, look)| Listed { path: file.path, look }).collect();
        Ok(Listing { began, files })
    }

    /// The key of every path and look; none while a file is so new that it may still change unseen.
    pub(super) fn key(&self) -> Option<Key> {
        let mut maker = KeyMaker::new();
        maker.write_usize(self.files.len());
        for file in &self.files {
            file.path.hash(&mut maker);
            match &file.look {
                Ok(look) if look.is_settled(self.began) => look.hash(&mut maker),
                Ok(_) => return None,
                Err(reason) => reason.hash(&mut maker),
            }
        }
        Some(maker.key())
    }
}

fn look(root: &Path, file: &Found) -> Result<Look, String> {
    if let Some(reason) = &file.refused {
        return Err(reason.clone());
    }
    match std::fs::metadata(root.join(&*file.path)) {
        Ok(about) => Ok(Look::of(&about)),
        Err(error) => Err(trouble::plain(&error)),
    }
}
