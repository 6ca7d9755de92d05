//! Floor 3: setting one leaflet.
//! In: a page, a layout, the press. Out: a PDF/UA-1 file, or findings at the author's own lines.
//! Must never: let out a file about which Typst has anything to say, or take the rest of the build down with
//! it.

use super::data::data;
use super::direction::direct;
use super::fit;
use super::layout::EditionLayout;
use super::logical::in_order;
use super::page_footer::with_page_footers;
use super::theme::{LeafletTheme, spans};
use crate::base::{Finding, Findings, Location, Reported, Severity, Span};
use crate::site::{Page, Site};
use std::panic::{AssertUnwindSafe, catch_unwind};
use typst::diag::{SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Dict, IntoValue, Smart};
use typst::syntax::{DiagSpan, FileId};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub const WHY: &str = "This leaflet cannot be made: nobody can print it, or hear it read as a PDF.";

/// A leaflet as it is read: page after page, panel after panel.
pub struct ReadingPdf {
    /// PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages or panels it has.
    pub pages: usize,
}

/// Sets a page in a layout. With an error there is no file.
pub fn set(
    site: &Site,
    press: &LeafletTheme,
    page: &Page,
    layout: EditionLayout,
) -> Reported<Option<ReadingPdf>> {
    let made = catch_unwind(AssertUnwindSafe(|| Compilation { site, press, page, layout }.make()));
    // What Typst remembers of this leaflet helps no other one, and two hundred of them would fill the memory.
    typst::comemo::evict(0);
    let (reading, notes) = made.unwrap_or_else(|_| {
        let message = "This page upset the program that sets leaflets.";
        let help = "Take out its newest part and try again. Please tell the makers of plainleaf which words did this.";
        (None, vec![Finding::new("leaflet-setting", Severity::Error, page.doc.location(page.doc.top()), message, WHY, help)])
    });
    Reported::new(reading, notes)
}

/// A leaflet has a list of what is in it when it has more pages than this: they cannot be seen at once.
const LONG: usize = 4;

/// One leaflet while it is set.
pub struct Compilation<'s> {
    pub site: &'s Site,
    pub press: &'s LeafletTheme,
    pub page: &'s Page,
    pub layout: EditionLayout,
}

impl Compilation<'_> {
    fn make(&self) -> (Option<ReadingPdf>, Findings) {
        if let Some(refused) = fit::refuse(self) {
            return (None, vec![refused]);
        }
        let (leaflet, mut notes) = data(self.site, self.press, self.page, self.layout);
        if is_stopped(&notes) {
            return (None, notes);
        }
        // A long leaflet begins with a list of what is in it. How long it is shows when it is laid out; a
        // guess saves doing that twice.
        let guess = fit::is_long(self);
        let is_long = |document: &PagedDocument| document.pages().len() > LONG;
        let (mut document, mut heard) = self.lay_out(&leaflet, guess);
        if document.as_ref().is_some_and(|document| is_long(document) != guess) {
            (document, heard) = self.lay_out(&leaflet, !guess);
        }
        notes.extend(heard);
        let Some(mut document) = document else { return (None, notes) };
        let info = document.info_mut();
        info.title = Some(self.page.title().into());
        info.author = vec![(&*self.site.settings.organisation).into()];
        notes.extend(fit::judge(self, &document));
        if is_stopped(&notes) {
            return (None, notes);
        }
        match typst_pdf::pdf(&document, &self.options()) {
            Ok(mut pdf) => {
                direct(&mut pdf, self.site.locale(self.page).is_rtl());
                (Some(ReadingPdf { pdf, pages: document.pages().len() }), notes)
            }
            Err(errors) => {
                notes.extend(errors.iter().map(|error| self.finding(error)));
                (None, notes)
            }
        }
    }

    /// Text and feet on pages; none where Typst finds an error.
    fn lay_out(&self, leaflet: &Dict, long: bool) -> (Option<PagedDocument>, Findings) {
        let mut leaflet = leaflet.clone();
        leaflet.insert("long".into(), long.into_value());
        // Why a layout is missing was said when the theme was read.
        let Some(world) = self.press.world(self.layout, leaflet) else { return (None, Findings::new()) };
        let Warned { mut output, mut warnings } = typst::compile::<PagedDocument>(&world);
        if let Ok(document) = output {
            let feet = with_page_footers(&world, document);
            output = feet.output;
            if self.site.locale(self.page).is_rtl() {
                output = output.map(in_order);
            }
            warnings.extend(feet.warnings);
        }
        let (document, errors) =
            output.map_or_else(|errors| (None, errors), |document| (Some(document), EcoVec::new()));
        (document, warnings.iter().chain(&errors).map(|said| self.finding(said)).collect())
    }

    fn options(&self) -> PdfOptions {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .unwrap_or_else(|_| unreachable!("one standard agrees with itself"));
        let date = self.page.doc.front_matter.reviewed.as_ref().and_then(|reviewed| {
            let (year, month, day) = reviewed.value.parts();
            Datetime::from_ymd_hms(year.into(), month as u8, day as u8, 12, 0, 0)
        });
        PdfOptions {
            // The same leaflet is the same document, however often its text changes.
            ident: Smart::Custom(format!(
                "{} {}",
                self.site.absolute(&self.page.address),
                self.layout.name()
            )),
            creator: Smart::Custom(Some("plainleaf".into())),
            timestamp: date.map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        }
    }

    /// What Typst says, where the author or the designer can mend it.
    fn finding(&self, said: &SourceDiagnostic) -> Finding {
        let Some(place) = spans(said).find_map(|span| self.written(span)) else {
            return self.press.theme_finding(self.layout, said);
        };
        let message = format!("The leaflet cannot show this: {}.", said.message.trim_end_matches('.'));
        Finding::new(
            "leaflet-setting",
            Severity::Error,
            place,
            message,
            WHY,
            "Write it in another way, or take it out.",
        )
    }

    /// The place of words that staff wrote; none for the theme's.
    pub fn written(&self, span: DiagSpan) -> Option<Location> {
        let file = self.file(span.id()?)?;
        let typst::syntax::DiagSpanKind::Range { range, .. } = span.get() else { return None };
        Some(Location { file, span: Span::new(range.start, range.end) })
    }

    fn file(&self, id: FileId) -> Option<std::sync::Arc<str>> {
        let marks = self.press.marks;
        if id == marks.page {
            Some(self.page.doc.path.clone())
        } else if id == marks.glossary {
            self.site.glossaries[self.page.locale].doc.as_ref().map(|doc| doc.path.clone())
        } else if id == marks.contacts {
            Some(crate::site::CONTACTS.into())
        } else if id == marks.settings {
            Some(self.site.settings.file.clone())
        } else {
            None
        }
    }
}

fn is_stopped(notes: &Findings) -> bool {
    notes.iter().any(|note| note.severity == Severity::Error)
}
