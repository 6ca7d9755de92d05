//! Floor 1: a drawing (SVG) from anybody, made safe to publish and to set.
//! In: the bytes of a file. Out: the drawing as it is published: only what is known to be harmless, written anew;
//! its size; what cannot be accepted.
//! Must never: let through what runs, loads or leads on, or what takes unbounded time or memory to draw.
//!
//! The steps, in their order: the letters ([`encoding`]), the lines before the drawing ([`prolog`]), the XML, how deep
//! it is, each element and attribute against a list of those allowed ([`select`]), what drawing it would cost
//! ([`cost`]). What drawing programs keep for themselves is left out in silence. Nothing else is: it is a fault.

mod allowed;
mod cost;
mod embedded;
mod encoding;
mod fault;
mod geometry;
mod part;
mod prolog;
mod references;
mod select;
mod write;

pub use fault::DrawingFault;

use crate::base::{LineIndex, Span};
use fault::SAVE_AGAIN;
use part::{DEEPEST, KeptParts};
use std::sync::Arc;

/// A drawing that may be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The drawing as it is published: SVG in UTF-8, without DOCTYPE, comments and parts of other languages.
    pub text: Arc<str>,
    /// Width and height in CSS pixels; `None` where it does not say them.
    pub size: Option<(f64, f64)>,
    /// The tag of the first text in it, in the file as it was read.
    pub words: Option<Span>,
}

/// The most elements, texts and comments of a drawing.
const MOST_NODES: u32 = 200_000;

/// Reads a drawing.
///
/// # Errors
///
/// Every fault, or the first one where nothing more can be said after it.
pub fn read_drawing(bytes: &[u8]) -> Result<Drawing, Vec<DrawingFault>> {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    prolog::judge(text).map_err(|fault| vec![fault])?;
    let options =
        roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let tree = roxmltree::Document::parse_with_options(text, options).map_err(|error| {
        let line = LineIndex::new(text).line_range(error.pos().row as usize);
        let message = match error {
            roxmltree::Error::NodesLimitReached => {
                format!("This drawing has more than {MOST_NODES} parts: that is too many to draw.")
            }
            _ => "This drawing is damaged: it is not valid SVG.".to_string(),
        };
        vec![DrawingFault::new(Span::new(line.start, line.end), message, SAVE_AGAIN)]
    })?;
    let root = tree.root_element();
    if root.tag_name().name() != "svg" {
        let message = "This file is not a drawing: it holds no <svg>.";
        return Err(vec![DrawingFault::new(Span::default(), message, "Save it again as “plain SVG”.")]);
    }
    if let Some(span) = too_deep(&tree) {
        let message = format!("The parts of this drawing stand in each other more than {DEEPEST} deep.");
        return Err(vec![DrawingFault::new(span, message, SAVE_AGAIN)]);
    }
    let KeptParts { parts, words, mut faults } = select::select(&tree);
    let tag = Span::new(root.range().start, root.range().start + 4);
    let size = geometry::size(&root).map_err(|message| {
        faults.push(DrawingFault::new(tag, message, "Save it again with a page of an ordinary size."));
    });
    // What the parts cost is only known where all of them are allowed.
    if faults.is_empty() {
        faults.extend(cost::judge(&parts, geometry::diagonal(&root)));
    }
    match size {
        Ok(size) if faults.is_empty() => Ok(Drawing { text: write::write(&parts).into(), size, words }),
        _ => Err(faults),
    }
}

/// The tag of the first element that stands too deep.
fn too_deep(tree: &roxmltree::Document<'_>) -> Option<Span> {
    // Every parent stands before its children.
    let mut depths =
        vec![0_usize; tree.descendants().map(|node| node.id().get_usize() + 1).max().unwrap_or(0)];
    tree.descendants().find_map(|node| {
        let depth = node.parent().map_or(0, |parent| depths[parent.id().get_usize()] + 1);
        depths[node.id().get_usize()] = depth;
        (depth > DEEPEST).then(|| part::tag_span(&node))
    })
}

#[cfg(test)]
mod tests;
