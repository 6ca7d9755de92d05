//! Floor 3: page footers, “Page 2 of 6”.
//! In: a leaflet as it was laid out, with a mark `<foot>` in which its theme defines content and place of a
//! footer. Out: the same with footers.
//! Must never: be laid out together with the text: to learn the number of pages, Typst would lay out the
//! whole leaflet twice.

use super::labels::{labelled, value};
use typst::World;
use typst::comemo::Track;
use typst::diag::{At, SourceResult, Warned};
use typst::ecow::EcoVec;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Context, Dict, Func, Output, StyleChain, Value};
use typst::introspection::Locator;
use typst::layout::{Abs, Axes, Length, Point, Region, Size};
use typst::model::Document;
use typst::pdf::ArtifactKind;
use typst::syntax::Span;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, layout_frame};

/// The footer that the theme defines in its mark `<foot>`.
struct PageFooter {
    /// Its upper corner at the start of the line.
    corner: Point,
    width: Abs,
    /// Whether `corner` is measured from the right edge.
    mirrored: bool,
    /// A function of the page number and the number of pages.
    body: Func,
    /// The place of the mark in the theme, for errors.
    span: Span,
}

/// Adds a footer to each page. A leaflet without the mark stays as it is. Errors and warnings are about the
/// theme's function.
pub fn with_page_footers(world: &dyn World, document: PagedDocument) -> Warned<SourceResult<PagedDocument>> {
    let mut sink = Sink::new();
    let output = add(world, document, &mut sink);
    Warned { output, warnings: sink.warnings() }
}

/// Lays out a footer for each page and adds it to a copy of the page.
fn add(world: &dyn World, document: PagedDocument, sink: &mut Sink) -> SourceResult<PagedDocument> {
    let Some(mark) = labelled(&document, "foot").into_iter().next() else { return Ok(document) };
    let (Some(location), Some(data)) = (mark.location(), value(&mark)) else { return Ok(document) };
    let footer = PageFooter::read(data, mark.span())?;
    let (library, traced) = (world.library(), Traced::default());
    let mut engine = Engine {
        library,
        world: world.track(),
        introspector: Protected::new(Output::introspector(&document).track()),
        traced: traced.track(),
        sink: sink.track_mut(),
        route: Route::default(),
    };
    let mut locator = Locator::synthesize(location).split();
    let count = document.pages().len() as i64;
    let mut pages = EcoVec::with_capacity(document.pages().len());
    for (number, page) in (1i64..).zip(document.pages()) {
        let body = footer
            .body
            .call(&mut engine, Context::none().track(), [number, count])?
            .display()
            .artifact(ArtifactKind::Footer);
        let room = Region::new(
            Size::new(footer.width, page.frame.height() - footer.corner.y),
            Axes::new(true, false),
        );
        let frame = layout_frame(
            &mut engine,
            &body,
            locator.next(&footer.span),
            StyleChain::new(&library.styles),
            room,
        )?;
        let mut page: Page = page.clone();
        let x = if footer.mirrored {
            page.frame.width() - footer.corner.x - footer.width
        } else {
            footer.corner.x
        };
        page.frame.push_frame(Point::new(x, footer.corner.y), frame);
        pages.push(page);
    }
    Ok(PagedDocument::new(pages, document.info().clone()))
}

impl PageFooter {
    /// Reads the dictionary of the mark: `x`, `y`, `width` (lengths), `mirrored` (boolean), `body`
    /// (function).
    fn read(value: Value, span: Span) -> SourceResult<PageFooter> {
        let mut fields = value.cast::<Dict>().at(span)?;
        let length = |fields: &mut Dict, name: &str| -> SourceResult<Abs> {
            Ok(fields.take(name).at(span)?.cast::<Length>().at(span)?.abs)
        };
        let corner = Point::new(length(&mut fields, "x")?, length(&mut fields, "y")?);
        let width = length(&mut fields, "width")?;
        let mirrored = fields.take("mirrored").at(span)?.cast::<bool>().at(span)?;
        let body = fields.take("body").at(span)?.cast::<Func>().at(span)?;
        fields.finish(&["x", "y", "width", "mirrored", "body"]).at(span)?;
        Ok(PageFooter { corner, width, mirrored, body, span })
    }
}
