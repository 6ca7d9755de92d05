//! Floor 3: the press: what all leaflets of a theme share.
//! In: the theme's Typst files and fonts. Out: sources read once, fonts read once, and the small world that
//! Typst sees of them.
//! Must never: give Typst a file, a package, a font or a clock that is not in the theme.

use super::coverage::FontCoverage;
use super::fonts::is_wanted;
use super::layout::EditionLayout;
use super::world::{LeafletWorld, library};
use crate::base::{
    Finding, Findings, Key, KeyHasher, Location, Reported, Severity, SourceBody, Span, par_map_coarse,
};
use crate::site::{Locale, Theme};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Dict, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, WorldExt};
use typst_layout::PagedDocument;

/// Where a theme keeps what leaflets are made of.
const FOLDER: &str = "leaflet/";

/// A theme's leaflets, ready to be set.
pub struct LeafletTheme {
    /// Hash of the files below.
    pub key: Key,
    pub(super) signs: FontCoverage,
    /// What a text that is set stands in: see [`SourceIds`].
    pub(super) marks: SourceIds,
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) library: LazyHash<Library>,
    pub(super) sources: HashMap<FileId, Source>,
    pub(super) files: HashMap<FileId, Bytes>,
    /// What every leaflet's own world begins with: its layout is called with its data.
    call: Source,
    /// The function of each layout.
    layouts: HashMap<EditionLayout, Value>,
    /// Where a designer finds them.
    paths: HashMap<FileId, Arc<str>>,
}

/// Names for the files that words come from. Typst keeps every name for good and has room for 65,535: so each
/// leaflet uses the same ones.
#[derive(Clone, Copy)]
pub(super) struct SourceIds {
    pub page: FileId,
    pub glossary: FileId,
    pub contacts: FileId,
    pub settings: FileId,
}

impl LeafletTheme {
    /// Hash of what [`Press::new`] would read.
    pub fn key(theme: &Theme, locales: &[Locale]) -> Key {
        let mut maker = KeyHasher::new();
        files_of(theme, locales).for_each(|(_, source)| source.key.hash(&mut maker));
        maker.key()
    }

