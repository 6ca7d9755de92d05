//! Floor 3: a checker as a drawing, for those who write it.
//! In: a checker. Out: SVG: a box for each question, a rounder one for each outcome, a line for each answer.
//! Must never: show anything that the list beside it does not have, or depend on colours.

use super::nested::{NestedLine, NestedLineKind, lines};
use crate::base::escape;
use crate::render::checker_words::{go_to_part, part_title};
use crate::site::{Checker, Page, Site};
use std::fmt::Write;

/// How far a box is to the right of the one above it, in pixels.
const INDENT: usize = 40;
/// The width of a box, in pixels.
const BOX_WIDTH: usize = 380;
/// The height of a line of text, in pixels.
const LINE: usize = 24;
/// The space between a box and its text, and around the drawing, in pixels.
const PAD: usize = 14;
/// The space between boxes, in pixels.
const GAP: usize = 18;
/// The most characters in a line of a box: fewer than fit, because fonts differ in width.
const LETTERS: usize = 36;

/// A box and its place. Lengths are in pixels, from the upper left corner of the drawing.
struct FlowBox<'s> {
    line: NestedLine<'s>,
    /// The lines of text in the box.
    words: Vec<String>,
    /// The lines of the answer that leads to it, which are above the box.
    answer: Vec<String>,
    /// The left edge.
    x: usize,
    /// The upper edge of the answer.
    answer_top: usize,
    /// The upper edge of the box.
    top: usize,
    /// The lower edge of the box.
    bottom: usize,
}

/// Width and height of the drawing, in pixels.
pub fn size(site: &Site, page: &Page, checker: &Checker) -> (usize, usize) {
    measure(&place_boxes(site, page, checker))
}

fn measure(boxes: &[FlowBox]) -> (usize, usize) {
    let deepest = boxes.iter().map(|flow_box| flow_box.x).max().unwrap_or(0);
    (deepest + BOX_WIDTH + PAD, boxes.last().map_or(0, |last| last.bottom) + PAD)
}

/// The address of the drawing.
pub fn address(checker: &Checker) -> String {
    format!("{}drawing.svg", checker.all)
}

/// The drawing, black on white like paper. Right-to-left languages get its mirror image.
pub fn svg(site: &Site, page: &Page, checker: &Checker) -> String {
    let boxes = place_boxes(site, page, checker);
    let (width, height) = measure(&boxes);
    let rtl = site.locale(page).is_rtl();
    let mirrored = |x: usize| if rtl { width - x } else { x };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title>"
    );
    escape(&mut out, page.title());
    let direction = if rtl { " direction=\"rtl\"" } else { "" };
    let _ = write!(
        out,
        "</title><path d=\"M0 0H{width}V{height}H0z\" fill=\"#fff\"/><g fill=\"none\" stroke=\"#000\" stroke-width=\"2\" font-family=\"sans-serif\"{direction}>"
    );
    for (index, flow_box) in boxes.iter().enumerate() {
        let depth = flow_box.line.depth;
        if let Some(parent) = boxes[..index].iter().rev().find(|above| above.line.depth < depth) {
            let (x, y) = (mirrored(parent.x + INDENT / 2), (flow_box.top + flow_box.bottom) / 2);
            let _ = write!(out, "<path d=\"M{x} {}V{y}H{}\"/>", parent.bottom, mirrored(flow_box.x));
        }
        draw_box(&mut out, checker, flow_box, mirrored);
    }
    out.push_str("</g></svg>");
    out
}

/// Places the boxes below each other, indented by depth.
fn place_boxes<'s>(site: &'s Site, page: &'s Page, checker: &'s Checker) -> Vec<FlowBox<'s>> {
    let mut y = PAD;
    let place = |line: NestedLine<'s>| {
        let words = match &line.kind {
            NestedLineKind::Part(part) => {
                format!("{}. {}", part + 1, part_title(site, page, &checker.parts[*part]))
            }
            NestedLineKind::Again(part) => go_to_part(site, page, *part),
            NestedLineKind::Other(title, _) => title.to_string(),
        };
        let (words, answer) = (wrap(&words), wrap(&line.answer));
        let answer_top = y;
        let top = answer_top + answer.len() * LINE;
        let bottom = top + words.len() * LINE + PAD;
        y = bottom + GAP;
        FlowBox { x: line.depth * INDENT + PAD, line, words, answer, answer_top, top, bottom }
    };
    lines(site, page, checker).into_iter().map(place).collect()
}

/// Draws a box with its text and the answer above it. `mirrored` maps horizontal places.
fn draw_box(out: &mut String, checker: &Checker, flow_box: &FlowBox, mirrored: impl Fn(usize) -> usize) {
    let FlowBox { x, answer_top, top, bottom, .. } = *flow_box;
    let (radius, stroke, dash) = match flow_box.line.kind {
        NestedLineKind::Part(part) if checker.parts[part].is_question() => (4, 2, ""),
        NestedLineKind::Part(_) => (20, 4, ""),
        NestedLineKind::Again(_) | NestedLineKind::Other(..) => (4, 2, " stroke-dasharray=\"6 5\""),
    };
    let _ = write!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" stroke-width=\"{stroke}\"{dash}/>",
        mirrored(x).min(mirrored(x + BOX_WIDTH - 2)),
        top,
        BOX_WIDTH - 2,
        bottom - top
    );
    let mut draw_lines = |lines: &[String], x: usize, y: usize, weight: u32| {
        for (index, line) in lines.iter().enumerate() {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"17\" font-weight=\"{weight}\" fill=\"#000\" stroke=\"none\">",
                mirrored(x),
                y + index * LINE
            );
            escape(out, line);
            out.push_str("</text>");
        }
    };
    draw_lines(&flow_box.answer, x + 8, answer_top + LINE - 7, 700);
    draw_lines(&flow_box.words, x + PAD, top + PAD / 2 + LINE - 7, 400);
}

/// Breaks words into lines that fit a box.
fn wrap(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}
