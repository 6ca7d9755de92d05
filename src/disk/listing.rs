//! Floor 6: the list of a site's files, without their content.
//! In: the folders `content/` and `themes/`. Out: each file's path, size and times.
//! Must never: give a key while a file may still change unseen.

use super::walk::{FoundFile, home, site_files};
use super::{UserError, clock};
use crate::base::{Key, KeyHasher};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Every file of a site with its size and times.
pub struct Listing {
    pub(super) began: i64,
    pub(super) files: Vec<FoundFile>,
}

impl Listing {
    /// Lists the site folder `root` (a path without symbolic links).
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub(super) fn of(root: &Path) -> Result<Listing, UserError> {
        let content = root.join("content");
        if !content.is_dir() {
            let help = "Go to the folder of your site first, or type its name: plainleaf build my-site. To make a new site, type: plainleaf new my-site";
            return Err(UserError::new(format!("There is no folder “content” in {}.", root.display()), help));
        }
        let Some(texts) = home(root, "content") else {
            let message = format!(
                "The folder “content” in {} is a link to something outside the site folder, or to something hidden.",
                root.display()
            );
            return Err(UserError::new(
                message,
                "Put a real folder with the name content there, with your files in it.",
            ));
        };
        let began = clock::now();
        // A theme may show a picture of the content, so links may lead from either into the other.
        let homes: Vec<PathBuf> = [texts].into_iter().chain(home(root, "themes")).collect();
        let mut files = site_files(root, "content", &homes);
        files.extend(site_files(root, "themes", &homes));
        Ok(Listing { began, files })
    }

    /// Hash of all paths, sizes and times. None while a file is so new that it may change again and look the
    /// same.
    pub(super) fn key(&self) -> Option<Key> {
        let mut maker = KeyHasher::new();
        maker.write_usize(self.files.len());
        for file in &self.files {
            (&file.path, &file.real).hash(&mut maker);
            match &file.look {
                Ok(look) if look.is_settled(self.began) => look.hash(&mut maker),
                Ok(_) => return None,
                Err(reason) => reason.hash(&mut maker),
            }
        }
        Some(maker.key())
    }
}
