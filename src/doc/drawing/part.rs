//! Floor 1: the parts of a drawing that are kept.
//! In: nothing. Out: the type of a kept element, with what is kept of its attributes and texts.
//! Must never: hold anything that was not judged.

use super::fault::DrawingFault;
use crate::base::Span;
use std::borrow::Cow;

/// How deep elements may stand in each other. Programs that draw recurse once or more for each level, and a thread has
/// a stack of 2 MB.
pub const DEEPEST: usize = 160;

/// A kept element.
#[derive(Debug)]
pub struct KeptPart<'d> {
    /// Its name in SVG.
    pub name: &'d str,
    /// Its start in the file: the tag's `<` and name.
    pub span: Span,
    /// Its kept attributes, in their order. The names of some begin with `xlink:` or `xml:`.
    pub attributes: Vec<(Cow<'d, str>, &'d str)>,
    /// What stands in it, in its order.
    pub children: Vec<KeptChild<'d>>,
    /// The width and height of the picture that stands in its address, multiplied.
    pub pixels: u64,
}

/// What stands in an element.
#[derive(Debug)]
pub enum KeptChild<'d> {
    /// An element, by its index. It is greater than that of the element around it.
    Part(usize),
    /// A text.
    Text(&'d str),
}

/// What was found in a drawing.
#[derive(Debug, Default)]
pub struct KeptParts<'d> {
    /// The kept elements: the first is the drawing itself.
    pub parts: Vec<KeptPart<'d>>,
    /// The tag of the first text.
    pub words: Option<Span>,
    /// What cannot be accepted.
    pub faults: Vec<DrawingFault>,
}

impl<'d> KeptPart<'d> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'d str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// The id that its address leads to: `#id`, in either spelling of the attribute.
    pub fn target(&self) -> Option<&'d str> {
        let href = self.get("href").or_else(|| self.get("xlink:href"))?;
        href.trim().strip_prefix('#')
    }
}

/// The start of an element in the file: its `<` and its name.
pub fn tag_span(node: &roxmltree::Node<'_, '_>) -> Span {
    let start = node.range().start;
    Span::new(start, start + node.tag_name().name().len() + 1)
}
