//! Floor 3: the small world that Typst sees while it sets one leaflet, or reads a theme.
//! In: the press, and what is to be set. Out: fonts, files and names, as Typst asks for them.
//! Must never: give Typst a file, a package, a font or a clock that is not in the theme.

use super::theme::LeafletTheme;
use typst::diag::{FileError, FileResult};
use typst::foundations::{
    Binding, Bytes, Datetime, Dict, Duration, Module, NativeElement, Scope, Value, dict,
};
use typst::introspection::MetadataElem;
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// What Typst sees.
pub struct LeafletWorld<'p> {
    press: &'p LeafletTheme,
    main: Source,
    /// What there is for a leaflet; none for a theme, which may use all.
    library: Option<LazyHash<Library>>,
}

impl<'p> LeafletWorld<'p> {
    /// The theme, and all that Typst can do.
    pub(super) fn of_theme(press: &'p LeafletTheme, main: Source) -> Self {
        LeafletWorld { press, main, library: None }
    }

    /// A leaflet and the function that sets it, and nothing else: whatever the theme names, it named when it
    /// was read. Typst looks through
    /// a whole library anew for each leaflet.
    pub(super) fn of_leaflet(press: &'p LeafletTheme, main: Source, set: Value, leaflet: Dict) -> Self {
        let leaflet = MetadataElem::new(Value::Dict(leaflet)).pack();
        let inputs = Value::Dict(dict! { "set-leaflet" => set, "leaflet" => leaflet });
        let mut library = Library::clone(&press.library);
        library.global = module("sys", Value::Module(module("inputs", inputs)));
        library.math = Module::anonymous(Scope::new());
        library.std = Binding::detached(Value::None);
        LeafletWorld { press, main, library: Some(LazyHash::new(library)) }
    }
}

/// All that Typst can do.
pub(super) fn library() -> Library {
    // For `pdf.header-cell`: the heads of a table's rows.
    Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()
}

/// A module with one name in it.
fn module(name: &'static str, value: Value) -> Module {
    let mut names = Scope::new();
    names.define(name, value);
    Module::anonymous(names)
}

impl World for LeafletWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library.as_ref().unwrap_or(&self.press.library)
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        let main = (file == self.main.id()).then_some(&self.main);
        main.or_else(|| self.press.sources.get(&file)).cloned().ok_or_else(|| not_in_theme(file))
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
