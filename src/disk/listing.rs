//! Floor 6: the files of a site as they look from outside.
//! In: what lies in `content/` and `themes/`. Out: each file's size and times, without opening it.
//! Must never: give a key while a file may still change unseen.

use super::walk::{FoundFile, site_files};
use super::{UserError, clock};
use crate::base::{Key, KeyHasher};
use std::hash::{Hash, Hasher};
use std::path::Path;

/// Every file of a site and how it looks from outside.
pub struct Listing {
    pub(super) began: i64,
    pub(super) files: Vec<FoundFile>,
}

impl Listing {
    /// Lists the site folder `root` (a path without links).
    pub(super) fn of(root: &Path) -> Result<Listing, UserError> {
        let content = root.join("content");
        if !content.is_dir() {
            let help = "Go to the folder of your site first, or type its name: plainleaf build my-site. To make a new site, type: plainleaf new my-site";
            return Err(UserError::new(format!("There is no folder “content” in {}.", root.display()), help));
        }
        let outside = content.canonicalize().map_or(true, |real| !real.starts_with(root));
        if outside {
            let message = format!(
                "The folder “content” in {} is a link to something outside the site folder.",
                root.display()
            );
            return Err(UserError::new(
                message,
                "Put a real folder with the name content there, with your files in it.",
            ));
        }
        let began = clock::now();
        let mut files = site_files(root, "content");
        files.extend(site_files(root, "themes"));
        Ok(Listing { began, files })
    }

    /// The key of every path and look; none while a file is so new that it may still change unseen.
    pub(super) fn key(&self) -> Option<Key> {
        let mut maker = KeyHasher::new();
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
