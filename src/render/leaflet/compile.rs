//! Floor 3: typesetting one leaflet.
//! In: a page, a layout, the theme's leaflets. Out: a PDF/UA-1 file to read, or findings at the lines that
//! staff wrote.
//! Must never: return a file about which Typst has an error or a warning, or stop the rest of the build.

use super::compilation::Compilation;
use super::data::data;
use super::direction::set_direction;
use super::findings::{cannot_be_made, has_errors};
use super::fit;
use super::logical::in_reading_order;
use super::outside;
use super::page_footer::with_page_footers;
use super::theme::LeafletTheme;
use super::world::LeafletWorld;
use crate::base::{Findings, Reported};
use crate::render::layout::EditionLayout;
use crate::site::{Page, Site};
use std::panic::{AssertUnwindSafe, catch_unwind};
use typst::diag::Warned;
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Dict, IntoValue, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A leaflet to be read on a screen: page after page, or panel after panel.
pub struct ReadingPdf {
    /// A file that conforms to PDF/UA-1 (ISO 14289-1).
    pub pdf: Vec<u8>,
    /// How many pages or panels it has.
    pub pages: usize,
}

/// Typesets a page in a layout. The value is `None` if there is an error among the findings, or if the theme
/// has no such layout (which is reported when the theme is read). A panic of Typst becomes a finding.
pub fn typeset(
    site: &Site,
    theme: &LeafletTheme,
    page: &Page,
    layout: EditionLayout,
) -> Reported<Option<ReadingPdf>> {
    let compilation = Compilation { site, theme, page, layout };
    let result = catch_unwind(AssertUnwindSafe(|| compile(compilation)));
    // Typst caches what it computes. Other leaflets cannot use these results, and those of a few hundred
    // leaflets would fill the memory.
    typst::comemo::evict(0);
    let (reading, findings) = result.unwrap_or_else(|_| {
        let message = "This page upset the program that sets leaflets.";
        let help = "Take out its newest part and try again. Please tell the makers of plainleaf which words did this.";
        (None, vec![cannot_be_made(page.doc.location(page.doc.top()), message, help)])
    });
    Reported::new(reading, findings)
}

/// Checks, lays out and exports a leaflet.
fn compile(leaflet: Compilation) -> (Option<ReadingPdf>, Findings) {
    if let Some(refused) = fit::refuse(&leaflet) {
        return (None, vec![refused]);
    }
    let (data, mut findings) = data(&leaflet);
    if has_errors(&findings) {
        return (None, findings);
    }
    let (document, layout_findings) = lay_out_with_contents(&leaflet, &data);
    findings.extend(layout_findings);
    let Some(mut document) = document else { return (None, findings) };
    let info = document.info_mut();
    info.title = Some(leaflet.page.title().into());
    info.author = vec![(&*leaflet.site.settings.organisation).into()];
    findings.extend(fit::judge(&leaflet, &document));
    if !has_errors(&findings) {
        findings.extend(outside::judge_edges(&leaflet, &document));
    }
    if has_errors(&findings) {
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

/// Lays out a leaflet, with a list of contents if it is long. Its number of pages is known only when it is
/// laid out, so the length of its text decides first; if that guess was wrong, it is laid out again.
fn lay_out_with_contents(leaflet: &Compilation, data: &Dict) -> (Option<PagedDocument>, Findings) {
    let guess = fit::is_probably_long(leaflet);
    let (document, findings) = lay_out(leaflet, data, guess);
    match &document {
        Some(laid_out) if fit::is_long(laid_out) != guess => lay_out(leaflet, data, !guess),
        _ => (document, findings),
    }
}

/// Lays out text and page footers. The document is `None` if Typst has an error, or if the theme has no such
/// layout (which is reported when the theme is read). `long` asks for a list of contents.
fn lay_out(leaflet: &Compilation, data: &Dict, long: bool) -> (Option<PagedDocument>, Findings) {
    let theme = leaflet.theme;
    let mut data = data.clone();
    data.insert("long".into(), long.into_value());
    let Some(layout) = theme.layout(leaflet.layout) else { return (None, Findings::new()) };
    let world = LeafletWorld::of_leaflet(&theme.files, theme.entry.clone(), layout.clone(), data);
    let Warned { mut output, mut warnings } = typst::compile::<PagedDocument>(&world);
    let mut findings = Findings::new();
    if let Ok(document) = output {
        findings.extend(outside::judge(leaflet, &document));
        let with_footers = with_page_footers(&world, document);
        output = with_footers.output;
        if leaflet.site.locale(leaflet.page).is_rtl() {
            output = output.map(in_reading_order);
        }
        warnings.extend(with_footers.warnings);
    }
    let (document, errors) =
        output.map_or_else(|errors| (None, errors), |document| (Some(document), EcoVec::new()));
    findings.extend(warnings.iter().chain(&errors).map(|diagnostic| leaflet.finding(diagnostic)));
    (document, findings)
}

/// The options of the PDF export: PDF/UA-1, an identity, and the date of the last review.
fn pdf_options(leaflet: &Compilation) -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .unwrap_or_else(|_| unreachable!("one standard agrees with itself"));
    let date = leaflet.page.doc.front_matter.reviewed.as_ref().and_then(|reviewed| {
        let (year, month, day) = reviewed.value.parts();
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
