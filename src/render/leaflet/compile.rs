//! Floor 3: typesetting one leaflet.
//! In: a page, a layout, the theme's leaflets. Out: a PDF/UA-1 file to read, or findings at the lines that
//! staff wrote.
//! Must never: return a file about which Typst has an error or a warning, or stop the rest of the build.

use super::compilation::Compilation;
use super::data::data;
use super::direction::set_direction;
use super::findings::{cannot_be_made, has_errors};
use super::fit;
use super::limits;
use super::outside;
use super::steps::{GivenUp, StepCounter};
use super::theme::LeafletTheme;
use super::whole_sheets;
use crate::base::{Findings, Reported};
use crate::render::Budget;
use crate::render::layout::EditionLayout;
use crate::site::{Page, Site};
use std::panic::{AssertUnwindSafe, catch_unwind};
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A leaflet to be read on a screen: page after page, or panel after panel.
pub struct ReadingPdf {
    /// A file that conforms to PDF/UA-1 (ISO 14289-1).
    pub pdf: Vec<u8>,
    /// How many pages or panels it has.
    pub pages: usize,
}

/// Typesets a page in a layout. The value is `None` if there is an error among the findings, or if the theme
/// has no such layout (which is reported when the theme is read). A panic of Typst becomes a finding, and so does a
/// leaflet that costs more than the budget.
pub fn typeset(
    site: &Site,
    theme: &LeafletTheme,
    page: &Page,
    layout: EditionLayout,
    budget: &dyn Budget,
) -> Reported<Option<ReadingPdf>> {
    let steps = StepCounter::new(budget.begin());
    typeset_as(Compilation::new(site, theme, page, layout, &steps))
}

/// The same for a leaflet of which more is known.
pub(super) fn typeset_as(leaflet: Compilation) -> Reported<Option<ReadingPdf>> {
    let page = leaflet.page;
    let result = catch_unwind(AssertUnwindSafe(|| compile(leaflet)));
    // Typst caches what it computes. Other leaflets cannot use these results, and those of a few hundred
    // leaflets would fill the memory.
    typst::comemo::evict(0);
    let (reading, findings) = result.unwrap_or_else(|panic| {
        let (message, help) = if panic.is::<GivenUp>() {
            (
                "Setting this page on paper takes more time or memory than any page may have.",
                "Make it shorter, with fewer tables and boxes. If it is short, look at the leaflet files of your theme.",
            )
        } else {
            (
                "This page upset the program that sets leaflets.",
                "Take out its newest part and try again. Please tell the makers of plainleaf which words did this.",
            )
        };
        (None, vec![cannot_be_made(page.doc.location(page.doc.top()), message, help)])
    });
    Reported::new(reading, findings)
}

/// Checks, lays out and exports a leaflet.
fn compile(leaflet: Compilation) -> (Option<ReadingPdf>, Findings) {
    if let Some(refused) = fit::refuse(&leaflet).or_else(|| limits::too_much(&leaflet)) {
        return (None, vec![refused]);
    }
    let (data, mut findings) = data(&leaflet);
    if leaflet.must_fit && has_errors(&findings) {
        return (None, findings);
    }
    let (laid_out, layout_findings) = whole_sheets::lay_out(&leaflet, &data);
    findings.extend(layout_findings);
    let Some(laid_out) = laid_out else { return (None, findings) };
    let (document, layout_findings) = laid_out.finished(&leaflet);
    findings.extend(layout_findings);
    let Some(mut document) = document else { return (None, findings) };
    let info = document.info_mut();
    info.title = Some(leaflet.page.title().into());
    info.author = vec![(&*leaflet.site.settings.organisation).into()];
    findings.extend(limits::too_many_pages(&leaflet, document.pages().len()));
    if has_errors(&findings) {
        return (None, findings);
    }
    findings.extend(fit::judge(&leaflet, &document));
    if !has_errors(&findings) {
        findings.extend(outside::judge_edges(&leaflet, &document));
    }
    if leaflet.must_fit && has_errors(&findings) {
        return (None, findings);
    }
    match typst_pdf::pdf(&document, &pdf_options(&leaflet)) {
        Ok(mut pdf) => {
            set_direction(&mut pdf, leaflet.site.locale(leaflet.page).is_rtl());
            (Some(ReadingPdf { pdf, pages: document.pages().len() }), findings)
        }
        Err(errors) => {
            findings.extend(errors.iter().map(|error| leaflet.finding(error)));
            (None, findings)
        }
    }
}

/// The options of the PDF export: PDF/UA-1, an identity, and the date of the last review.
fn pdf_options(leaflet: &Compilation) -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .unwrap_or_else(|_| unreachable!("one standard agrees with itself"));
    let date = leaflet.page.reviewed.and_then(|reviewed| {
        let (year, month, day) = reviewed.parts();
        Datetime::from_ymd_hms(year.into(), month as u8, day as u8, 12, 0, 0)
    });
    PdfOptions {
        // Address and layout identify a leaflet: it stays the same document when its text changes.
        ident: Smart::Custom(format!(
            "{} {}",
            leaflet.site.absolute(&leaflet.page.address),
            leaflet.layout.name()
        )),
        creator: Smart::Custom(Some("plainleaf".into())),
        timestamp: date.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    }
}
