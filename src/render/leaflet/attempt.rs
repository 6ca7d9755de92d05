//! Floor 3: one attempt at a leaflet: its text laid out in one way.
//! In: a leaflet, its data, and how loosely it is set. Out: pages without footers, and the finished document.
//! Must never: choose between attempts.

use super::compilation::Compilation;
use super::findings::has_errors;
use super::fit;
use super::logical::in_reading_order;
use super::looseness::Looseness;
use super::outside;
use super::page_footer::with_page_footers;
use super::world::LeafletWorld;
use crate::base::Findings;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Dict, IntoValue};
use typst_layout::PagedDocument;

/// A leaflet, laid out in one way.
pub struct Attempt<'s> {
    /// Its pages, without footers.
    pub document: PagedDocument,
    /// What Typst says about it.
    pub findings: Findings,
    world: LeafletWorld<'s>,
}

/// How a leaflet is laid out.
#[derive(Clone, Copy, PartialEq)]
pub struct Style {
    /// The size of its type, and the space around it.
    pub looseness: Looseness,
    /// The largest size in points that a layout may choose which chooses by itself.
    pub most: f64,
    /// Whether it has a list of contents.
    pub contents: bool,
}

impl<'s> Attempt<'s> {
    /// Lays out the text of a leaflet.
    ///
    /// # Errors
    ///
    /// What Typst says if it cannot. No findings if the theme has no such layout, which is reported when
    /// the theme is read.
    pub fn new(leaflet: &Compilation<'s>, data: &Dict, style: Style) -> Result<Attempt<'s>, Findings> {
        let Style { looseness, most, contents } = style;
        let theme = leaflet.theme;
        let layout = theme.layout(leaflet.layout).ok_or_else(Findings::new)?;
        let mut data = data.clone();
        looseness.write(&mut data, most);
        data.insert("long".into(), contents.into_value());
        let (files, main) = (&theme.files, theme.entry.clone());
        let world = LeafletWorld::of_leaflet(files, main, layout.clone(), data, leaflet.steps);
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        match output {
            Ok(document) => Ok(Attempt { document, findings: reported(leaflet, warnings.iter()), world }),
            Err(errors) => Err(reported(leaflet, warnings.iter().chain(&errors))),
        }
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Whether it can be published: Typst says nothing, and everything has room.
    pub fn is_sound(&self, leaflet: &Compilation<'s>) -> bool {
        self.findings.is_empty() && self.has_room(leaflet)
    }

    /// Whether everything has room.
    pub fn has_room(&self, leaflet: &Compilation<'s>) -> bool {
        !has_errors(&fit::judge(leaflet, &self.document))
            && outside::judge(leaflet, &self.document).is_empty()
    }

    /// The document with its page footers, in the order in which it is read. `None` if Typst has an error.
    pub fn finished(self, leaflet: &Compilation<'s>) -> (Option<PagedDocument>, Findings) {
        let Attempt { document, mut findings, world } = self;
        findings.extend(outside::judge(leaflet, &document));
        let Warned { output, warnings } = with_page_footers(&world, document);
        findings.extend(reported(leaflet, warnings.iter()));
        match output {
            Ok(document) if leaflet.site.locale(leaflet.page).is_rtl() => {
                (Some(in_reading_order(document)), findings)
            }
            Ok(document) => (Some(document), findings),
            Err(errors) => {
                findings.extend(reported(leaflet, errors.iter()));
                (None, findings)
            }
        }
    }
}

/// What Typst says, at the lines that staff or designers wrote.
fn reported<'d>(leaflet: &Compilation, diagnostics: impl Iterator<Item = &'d SourceDiagnostic>) -> Findings {
    diagnostics.map(|diagnostic| leaflet.finding(diagnostic)).collect()
}
