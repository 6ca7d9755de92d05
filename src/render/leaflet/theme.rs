//! Floor 3: a theme's leaflets, ready to typeset pages.
//! In: the theme's Typst files and fonts. Out: the function of each layout, read once for all leaflets, and
//! what Typst says about the theme as findings at the designer's own lines.
//! Must never: let a layout through about which Typst has an error or a warning.

use super::brand::{Brand, unprintable_logo};
use super::findings::cannot_be_made;
use super::labels::{labelled, value};
use super::theme_files::{FOLDER, ThemeFiles, file_id};
use super::world::LeafletWorld;
use crate::base::{Finding, Findings, Key, Location, Reported, Span, par_map_coarse};
use crate::render::layout::EditionLayout;
use crate::site::{Locale, Theme};
use std::collections::HashMap;
use std::sync::Arc;
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Value;
use typst::syntax::{DiagSpan, FileId, Source};
use typst_layout::PagedDocument;

/// A theme's leaflets, ready to typeset pages.
pub struct LeafletTheme {
    /// Hash of all the files of the theme that leaflets use.
    pub key: Key,
    pub(super) files: ThemeFiles,
    /// Names for the files in which staff wrote the words of a leaflet.
    pub(super) source_ids: SourceIds,
    /// The main file of every leaflet: it calls the layout with the leaflet's data.
    pub(super) entry: Source,
    /// The function `set-leaflet` of each layout. A layout with errors is missing.
    layouts: HashMap<EditionLayout, Value>,
}

/// Names for the files that the words of a leaflet come from. Typst never forgets a file id and has room for
/// 65,535 of them, so all leaflets share these four.
#[derive(Clone, Copy)]
pub(super) struct SourceIds {
    pub page: FileId,
    pub glossary: FileId,
    pub contacts: FileId,
    pub settings: FileId,
}

impl LeafletTheme {
    /// Hash of the files that [`LeafletTheme::new`] reads.
    pub fn key(theme: &Theme, locales: &[Locale]) -> Key {
        ThemeFiles::key(theme, locales)
    }

    /// Reads the leaflets of a theme, for these languages. A file or a layout that cannot be used is left out
    /// and reported.
    pub fn new(theme: &Theme, locales: &[Locale]) -> Reported<LeafletTheme> {
        let (files, mut findings) = ThemeFiles::read(theme, locales);
        let mut leaflets = LeafletTheme {
            key: files.key,
            files,
            source_ids: SourceIds {
                page: file_id("text/page"),
                glossary: file_id("text/glossary"),
                contacts: file_id("text/contacts"),
                settings: file_id("text/settings"),
            },
            entry: main_file("#(sys.inputs.set-leaflet)(sys.inputs.leaflet)".into()),
            layouts: HashMap::new(),
        };
        if !leaflets.prints_logo(theme) {
            leaflets.files.drop_logo(theme);
            findings.extend(unprintable_logo(theme));
        }
        let loaded = par_map_coarse(&EditionLayout::ALL, |layout| leaflets.load_layout(*layout));
        for (layout, (function, found)) in EditionLayout::ALL.into_iter().zip(loaded) {
            leaflets.layouts.extend(function.map(|function| (layout, function)));
            findings.extend(found);
        }
        Reported::new(leaflets, findings)
    }

    /// Whether Typst can print the logo, or there is none. Tried once: else it would fail on each leaflet, and at a line
    /// of the theme that is not its cause.
    fn prints_logo(&self, theme: &Theme) -> bool {
        let Some((path, _)) = Brand::new(theme).logo(theme) else { return true };
        let text = format!("#image({:?})", path.vpath().get_with_slash());
        let world = LeafletWorld::of_theme(&self.files, main_file(text));
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        output.is_ok() && warnings.is_empty()
    }

    /// The names of the theme's font families, sorted. The layouts put their own family first and the others
    /// behind it, for letters that it does not have.
    pub(super) fn font_families(&self) -> impl Iterator<Item = &str> {
        self.files.book.families().map(|(name, _)| name)
    }

    /// The function of a layout. `None` if the theme has no such layout or it has errors.
    pub(super) fn layout(&self, layout: EditionLayout) -> Option<&Value> {
        self.layouts.get(&layout)
    }

    /// The path of a layout's file, as a designer knows it.
    pub(super) fn layout_path(&self, layout: EditionLayout) -> Arc<str> {
        let path = layout_file(layout);
        self.files.path(file_id(&path)).cloned().unwrap_or_else(|| format!("themes/plain/{path}").into())
    }

    /// Compiles a small document that exports the function of a layout. `None` if Typst has an error or a
    /// warning about it.
    fn load_layout(&self, layout: EditionLayout) -> (Option<Value>, Findings) {
        let import =
            format!("#import \"/{}\": set-leaflet\n#metadata(set-leaflet)<layout>", layout_file(layout));
        let world = LeafletWorld::of_theme(&self.files, main_file(import));
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let errors = output.as_ref().err().cloned().unwrap_or_default();
        let diagnostics = warnings.iter().chain(&errors);
        let findings: Findings =
            diagnostics.map(|diagnostic| self.theme_finding(layout, diagnostic)).collect();
        let function = output
            .ok()
            .filter(|_| findings.is_empty())
            .and_then(|document| value(labelled(&document, "layout").first()?));
        (function, findings)
    }

    /// What Typst says about the theme, at the line that a designer can change. It names no page, so that a
    /// fault of the theme is reported once and not for each page that it breaks.
    pub(super) fn theme_finding(&self, layout: EditionLayout, diagnostic: &SourceDiagnostic) -> Finding {
        let world = LeafletWorld::of_theme(&self.files, self.entry.clone());
        let place = spans(diagnostic).find_map(|span| {
            Some((self.files.path(span.id()?)?.clone(), world.range(span).unwrap_or_default()))
        });
        let (file, range) = place.unwrap_or_else(|| (self.layout_path(layout), 0..0));
        let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| &*hint.v).collect();
        let hints = if hints.is_empty() { String::new() } else { format!(" ({})", hints.join("; ")) };
        cannot_be_made(
            Location { file, span: Span::new(range.start, range.end) },
            format!(
                "The theme's leaflets do not work here: {}.{hints}",
                diagnostic.message.trim_end_matches('.')
            ),
            "Mend the line, or delete your copy of the file: then the one in the program stands in.",
        )
    }
}

/// The file of a layout, as a path in the theme.
fn layout_file(layout: EditionLayout) -> String {
    format!("{FOLDER}{}.typ", layout.name())
}

/// The main file of a compilation, which is not the theme's.
fn main_file(text: String) -> Source {
    Source::new(file_id("text/begin.typ"), text)
}

/// The place of a diagnostic, then the places from which that code was called, the innermost first.
pub(super) fn spans(diagnostic: &SourceDiagnostic) -> impl Iterator<Item = DiagSpan> {
    std::iter::once(diagnostic.span).chain(diagnostic.trace.iter().map(|call| DiagSpan::from(call.span)))
}