    /// Reads a theme, for these languages.
    pub fn new(theme: &Theme, locales: &[Locale]) -> Reported<LeafletTheme> {
        let mut notes = Findings::new();
        let mut press = LeafletTheme {
            key: LeafletTheme::key(theme, locales),
            signs: FontCoverage::of(&[]),
            marks: SourceIds {
                page: id("text/page"),
                glossary: id("text/glossary"),
                contacts: id("text/contacts"),
                settings: id("text/settings"),
            },
            fonts: Vec::new(),
            book: LazyHash::new(FontBook::new()),
            library: LazyHash::new(library()),
            sources: HashMap::new(),
            files: HashMap::new(),
            call: begin("#(sys.inputs.set-leaflet)(sys.inputs.leaflet)".into()),
            layouts: HashMap::new(),
            paths: HashMap::new(),
        };
        for (path, source) in files_of(theme, locales) {
            let file = id(path);
            press.paths.insert(file, source.path.clone());
            match &source.body {
                SourceBody::Text(text) if path.ends_with(".typ") => {
                    press.sources.insert(file, Source::new(file, text.to_string()));
                }
                _ if path.ends_with(".typ") => {
                    notes.push(unreadable(&source.path, "It is not saved as UTF-8, or it cannot be opened."))
                }
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
        press.signs = FontCoverage::of(&press.fonts);
        notes.extend(press.load_layouts());
        Reported::new(press, notes)
    }

    /// Fonts for letters that the theme's own does not have, by their names, sorted.
    pub(super) fn fonts_behind(&self) -> impl Iterator<Item = &str> {
        self.book.families().map(|(name, _)| name)
    }

    /// The world in which one leaflet is set; none where the theme has no such layout.
    pub(super) fn world(&self, layout: EditionLayout, leaflet: Dict) -> Option<LeafletWorld<'_>> {
        Some(LeafletWorld::of_leaflet(self, self.call.clone(), self.layouts.get(&layout)?.clone(), leaflet))
    }

    /// Where a designer finds a layout.
    pub(super) fn file(&self, layout: EditionLayout) -> Arc<str> {
        self.paths
            .get(&id(&file(layout)))
            .cloned()
            .unwrap_or_else(|| format!("themes/plain/{}", file(layout)).into())
    }

    /// Asks the theme's files for their layouts.
    fn load_layouts(&mut self) -> Findings {
        let mut notes = Findings::new();
        for (layout, (told, said)) in EditionLayout::ALL
            .into_iter()
            .zip(par_map_coarse(&EditionLayout::ALL, |layout| self.load_layout(*layout)))
        {
            self.layouts.extend(told.map(|told| (layout, told)));
            notes.extend(said);
        }
        notes
    }

    /// The function of a layout; none where Typst has anything to say about it.
    fn load_layout(&self, layout: EditionLayout) -> (Option<Value>, Findings) {
        let world = LeafletWorld::of_theme(
            self,
            begin(format!("#import \"/{}\": set-leaflet\n#metadata(set-leaflet)<layout>", file(layout))),
        );
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let errors = output.as_ref().err().cloned().unwrap_or_default();
        let said: Findings =
            warnings.iter().chain(&errors).map(|said| self.theme_finding(layout, said)).collect();
        let label =
            Label::new(PicoStr::intern("layout")).unwrap_or_else(|| unreachable!("a name that is not empty"));
        let told = output
            .ok()
            .filter(|_| said.is_empty())
            .and_then(|asked| asked.introspector().query_first(&Selector::Label(label)));
        (told.and_then(|told| Some(told.to_packed::<MetadataElem>()?.value.clone())), said)
    }

    /// What Typst says of the theme, where a designer can mend it.
    pub(super) fn theme_finding(&self, layout: EditionLayout, said: &SourceDiagnostic) -> Finding {
        let world = LeafletWorld::of_theme(self, self.call.clone());
        let place = spans(said).find_map(|span| {
            Some((self.paths.get(&span.id()?)?.clone(), world.range(span).unwrap_or_default()))
        });
        let (file, range) = place.unwrap_or_else(|| (self.file(layout), 0..0));
        let hints: Vec<&str> = said.hints.iter().map(|hint| &*hint.v).collect();
        let hints = if hints.is_empty() { String::new() } else { format!(" ({})", hints.join("; ")) };
        let message =
            format!("The theme's leaflets do not work here: {}.{hints}", said.message.trim_end_matches('.'));
        let help = "Mend the line, or delete your copy of the file: then the one in the program stands in.";
        // The same words for each page that the theme breaks: it is one fault, and is told once.
        let place = Location { file, span: Span::new(range.start, range.end) };
        Finding::new("leaflet-setting", Severity::Error, place, message, super::compile::WHY, help)
    }
}

/// Where a theme says how a layout is set.
fn file(layout: EditionLayout) -> String {
    format!("{FOLDER}{}.typ", layout.name())
}

/// A line of Typst that is not the theme's, to begin with.
fn begin(text: String) -> Source {
    Source::new(id("text/begin.typ"), text)
}

/// Where Typst found something, and from where that was called.
pub(super) fn spans(said: &SourceDiagnostic) -> impl Iterator<Item = DiagSpan> {
    std::iter::once(said.span).chain(said.trace.iter().map(|call| DiagSpan::from(call.span)))
}

fn files_of<'t>(
    theme: &'t Theme,
    locales: &[Locale],
) -> impl Iterator<Item = (&'t str, &'t crate::base::Source)> {
    let wanted = move |path: &str| path.strip_prefix(FOLDER).is_some_and(|path| is_wanted(path, locales));
    theme.files.iter().filter(move |(path, _)| wanted(path)).map(|(path, source)| (&**path, source))
}

fn id(path: &str) -> FileId {
    // A path of the theme is one that a folder listing gave: it is never one that Typst refuses.
    let path = VirtualPath::new(path).unwrap_or_else(|_| {
        VirtualPath::new("leaflet/unnamed").unwrap_or_else(|_| unreachable!("a plain name"))
    });
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

fn unreadable(path: &Arc<str>, reason: &str) -> Finding {
    Finding::new(
        "leaflet-setting",
        Severity::Error,
        Location { file: path.clone(), span: Span::default() },
        format!("This file of the theme cannot be used. {reason}"),
        super::compile::WHY,
        "Save it again, or delete it: then the file in the program stands in.",
    )
}
