//! Floor 1: which parts of a drawing are kept.
//! In: the XML of a drawing. Out: the parts that are known to be harmless, and faults for those that are not.
//! Must never: keep an element or attribute that is not on the list, or an address that leads outside the drawing.

use super::allowed::{RUNNING, is_attribute, is_element};
use super::embedded;
use super::fault::DrawingFault;
use super::part::{KeptChild, KeptPart, KeptParts, tag_span};
use crate::base::{Span, WebAddress, css_addresses};
use roxmltree::{Attribute, Node};
use std::borrow::Cow;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What becomes of an element.
enum Fate {
    Kept,
    /// It is left out, with all in it: it draws nothing.
    LeftOut,
    /// It cannot be accepted: message and help.
    Fault(String, String),
}

/// Selects the parts of a drawing.
pub fn select<'d>(tree: &'d roxmltree::Document<'_>) -> KeptParts<'d> {
    let mut selection = Selection {
        found: KeptParts::default(),
        is_bare: tree.root_element().tag_name().namespace().is_none(),
    };
    for node in tree.root().descendants().filter(Node::is_pi) {
        selection.judge_instruction(&node);
    }
    selection.take(tree.root_element());
    selection.found
}

struct Selection<'d> {
    found: KeptParts<'d>,
    /// Whether the drawing names no namespace, as drawings within a page do: then its elements need none.
    is_bare: bool,
}

impl<'d> Selection<'d> {
    fn fault(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.faults.push(DrawingFault::new(span, message, help));
    }

    /// `<?xml-stylesheet href="…"?>`: a style sheet elsewhere. All others are for programs that draw.
    fn judge_instruction(&mut self, node: &Node<'d, '_>) {
        if node.pi().is_some_and(|pi| pi.target.eq_ignore_ascii_case("xml-stylesheet")) {
            let message = "This drawing takes its looks from another file.";
            self.fault(
                span_of(node.range()),
                message,
                "Save it again with its style inside, as “plain SVG”.",
            );
        }
    }

    /// Takes an element with all in it, if it is kept. How deep elements stand in each other is bounded.
    fn take(&mut self, node: Node<'d, '_>) -> Option<usize> {
        let span = tag_span(&node);
        match self.fate(&node) {
            Fate::Kept => {}
            Fate::LeftOut => return None,
            Fate::Fault(message, help) => {
                self.fault(span, message, help);
                return None;
            }
        }
        let name = node.tag_name().name();
        let at = self.found.parts.len();
        self.found.parts.push(KeptPart {
            name,
            span,
            attributes: Vec::new(),
            children: Vec::new(),
            pixels: 0,
        });
        let mut pixels = 0;
        let attributes: Vec<_> = node
            .attributes()
            .filter_map(|attribute| self.attribute(&node, &attribute, &mut pixels))
            .collect();
        let mut children = Vec::new();
        for child in node.children() {
            if child.is_element() {
                children.extend(self.take(child).map(KeptChild::Part));
            } else if let Some(text) = child.text().filter(|_| child.is_text()) {
                if name == "style" {
                    pixels += self.judge_css(text, span_of(child.range()), true);
                }
                children.push(KeptChild::Text(text));
            }
        }
        let says = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        if name == "text" && self.found.words.is_none() && node.descendants().any(|below| says(below.text()))
        {
            self.found.words = Some(span);
        }
        let part = &mut self.found.parts[at];
        (part.attributes, part.children, part.pixels) = (attributes, children, pixels);
        Some(at)
    }

    fn fate(&self, node: &Node<'d, '_>) -> Fate {
        let name = node.tag_name().name();
        let runs = |name: &str| {
            Fate::Fault(
                format!("This drawing holds a <{name}>, which can run programs."),
                format!("Take the <{name}> out, or save the drawing as “plain SVG”."),
            )
        };
        match node.tag_name().namespace() {
            Some(SVG) => {}
            None if self.is_bare => {}
            Some(XHTML) => return runs(name),
            // Other languages draw nothing. A program of theirs does not run in a drawing, but nobody means well by it.
            _ if RUNNING.contains(&name) => return runs(name),
            _ => return Fate::LeftOut,
        }
        if is_element(name) {
            Fate::Kept
        } else if name == "foreignObject" {
            if has_stand_in(node) {
                return Fate::LeftOut;
            }
            Fate::Fault(
                "This drawing holds a <foreignObject>, a part of a web page, which can run programs.".into(),
                "Save the drawing as “plain SVG”, with its words as text: in draw.io without “Formatted text”.".into(),
            )
        } else if RUNNING.contains(&name) {
            runs(name)
        } else {
            Fate::LeftOut
        }
    }

