//! Floor 3: the file that somebody meant who named one that is not there.
//! In: a path as it was written, and the paths that there are. Out: the likeliest of them, and how sure that is.
//! Must never: look at a disk.

use crate::base::{Edit, Fix, Span, suggest};
use crate::doc::relative_path;
use unicode_normalization::UnicodeNormalization;

/// A file that may have been meant.
pub struct NearFile<'p> {
    /// Its path.
    pub path: &'p str,
    /// In what the two paths differ.
    pub kind: Difference,
}

/// In what a path differs from that of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Capital letters, or the way in which an accent is stored: to a person they are the same.
    Letters,
    /// The ending: `contact`, `contact.html` and `contact/` for `contact.md`.
    Ending,
    /// The folder, and no other file has this name.
    Folder,
    /// More: the file is only similar.
    Spelling,
}

impl<'p> NearFile<'p> {
    /// The likeliest of `known`. None where none is near.
    pub fn of(path: &str, known: impl Iterator<Item = &'p str> + Clone) -> Option<NearFile<'p>> {
        let same = |words: &str| words.nfc().flat_map(char::to_lowercase).collect::<String>();
        // To compare most paths, their lengths are enough: a letter and its accent take at most four bytes more.
        let (wanted, bare) = (same(path), path.len());
        let is_same = |known: &&str| known.len().abs_diff(bare) <= bare && same(known) == wanted;
        if let Some(path) = known.clone().find(is_same) {
            return Some(NearFile { path, kind: Difference::Letters });
        }
        let stem = wanted.trim_end_matches('/');
        let stem = [".html", ".htm"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
        let is_page = |known: &&str| {
            known
                .strip_suffix(".md")
                .is_some_and(|page| page.len().abs_diff(stem.len()) <= stem.len() && same(page) == stem)
        };
        if let Some(path) = known.clone().find(is_page) {
            return Some(NearFile { path, kind: Difference::Ending });
        }
        let name = |path: &str| same(path.rsplit('/').next().unwrap_or(""));
        let named = name(path);
        let is_named = |known: &&str| {
            let known = name(known);
            known == named || known.strip_suffix(".md") == Some(&*named)
        };
        let mut named = known.clone().filter(is_named);
        if let Some(path) = named.next() {
            let kind = if named.next().is_none() { Difference::Folder } else { Difference::Spelling };
            return Some(NearFile { path, kind });
        }
        suggest(path, known).map(|path| NearFile { path, kind: Difference::Spelling })
    }

    /// What to say of it to somebody who writes in the file `from`.
    pub fn help(&self, from: &str) -> String {
        let link = relative_path(from, self.path);
        match self.kind {
            Difference::Letters => {
                format!("Write {link}: on the web, capital and small letters are not the same.")
            }
            Difference::Ending => format!("The file of a page ends in .md: write {link}"),
            Difference::Folder => format!("The file of this name stands in another folder: write {link}"),
            Difference::Spelling => format!("Did you mean {link}?"),
        }
    }

    /// The edit that puts it in place of `written` in the link or picture at `span`. None where a person has to
    /// decide, or where the place is not plain to see.
    pub fn fix(&self, from: &str, text: &str, span: Span, written: &str) -> Option<Fix> {
        if self.kind == Difference::Spelling {
            return None;
        }
        let span = written_place(text, span, written)?;
        Some(Fix { edits: vec![Edit { span, replacement: relative_path(from, self.path) }], safe: true })
    }
}

/// Where the address of a link or picture stands, as it was written.
pub fn written_place(text: &str, link: Span, written: &str) -> Option<Span> {
    let start = ["](<", "](", "]: "].iter().filter(|_| !written.is_empty()).find_map(|mark| {
        let at = link.of(text).rfind(&format!("{mark}{written}"))?;
        Some(link.start as usize + at + mark.len())
    })?;
    Some(Span::new(start, start + written.len()))
}
