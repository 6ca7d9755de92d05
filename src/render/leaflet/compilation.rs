//! Floor 3: one leaflet while it is made: which page, in which layout, with which theme.
//! In: what Typst says about a leaflet. Out: a finding at the line that staff wrote, or at the theme's.
//! Must never: report a place in generated text.

use super::findings::cannot_be_made;
use super::steps::StepCounter;
use super::theme::{LeafletTheme, spans};
use crate::base::{Finding, Location, Span};
use crate::render::layout::EditionLayout;
use crate::site::{Page, Site};
use std::sync::Arc;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind, FileId};

/// One leaflet while it is made.
#[derive(Clone, Copy)]
pub struct Compilation<'s> {
    /// The site of the page.
    pub site: &'s Site,
    /// The theme's leaflets.
    pub theme: &'s LeafletTheme,
    /// The page to typeset.
    pub page: &'s Page,
    /// The layout to typeset it in.
    pub layout: EditionLayout,
    /// Counts what setting it costs, however often it is laid out.
    pub steps: &'s StepCounter,
    /// What stands in it.
    pub text: LeafletText,
    /// Whether a text that does not fit is no leaflet. Else it is one, with findings.
    pub must_fit: bool,
}

/// What stands in a leaflet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeafletText {
    /// The text of the page.
    Own,
    /// The same, with what is overdue: a notice above it, and the age of contacts.
    WithNotice,
    /// That the page was taken down, and whom to ask.
    TakenDown,
}

impl<'s> Compilation<'s> {
    /// A page with its own text, which must fit.
    pub fn new(
        site: &'s Site,
        theme: &'s LeafletTheme,
        page: &'s Page,
        layout: EditionLayout,
        steps: &'s StepCounter,
    ) -> Self {
        Compilation { site, theme, page, layout, steps, text: LeafletText::Own, must_fit: true }
    }

    /// Whether contacts say when nobody checked them for too long.
    pub fn tells_age(&self) -> bool {
        self.text != LeafletText::Own
    }
}

impl Compilation<'_> {
    /// What Typst says, where the author or the designer can change it.
    pub fn finding(&self, diagnostic: &SourceDiagnostic) -> Finding {
        let Some(location) = spans(diagnostic).find_map(|span| self.location(span)) else {
            return self.theme.theme_finding(self.layout, diagnostic);
        };
        let message = format!("The leaflet cannot show this: {}.", diagnostic.message.trim_end_matches('.'));
        cannot_be_made(location, message, "Write it in another way, or take it out.")
    }

    /// The place of words that staff wrote. `None` if the theme wrote them.
    pub fn location(&self, span: DiagSpan) -> Option<Location> {
        let file = self.path(span.id()?)?;
        let DiagSpanKind::Range { range, .. } = span.get() else { return None };
        Some(Location { file, span: Span::new(range.start, range.end) })
    }

    /// The path of a file that words of this leaflet come from, as its author knows it.
    fn path(&self, id: FileId) -> Option<Arc<str>> {
        let ids = self.theme.source_ids;
        if id == ids.page {
            Some(self.page.doc.path.clone())
        } else if id == ids.glossary {
            self.site.glossaries[self.page.locale].doc.as_ref().map(|doc| doc.path.clone())
        } else if id == ids.contacts {
            Some(crate::site::CONTACTS.into())
        } else if id == ids.settings {
            Some(self.site.settings.file.clone())
        } else {
            None
        }
    }
}
