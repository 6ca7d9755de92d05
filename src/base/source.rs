//! Floor 0: the files of a site, in memory.
//! In: paths and bytes from the disk or a test. Out: one sorted list.
//! Must never: read a file itself.

use super::{Key, Location, line_number};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceBody {
    /// Valid UTF-8.
    Text(Arc<str>),
    /// Anything else: a picture, or text in another encoding.
    Bytes(Arc<[u8]>),
    /// The file exists and could not be read.
    Unreadable(Arc<Unreadable>),
}

/// Why a file could not be read, in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unreadable {
    /// The reason, as the end of a sentence: “it is a link to something that is not there”.
    pub why: String,
    /// What to do, in a sentence of its own.
    pub help: String,
}

impl Unreadable {
    /// A reason, and what to do.
    pub fn new(why: impl Into<String>, help: impl Into<String>) -> Unreadable {
        Unreadable { why: why.into(), help: help.into() }
    }
}

/// One file of the site, named by its path from the site folder with forward slashes.
#[derive(Clone, Debug)]
pub struct Source {
    /// `content/en/imha.md`
    pub path: Arc<str>,
    /// Its content.
    pub body: SourceBody,
    /// Hash of path and content.
    pub key: Key,
}

impl Source {
    /// A source from its bytes.
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        let body = match String::from_utf8(bytes) {
            Ok(text) => SourceBody::Text(text.into()),
            Err(error) => SourceBody::Bytes(error.into_bytes().into()),
        };
        Source::with_body(path, body)
    }

    /// A file that exists but could not be read.
    pub fn unreadable(path: &str, reason: Unreadable) -> Self {
        Source::with_body(path, SourceBody::Unreadable(reason.into()))
    }

    fn with_body(path: &str, body: SourceBody) -> Self {
        let mut maker = super::KeyHasher::new();
        path.hash(&mut maker);
        let tag = match &body {
            SourceBody::Text(_) => 0,
            SourceBody::Bytes(_) => 1,
            SourceBody::Unreadable(_) => 2,
        };
        maker.write_u8(tag);
        let content = Key::of(match &body {
            SourceBody::Text(text) => text.as_bytes(),
            SourceBody::Bytes(bytes) => bytes,
            SourceBody::Unreadable(reason) => reason.why.as_bytes(),
        });
        content.hash(&mut maker);
        Source { path: path.into(), body, key: maker.key() }
    }

    /// The bytes; empty where the file could not be read.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            SourceBody::Text(text) => text.as_bytes(),
            SourceBody::Bytes(bytes) => bytes,
            SourceBody::Unreadable(_) => &[],
        }
    }

    /// The text, where the file is valid UTF-8.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.body {
            SourceBody::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// All files of a site, sorted by path, each path once. Clones share the list.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Arc<Vec<Source>>,
}

impl Sources {
    /// Sorts the files by path. Of two with the same path, the later one is kept.
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.reverse();
        files.dedup_by(|a, b| a.path == b.path);
        files.reverse();
        Sources::sorted(files)
    }

    /// A list that is sorted by path already, each path once.
    pub fn sorted(files: Vec<Source>) -> Self {
        debug_assert!(files.is_sorted_by(|a, b| a.path < b.path));
        Sources { files: files.into() }
    }

    /// A site from memory: pairs of path and text.
    pub fn from_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Sources::new(
            files.into_iter().map(|(path, text)| Source::new(path, text.as_bytes().to_vec())).collect(),
        )
    }

    /// All files, sorted by path.
    pub fn as_slice(&self) -> &[Source] {
        &self.files
    }

    /// All files, sorted by path.
    pub fn iter(&self) -> std::slice::Iter<'_, Source> {
        self.files.iter()
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok().map(|at| &self.files[at])
    }

    /// The line in which a place begins, from 1. Counts from the start of the file: for many places in one
    /// file, use a `LineIndex`.
    pub fn line(&self, place: &Location) -> usize {
        self.get(&place.file).map_or(1, |file| line_number(file.bytes(), place.span.start as usize))
    }

    /// Replaces the file at an index by one with the same path. Clones of the list do not change.
    pub fn replace(&mut self, at: usize, source: Source) {
        Arc::make_mut(&mut self.files)[at] = source;
    }

    /// These files and others. Of two with the same path, the one of `others` is kept.
    pub fn overlaid(self, others: impl IntoIterator<Item = Source>) -> Self {
        Sources::new(self.iter().cloned().chain(others).collect())
    }

    /// The key of all paths and contents together.
    pub fn key(&self) -> Key {
        let mut maker = super::KeyHasher::new();
        for file in self.iter() {
            file.key.hash(&mut maker);
        }
        maker.key()
    }
}
