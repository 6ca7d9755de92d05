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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site(name: &str) -> PathBuf {
        let site = std::env::temp_dir().join(format!("plainleaf-last-good-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(&site).unwrap();
        site
    }

    fn page(path: &str, text: &str) -> Source {
        Source::new(path, text.as_bytes().to_vec())
    }

    fn kept(site: &Path) -> Vec<(String, String)> {
        let pages = LastGood::read(site).pages().clone();
        pages.iter().map(|page| (page.path.to_string(), page.text().unwrap().to_string())).collect()
    }

    #[test]
    fn texts_come_back_as_they_were_published() {
        let site = site("round");
        let [a, b, newer] =
            [("content/en/a.md", "1"), ("content/cy/care/b.md", "2"), ("content/en/a.md", "3")]
                .map(|(path, text)| page(path, text));
        LastGood::read(&site).keep(&[&a, &b], |_| false).unwrap();
        let both = [("content/cy/care/b.md".into(), "2".into()), ("content/en/a.md".into(), "1".into())];
        assert_eq!(kept(&site), both);
        // A page that is held back keeps the text that it has; one that is gone loses it.
        LastGood::read(&site).keep(&[&newer], |path| path == "content/en/a.md").unwrap();
        assert_eq!(kept(&site), both[1..]);
        LastGood::read(&site).keep(&[&newer], |_| false).unwrap();
        assert_eq!(kept(&site), [("content/en/a.md".into(), "3".into())]);
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn what_is_in_the_way_or_half_written_hurts_no_other_text() {
        let site = site("way");
        let [a, b] = [page("content/en/a.md", "1"), page("content/cy/b.md", "2")];
        fs::create_dir_all(site.join("last-good/en")).unwrap();
        fs::write(site.join("last-good/cy"), "a file").unwrap();
        fs::write(site.join("last-good/en/a.md.12-0.part"), "ha").unwrap();
        fs::write(site.join("last-good/notes.txt"), "of somebody").unwrap();
        assert!(LastGood::read(&site).keep(&[&a, &b], |_| false).is_err());
        assert_eq!(kept(&site), [("content/en/a.md".into(), "1".into())]);
        assert_eq!(fs::read_to_string(site.join("last-good/notes.txt")).unwrap(), "of somebody");
        fs::remove_dir_all(&site).unwrap();
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("last-good"), "a file").unwrap();
        assert!(LastGood::read(&site).keep(&[&a], |_| false).is_err());
        assert_eq!(fs::read_to_string(site.join("last-good")).unwrap(), "a file");
        fs::remove_dir_all(site).unwrap();
    }
}
