//! Floor 1: one picture file.
//! In: its bytes. Out: its size, and what is wrong with it.
//! Must never: decode more of a picture than its header, or accept a drawing that runs a script.

use crate::base::{
    Finding, Findings, Key, LineIndex, Location, Reported, Source, SourceBody, Span, reported_rules,
};
use memchr::memmem;
use std::sync::Arc;

/// A picture file, as far as pages need it.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureFile {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// Its bytes.
    pub body: SourceBody,
    /// Width and height in CSS pixels; none where the file is not a picture.
    pub size: Option<(u32, u32)>,
    /// The first text in an SVG drawing, if there is any.
    pub words: Option<Span>,
    /// Hash of path and content.
    pub key: Key,
}

/// The file endings of pictures that every browser shows.
const ENDINGS: [&str; 7] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];

impl PictureFile {
    /// Whether a path has the ending of a picture.
    pub fn is_path(path: &str) -> bool {
        path.rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    }

    /// Whether it is an SVG drawing, sharp at any size.
    pub fn is_drawing(&self) -> bool {
        is_drawing(&self.path)
    }

    /// Reads a source.
    pub fn read(source: &Source) -> Reported<PictureFile> {
        let mut findings = Findings::new();
        let mut report = |span: Span, message: String, help: String| {
            let place = Location { file: source.path.clone(), span };
            findings.push(Finding::new(&reported_rules::PICTURE_FILE, place, message, help));
        };
        let mut words = None;
        let size = match &source.body {
            SourceBody::Unreadable(reason) => {
                report(
                    Span::default(),
                    format!("This picture cannot be opened: {}.", reason.why),
                    reason.help.clone(),
                );
                None
            }
            SourceBody::Text(text) if is_drawing(&source.path) => read_svg(text, &mut words, &mut report),
            _ => match imagesize::blob_size(source.bytes()) {
                Ok(size) if size.width > 0 && size.height > 0 => {
                    Some((size.width as u32, size.height as u32))
                }
                _ => {
                    let message = "This file is not a picture, or it is damaged.";
                    report(
                        Span::default(),
                        message.into(),
                        "Save it again as SVG, PNG or JPEG, or take it out of the folder.".into(),
                    );
                    None
                }
            },
        };
        let picture = PictureFile {
            path: source.path.clone(),
            body: source.body.clone(),
            size,
            words,
            key: source.key,
        };
        Reported::new(picture, findings)
    }
}

fn is_drawing(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".svg")
}

/// The size of an SVG drawing, and in `words` its first text. Reports what a browser must not run or fetch.
fn read_svg(
    text: &str,
    words: &mut Option<Span>,
    report: &mut impl FnMut(Span, String, String),
) -> Option<(u32, u32)> {
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
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 200_000, ..Default::default() };
    let tree = match roxmltree::Document::parse_with_options(text, options) {
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
    let (width, height) = size?;
    (width >= 1.0 && height >= 1.0 && width < 1e6 && height < 1e6)
        .then_some((width.round() as u32, height.round() as u32))
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