    /// An attribute as it is kept; `None` where it is left out. The dots of a picture in it are added to `pixels`.
    fn attribute(
        &mut self,
        node: &Node<'d, '_>,
        attribute: &Attribute<'d, '_>,
        pixels: &mut u64,
    ) -> Option<(Cow<'d, str>, &'d str)> {
        let (name, value) = (attribute.name(), attribute.value());
        let span: Span = span_of(attribute.range());
        let is_href = name == "href" && matches!(attribute.namespace(), None | Some(XLINK));
        if is_href {
            return self.href(node, attribute, pixels);
        }
        match attribute.namespace() {
            Some(XML) if matches!(name, "space" | "lang") => {
                return Some((format!("xml:{name}").into(), value));
            }
            Some(_) => return None,
            None => {}
        }
        if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
            let message = format!("This drawing runs a program: `{name}`.");
            self.fault(span, message, "Take it out, or save the drawing as “plain SVG”.");
            return None;
        }
        if !is_attribute(name) {
            return None;
        }
        let changed = value.trim().rsplit(':').next().unwrap_or("").to_ascii_lowercase();
        if name == "attributeName" && (changed == "href" || changed.starts_with("on")) {
            let message = format!(
                "This drawing changes an address or a program while it is shown: `{}`.",
                value.trim()
            );
            self.fault(span, message, "Take this animation out.");
            return None;
        }
        *pixels += self.judge_css(value, span, false);
        Some((name.into(), value))
    }

    /// The address of an element: a part of the same drawing, or a picture that stands in the address itself.
    fn href(
        &mut self,
        node: &Node<'d, '_>,
        attribute: &Attribute<'d, '_>,
        pixels: &mut u64,
    ) -> Option<(Cow<'d, str>, &'d str)> {
        let value = attribute.value();
        let name = if attribute.namespace().is_some() { "xlink:href" } else { "href" };
        let element = node.tag_name().name();
        let is_inside = value.trim().starts_with('#');
        if value.trim().is_empty() {
            return None;
        }
        let address = WebAddress::of(value);
        if element == "a" && (is_inside || matches!(address, WebAddress::Web | WebAddress::Contact)) {
            // A picture in a page leads nowhere.
            return None;
        }
        if is_inside {
            return Some((name.into(), value));
        }
        if matches!(element, "image" | "feImage") && address == WebAddress::Data {
            match embedded::pixels(value) {
                Ok(dots) => {
                    *pixels += dots;
                    return Some((name.into(), value));
                }
                Err(message) => {
                    let help = "Put the picture in again as PNG or JPEG.";
                    self.fault(span_of(attribute.range()), message, help);
                    return None;
                }
            }
        }
        self.leads_outside(span_of(attribute.range()), value);
        None
    }

    /// Judges the addresses in CSS, or in a value that is read as CSS; the dots of the pictures in them.
    fn judge_css(&mut self, css: &str, span: Span, is_sheet: bool) -> u64 {
        let mut pixels = 0;
        for found in css_addresses(css) {
            let is_data = WebAddress::of(&found.address) == WebAddress::Data;
            if found.address.trim().starts_with('#') && !found.is_import {
                continue;
            }
            // A text of a style sheet stands in the file as it is, unless letters of it are written as entities.
            let inner = found.span.shifted(span.start as usize);
            let place = if is_sheet && inner.end <= span.end { inner } else { span };
            if is_data && !found.is_import {
                match embedded::pixels(&found.address) {
                    Ok(dots) => pixels += dots,
                    Err(message) => self.fault(place, message, "Put the picture in again as PNG or JPEG."),
                }
            } else {
                self.leads_outside(place, &found.address);
            }
        }
        pixels
    }

    fn leads_outside(&mut self, span: Span, address: &str) {
        let shown: String = address.trim().chars().take(80).collect();
        let message = format!("This drawing leads outside itself: {shown}");
        self.fault(span, message, "Put the part into the drawing itself, or take it out.");
    }
}

fn span_of(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// Whether another element of a `<switch>` is drawn in place of this one: draw.io and Illustrator write one.
fn has_stand_in(node: &Node<'_, '_>) -> bool {
    let in_switch = node.parent().is_some_and(|parent| parent.tag_name().name() == "switch");
    let stands_in = |other: &Node<'_, '_>| other.is_element() && is_element(other.tag_name().name());
    in_switch && node.next_siblings().skip(1).any(|other| stands_in(&other))
}
