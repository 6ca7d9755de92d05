//! Floor 3: the press: what all leaflets of a theme share.
//! In: the theme's Typst files and fonts. Out: sources read once, fonts read once, and the small world that Typst sees of them.
//! Must never: give Typst a file, a package, a font or a clock that is not in the theme.

use super::glyphs::Signs;
use crate::base::{Body, Diagnostic, Key, KeyMaker, Noted, Notes, Place, Severity, Span};
use crate::site::Theme;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Where a theme keeps what leaflets are made of.
const FOLDER: &str = "leaflet/";

/// A theme's leaflets, ready to be set.
pub struct Press {
    /// Hash of the files below.
    pub key: Key,
    pub(super) signs: Signs,
    /// What a text that is set stands in: see [`Marks`].
    pub(super) marks: Marks,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    /// Where a designer finds them.
    paths: HashMap<FileId, Arc<str>>,
}

/// Names for the files that words come from. Typst keeps every name for good and has room for 65,535: so each leaflet uses the same ones.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    pub page: FileId,
    pub glossary: FileId,
    pub contacts: FileId,
    pub settings: FileId,
}

impl Press {
    /// Hash of what [`Press::new`] would read.
    pub fn key(theme: &Theme) -> Key {
        let mut maker = KeyMaker::new();
        files_of(theme).for_each(|(_, source)| source.key.hash(&mut maker));
        maker.key()
    }

    /// Reads a theme.
    pub fn new(theme: &Theme) -> Noted<Press> {
        let mut notes = Notes::new();
        let mut press = Press {
            key: Press::key(theme),
            signs: Signs::of(&[]),
            marks: Marks { page: id("text/page"), glossary: id("text/glossary"), contacts: id("text/contacts"), settings: id("text/settings") },
            fonts: Vec::new(),
            book: LazyHash::new(FontBook::new()),
            main: id("leaflet/main.typ"),
            sources: HashMap::new(),
            files: HashMap::new(),
            paths: HashMap::new(),
        };
        for (path, source) in files_of(theme) {
            let file = id(path);
            press.paths.insert(file, source.path.clone());
            match &source.body {
                Body::Text(text) if path.ends_with(".typ") => {
                    press.sources.insert(file, Source::new(file, text.to_string()));
                }
                _ if path.ends_with(".typ") => notes.push(unreadable(&source.path, "It is not saved as UTF-8, or it cannot be opened.")),
                _ if path.ends_with(".ttf") || path.ends_with(".otf") => {
                    let before = press.fonts.len();
                    press.fonts.extend(Font::iter(Bytes::new(source.bytes().to_vec())));
                    if press.fonts.len() == before {
                        notes.push(unreadable(&source.path, "It is not a font, or it is damaged."));
                    }
                }
                _ => {
                    press.files.insert(file, Bytes::new(source.bytes().to_vec()));
                }
            }
        }
        // The files of a theme are sorted: so are the fonts, and with them the bytes of every leaflet.
        press.book = LazyHash::new(FontBook::from_fonts(&press.fonts));
        press.signs = Signs::of(&press.fonts);
        Noted::new(press, notes)
    }

    /// The file of the theme with this name; none where it is not the theme's.
    pub(super) fn path(&self, file: FileId) -> Option<&Arc<str>> {
        self.paths.get(&file)
    }

    /// Where a designer begins to read.
    pub(super) fn entry(&self) -> Arc<str> {
        self.paths.get(&self.main).cloned().unwrap_or_else(|| "themes/plain/leaflet/main.typ".into())
    }

    /// The world in which one leaflet is set.
    pub(super) fn world(&self, leaflet: Dict) -> impl World {
        let mut inputs = Dict::new();
        inputs.insert("leaflet".into(), typst::foundations::Value::Dict(leaflet));
        // For `pdf.header-cell`: the heads of a table's rows.
        let features = [Feature::A11yExtras].into_iter().collect();
        Sheet { press: self, library: LazyHash::new(Library::builder().with_inputs(inputs).with_features(features).build()) }
    }
}

fn files_of(theme: &Theme) -> impl Iterator<Item = (&str, &crate::base::Source)> {
    theme.files.iter().filter(|(path, _)| path.starts_with(FOLDER)).map(|(path, source)| (&**path, source))
}

fn id(path: &str) -> FileId {
    // A path of the theme is one that a folder listing gave: it is never one that Typst refuses.
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("leaflet/unnamed").unwrap_or_else(|_| unreachable!("a plain name")));
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

fn unreadable(path: &Arc<str>, reason: &str) -> Diagnostic {
    Diagnostic::new(
        "leaflet-setting",
        Severity::Error,
        Place { file: path.clone(), span: Span::default() },
        format!("This file of the theme cannot be used. {reason}"),
        super::set::WHY,
        "Save it again, or delete it: then the file in the program stands in.",
    )
}

struct Sheet<'p> {
    press: &'p Press,
    library: LazyHash<Library>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.main
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        self.press.sources.get(&file).cloned().ok_or_else(|| not_in_theme(file))
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        let text = || self.press.sources.get(&file).map(|source| Bytes::from_string(source.clone()));
        self.press.files.get(&file).cloned().or_else(text).ok_or_else(|| not_in_theme(file))
    }

    fn font(&self, at: usize) -> Option<Font> {
        self.press.fonts.get(at).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_in_theme(file: FileId) -> FileError {
    FileError::NotFound(file.vpath().get_without_slash().into())
}
