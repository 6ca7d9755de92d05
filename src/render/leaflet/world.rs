//! Floor 3: the world that Typst sees while it typesets one leaflet or reads a theme.
//! In: the files of a theme, and the main file of a compilation. Out: fonts, files and names, as Typst asks
//! for them.
//! Must never: give Typst a file, a package, a font or a clock that is not in the theme.

use super::steps::StepCounter;
use super::theme_files::ThemeFiles;
use typst::diag::{FileError, FileResult};
use typst::foundations::{
    Binding, Bytes, Datetime, Dict, Duration, Module, NativeElement, Scope, Value, dict,
};
use typst::introspection::MetadataElem;
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// Everything that Typst can see in one compilation.
pub struct LeafletWorld<'t> {
    files: &'t ThemeFiles,
    main: Source,
    /// The small library of a leaflet. `None` for a theme, which may use all of Typst.
    library: Option<LazyHash<Library>>,
    /// Counts what a leaflet costs. `None` for a theme.
    steps: Option<&'t StepCounter>,
}

impl<'t> LeafletWorld<'t> {
    /// A world for reading a theme: its files, and all that Typst can do.
    pub fn of_theme(files: &'t ThemeFiles, main: Source) -> Self {
        LeafletWorld { files, main, library: None, steps: None }
    }

    /// A world for one leaflet: its data and the function of its layout, as `sys.inputs`. It has no other
    /// names: those that the theme uses were resolved when the theme was read, and Typst hashes the whole
    /// library for each leaflet.
    pub fn of_leaflet(
        files: &'t ThemeFiles,
        main: Source,
        layout: Value,
        leaflet: Dict,
        steps: &'t StepCounter,
    ) -> Self {
        let leaflet = MetadataElem::new(Value::Dict(leaflet)).pack();
        let inputs = Value::Dict(dict! { "set-leaflet" => layout, "leaflet" => leaflet });
        let mut library = Library::clone(&files.library);
        library.global = module("sys", Value::Module(module("inputs", inputs)));
        library.math = Module::anonymous(Scope::new());
        library.std = Binding::detached(Value::None);
        LeafletWorld { files, main, library: Some(LazyHash::new(library)), steps: Some(steps) }
    }
}

/// A module that defines one name.
fn module(name: &'static str, value: Value) -> Module {
    let mut names = Scope::new();
    names.define(name, value);
    Module::anonymous(names)
}

impl World for LeafletWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library.as_ref().unwrap_or(&self.files.library)
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.files.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let main = (id == self.main.id()).then_some(&self.main);
        main.or_else(|| self.files.sources.get(&id)).cloned().ok_or_else(|| not_in_theme(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let text = || self.files.sources.get(&id).map(|source| Bytes::from_string(source.clone()));
        self.files.binaries.get(&id).cloned().or_else(text).ok_or_else(|| not_in_theme(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        if let Some(steps) = self.steps {
            steps.step();
        }
        self.files.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_in_theme(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
