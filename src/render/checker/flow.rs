//! Floor 3: a checker as a drawing, for those who write it.
//! In: a checker. Out: SVG: a box for each question, a rounder one for each outcome, a line for each answer.
//! Must never: say anything that the list beside it does not say, or need colours to be understood.

use super::nested::{NestedLine, NestedLineKind, lines};
use crate::base::escape;
use crate::render::checker_words::go_to_words;
use crate::site::{Checker, Page, Site};
use std::fmt::Write;

/// Measures of the drawing, in pixels.
const INDENT: usize = 40;
const WIDE: usize = 380;
const LINE: usize = 24;
const PAD: usize = 14;
const GAP: usize = 18;
/// How many letters fit a line of a box, with room to spare.
const LETTERS: usize = 36;

/// A box, placed.
struct FlowBox<'s> {
    line: NestedLine<'s>,
    /// Its words, and those of the answer that leads to it, line by line.
    words: Vec<String>,
    answer: Vec<String>,
    x: usize,
    /// Where the answer begins, where the box begins, where it ends.
    top: usize,
    upper: usize,
    lower: usize,
}

/// How wide and how high the drawing is.
pub fn size(site: &Site, page: &Page, checker: &Checker) -> (usize, usize) {
    measure(&place(site, page, checker))
}

fn measure(placed: &[FlowBox]) -> (usize, usize) {
    let deepest = placed.iter().map(|one| one.x).max().unwrap_or(0);
    (deepest + WIDE + PAD, placed.last().map_or(0, |last| last.lower) + PAD)
}

/// Where the drawing is published.
pub fn address(checker: &Checker) -> String {
    format!("{}drawing.svg", checker.all)
}

/// The drawing, black on white like a sheet of paper; a mirror image where lines begin on the right.
pub fn svg(site: &Site, page: &Page, checker: &Checker) -> String {
    let placed = place(site, page, checker);
    let (width, height) = measure(&placed);
    let rtl = site.locale(page).is_rtl();
    let across = |x: usize| if rtl { width - x } else { x };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><title>"
    );
    escape(&mut out, page.title());
    let direction = if rtl { " direction=\"rtl\"" } else { "" };
    let _ = write!(
        out,
        "</title><path d=\"M0 0H{width}V{height}H0z\" fill=\"#fff\"/><g fill=\"none\" stroke=\"#000\" stroke-width=\"2\" font-family=\"sans-serif\"{direction}>"
    );
    for (at, one) in placed.iter().enumerate() {
        if let Some(above) = placed[..at].iter().rev().find(|above| above.line.depth < one.line.depth) {
            let (x, y) = (across(above.x + INDENT / 2), (one.upper + one.lower) / 2);
            let _ = write!(out, "<path d=\"M{x} {}V{y}H{}\"/>", above.lower, across(one.x));
        }
        draw(&mut out, checker, one, across);
    }
    out.push_str("</g></svg>");
    out
}

fn place<'s>(site: &'s Site, page: &'s Page, checker: &'s Checker) -> Vec<FlowBox<'s>> {
    let mut y = PAD;
    let place = |line: NestedLine<'s>| {
        let words = match &line.what {
            NestedLineKind::Part(part) => {
                format!("{}. {}", part + 1, checker.parts[*part].title(&page.doc.tree))
            }
            NestedLineKind::Again(part) => go_to_words(site, page, *part),
            NestedLineKind::Other(title, _) => title.to_string(),
        };
        let (words, answer) = (wrap(&words), wrap(line.answer));
        let top = y;
        let upper = top + answer.len() * LINE;
        let lower = upper + words.len() * LINE + PAD;
        y = lower + GAP;
        FlowBox { x: line.depth * INDENT + PAD, line, words, answer, top, upper, lower }
    };
    lines(site, checker).into_iter().map(place).collect()
}

fn draw(out: &mut String, checker: &Checker, one: &FlowBox, across: impl Fn(usize) -> usize) {
    let (round, width, dash) = match one.line.what {
        NestedLineKind::Part(part) if checker.parts[part].is_question() => (4, 2, ""),
        NestedLineKind::Part(_) => (20, 4, ""),
        NestedLineKind::Again(_) | NestedLineKind::Other(..) => (4, 2, " stroke-dasharray=\"6 5\""),
    };
    let _ = write!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{round}\" stroke-width=\"{width}\"{dash}/>",
        across(one.x).min(across(one.x + WIDE - 2)),
        one.upper,
        WIDE - 2,
        one.lower - one.upper
    );
    let mut text = |words: &[String], x: usize, y: usize, weight: u32| {
        for (at, line) in words.iter().enumerate() {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"17\" font-weight=\"{weight}\" fill=\"#000\" stroke=\"none\">",
                across(x),
                y + at * LINE
            );
            escape(out, line);
            out.push_str("</text>");
        }
    };
    text(&one.answer, one.x + 8, one.top + LINE - 7, 700);
    text(&one.words, one.x + PAD, one.upper + PAD / 2 + LINE - 7, 400);
}

/// Words in lines that fit a box.
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
