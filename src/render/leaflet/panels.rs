//! Floor 3: what does not fit on the panels of a tri-fold.
//! In: what the theme measured. Out: findings that say how many lines are too many, where, and what to type.
//! Must never: advise what does not help.

use super::compilation::Compilation;
use crate::base::{Finding, Location, Severity, count_of, reported_rules};
use crate::render::layout::EditionLayout;
use typst::foundations::{Dict, Value};

/// What always helps: these have as many pages as the text needs.
const OTHER_LAYOUTS: &str = "write `layout: a5-booklet` or `layout: a4`: these have room";

/// The panels of a tri-fold.
const PANELS: usize = 6;

/// An error if a tri-fold has more pages than panels though the theme measured nothing that is too long:
/// the folded file would leave them out.
pub fn lost_panels(leaflet: &Compilation, pages: usize) -> Option<Finding> {
    (leaflet.layout == EditionLayout::Trifold && pages > PANELS).then(|| {
        Finding::new(
            &reported_rules::LEAFLET_FIT,
            leaflet.page.doc.location(leaflet.page.doc.top()),
            format!("The leaflet has {pages} panels, and one sheet has {PANELS}."),
            format!("Shorten its longest section. Or {OTHER_LAYOUTS}."),
        )
    })
}

/// A finding from what the theme measured: a dictionary with `kind`:
///
/// - `text`: too long by `lines`, from the heading with index `at`
/// - `front`: too full by `lines`
/// - `back`: too full by `lines`; with `text` lines less of text, a part of it would stand on the inside
/// - `empty`: `count` panels without text
pub fn measured_finding(leaflet: &Compilation, measured: &Dict) -> Option<Finding> {
    let number = |name: &str| match measured.get(name) {
        Ok(Value::Int(number)) => usize::try_from(*number).ok(),
        _ => None,
    };
    let Ok(Value::Str(kind)) = measured.get("kind") else { return None };
    let doc = &leaflet.page.doc;
    let heading = number("at").and_then(|index| doc.tree.headings.get(index));
    let top = doc.location(doc.top());
    let too_long = |location: Location, message: String, help: String| {
        Finding::new(&reported_rules::LEAFLET_FIT, location, message, help)
    };
    let lines = count_of(number("lines").unwrap_or(1).max(1), "line");
    let are = if lines == "1 line" { "is" } else { "are" };
    Some(match kind.as_str() {
        "text" => {
            let full_at =
                heading.map_or("its beginning".to_string(), |heading| format!("“{}”", heading.words));
            too_long(
                heading.map_or(top, |heading| doc.location(heading.span)),
                format!(
                    "The text is too long for one sheet: its panels are full at {full_at}, and {lines} {are} left over."
                ),
                format!("Shorten the text by {lines}, from here on or before. Or {OTHER_LAYOUTS}."),
            )
        }
        "front" => too_long(
            top,
            format!("The front of the leaflet is too full: {lines} {are} left over."),
            format!("Shorten the summary or the title. Or {OTHER_LAYOUTS}."),
        ),
        "back" => {
            let shorten = match number("text") {
                Some(text) => format!(
                    "Shorten the text by {}: then a part of the back stands inside.",
                    count_of(text, "line")
                ),
                None => "Shorten what stands about this leaflet: its audience, areas or owner.".to_string(),
            };
            too_long(
                top,
                format!("The back of the leaflet is too full: {lines} {are} left over."),
                format!("{shorten} Or {OTHER_LAYOUTS}."),
            )
        }
        "empty" => {
            let count = number("count").unwrap_or(1);
            let stay = if count == 1 { "stays" } else { "stay" };
            Finding::new(
                &reported_rules::LEAFLET_FIT,
                top,
                format!("{count} of the {PANELS} panels {stay} empty."),
                "Write more sections (each ## begins one), or write `layout: a4`.",
            )
            .with_severity(Severity::Warning)
        }
        _ => return None,
    })
}
