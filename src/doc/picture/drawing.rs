//! Floor 1: an SVG drawing.
//! In: its text. Out: the drawing without what is said about it, its size and its first words; and what is wrong
//! with it.
//! Must never: accept a drawing that runs a script, or expand an entity.

use super::kind::PictureKind;
use super::renditions::Rendition;
use super::strip::{strip_drawing, strip_embedded};
use crate::base::{LineIndex, Span};
use memchr::memmem;

/// The drawing to publish, and in `words` its first text. Reports what a browser must not run or fetch.
pub fn read_drawing(
    text: &str,
    words: &mut Option<Span>,
    report: &mut impl FnMut(Span, String, String),
) -> Option<Rendition> {
    // Programs that draw write a DOCTYPE, which says nothing. An entity in it is text that stands for other text.
    if let Some(start) = memmem::find(text.as_bytes(), b"<!ENTITY") {
        let end = text[start..].find('>').map_or(text.len(), |end| start + end + 1);
        report(
            Span::new(start, end),
            "This drawing has an abbreviation of its own (ENTITY), which is not read.".into(),
            "Save it again as “plain SVG”, without the settings for the program that drew it.".into(),
        );
        return None;
    }
    let tree = match parse(text) {
        Ok(tree) => tree,
        Err(error) => {
            let line = LineIndex::new(text).line_range(error.pos().row as usize);
            report(
                Span::new(line.start, line.end),
                "This drawing is damaged: it is not valid SVG.".into(),
                "Save it again from the program that drew it, as “plain SVG”.".into(),
            );
            return None;
        }
    };
    let root = tree.root_element();
    if root.tag_name().name() != "svg" {
        report(
            Span::default(),
            "This file is not a drawing: it holds no <svg>.".into(),
            "Save it again as “plain SVG”.".into(),
        );
        return None;
    }
    report_unsafe_parts(&tree, words, report);
    let size = svg_size(root);
    if size.is_none() {
        report(
            Span::new(root.range().start, root.range().start + 4),
            "This drawing does not say how large it is.".into(),
            "Add width and height, or a viewBox, to its <svg>.".into(),
        );
    }
    let (width, height) =
        size.filter(|(width, height)| [width, height].into_iter().all(|side| (1.0..1e6).contains(side)))?;
    let (clean, unread) = strip_embedded(&strip_drawing(text, &tree));
    if unread {
        report(
            Span::default(),
            "A picture inside this drawing cannot be opened.".into(),
            "In the program that drew it, put the picture in again as PNG or JPEG.".into(),
        );
    }
    let size = (width.round() as u32, height.round() as u32);
    Some(Rendition::new(PictureKind::Drawing, size, clean.as_bytes()))
}

/// A drawing of a theme, without what is said about it; none where it is not a drawing that can be read.
pub fn clean_drawing(text: &str) -> Option<String> {
    let tree = parse(text).ok()?;
    Some(strip_embedded(&strip_drawing(text, &tree)).0)
}

fn parse(text: &str) -> Result<roxmltree::Document<'_>, roxmltree::Error> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 200_000, ..Default::default() };
    roxmltree::Document::parse_with_options(text, options)
}

/// Reports the parts of a drawing that a browser must not run or fetch; the first text is kept in `words`.
fn report_unsafe_parts(
    tree: &roxmltree::Document<'_>,
    words: &mut Option<Span>,
    report: &mut impl FnMut(Span, String, String),
) {
    for node in tree.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        let tag = Span::new(node.range().start, node.range().start + name.len() + 1);
        if name == "text"
            && words.is_none()
            && node.descendants().any(|below| below.text().is_some_and(|text| !text.trim().is_empty()))
        {
            *words = Some(tag);
        }
        if matches!(name, "script" | "foreignObject" | "iframe" | "handler") {
            report(
                tag,
                format!("This drawing holds a <{name}>, which can run programs."),
                format!("Take the <{name}> out, or save the drawing as “plain SVG”."),
            );
        }
        for attribute in node.attributes() {
            let range = attribute.range();
            let span = Span::new(range.start, range.end);
            let value = attribute.value().trim();
            if attribute.name().starts_with("on") {
                report(
                    span,
                    format!("This drawing runs a program: `{}`.", attribute.name()),
                    "Take it out, or save the drawing as “plain SVG”.".into(),
                );
            } else if attribute.name() == "href"
                && !value.starts_with('#')
                && !value.starts_with("data:image/")
            {
                report(
                    span,
                    format!("This drawing leads outside itself: {value}"),
                    "Put the part into the drawing itself, or take it out.".into(),
                );
            }
        }
    }
}

/// The width and height of a drawing, in CSS pixels: those of its `<svg>`, or else of its view box.
fn svg_size(root: roxmltree::Node<'_, '_>) -> Option<(f64, f64)> {
    let pixels =
        |name: &str| root.attribute(name).and_then(|value| value.trim_end_matches("px").parse::<f64>().ok());
    let view: Vec<f64> = root
        .attribute("viewBox")
        .unwrap_or("")
        .split([' ', ','])
        .filter_map(|part| part.parse().ok())
        .collect();
    match (pixels("width"), pixels("height"), view.as_slice()) {
        (Some(width), Some(height), _) => Some((width, height)),
        (_, _, [_, _, width, height]) => Some((*width, *height)),
        _ => None,
    }
}
