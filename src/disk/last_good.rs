//! Floor 6: the last good text of each page, in the folder `last-good` of a site.
//! In: the site folder; the texts that were published. Out: the texts that were published last without an error, as
//! sources with the paths of the pages.
//! Must never: lead out of the site folder, or hold a text that was not published.
//!
//! The folder is a source of its own, beside `content`, and belongs into backups and version control like it: a page
//! with an error is built from it, on any computer.

use super::beneath::OpenFolder;
use super::read::FolderCursor;
use super::walk::{home, site_files};
use super::write::Counter;
use crate::base::{Source, Sources};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the folder.
const NAME: &str = "last-good";

/// What the folder says of itself.
const README: &[u8] = b"plainleaf keeps here the text of each page as it was when it was last published without errors.\n\
If a page has an error, readers see this text until the error is mended. Write in the folder content, not here.\n";

/// The last good texts of a site.
pub struct LastGood {
    root: PathBuf,
    pages: Sources,
}

impl LastGood {
    /// Reads the texts of a site. None of them if there is no such folder, or if it cannot be read.
    pub fn read(site: &Path) -> LastGood {
        let root = site.canonicalize().unwrap_or_else(|_| site.to_path_buf());
        let mut cursor = FolderCursor::new(&root);
        let mut pages = Vec::new();
        let homes: Vec<PathBuf> = home(&root, NAME).into_iter().collect();
        let files = if homes.is_empty() { Vec::new() } else { site_files(&root, NAME, &homes) };
        for file in files.iter().filter(|file| file.look.is_ok() && file.path.ends_with(".md")) {
            if let Ok((bytes, _, None)) = cursor.read(file) {
                pages.push(Source::new(&page_path(&file.path), bytes));
            }
        }
        LastGood { root, pages: Sources::new(pages) }
    }

    /// The texts, with the paths of their pages.
    pub fn pages(&self) -> &Sources {
        &self.pages
    }

    /// Keeps the texts that have been published, and forgets those of pages that are gone. `held_back` tells which pages
    /// keep the text that they have.
    ///
    /// # Errors
    /// If a file cannot be written. The others have been written.
    pub fn keep(&self, published: &[&Source], held_back: impl Fn(&str) -> bool) -> io::Result<()> {
        let is_kept = |page: &Source| self.pages.get(&page.path).is_some_and(|known| known.key == page.key);
        let paths: HashSet<&str> = published.iter().map(|page| &*page.path).collect();
        let is_published = |path: &str| paths.contains(path) || held_back(path);
        let new: Vec<&&Source> =
            published.iter().filter(|page| !held_back(&page.path) && !is_kept(page)).collect();
        let gone: Vec<&Source> = self.pages.iter().filter(|page| !is_published(&page.path)).collect();
        if new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let (top, is_new) = OpenFolder::at(&self.root)?.below_or_new(OsStr::new(NAME))?;
        let counter = Counter::default();
        if is_new {
            top.write_whole("README.txt", README, &counter)?;
        }
        let written = new.iter().map(|page| {
            let (folder, name) = split(&page.path);
            let folder = folder.split('/').filter(|part| !part.is_empty()).try_fold(None, |open, part| {
                let open: Option<OpenFolder> = open;
                let (inner, _) = open.as_ref().unwrap_or(&top).below_or_new(OsStr::new(part))?;
                Ok::<_, io::Error>(Some(inner))
            })?;
            folder.as_ref().unwrap_or(&top).write_whole(name, page.bytes(), &counter)
        });
        let removed = gone.iter().map(|page| {
            let (folder, name) = split(&page.path);
            OpenFolder::at(&self.root)?.below(&Path::new(NAME).join(folder))?.remove(OsStr::new(name))
        });
        let results: Vec<io::Result<()>> = written.chain(removed).collect();
        results.into_iter().collect()
    }
}

/// `last-good/en/care/plan.md` → `content/en/care/plan.md`
fn page_path(path: &str) -> String {
    format!("content{}", path.strip_prefix(NAME).unwrap_or(path))
}

/// `content/en/care/plan.md` → `en/care` and `plan.md`
fn split(path: &str) -> (&str, &str) {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    inner.rsplit_once('/').unwrap_or(("", inner))
}
