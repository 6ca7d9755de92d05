//! Floor 3: a checker as lists in lists.
//! In: a checker. Out: HTML: each question, its answers, and below each answer what comes next. A part that
//! was shown before is referred to by its number.
//! Must never: nest deeper than the most steps that a checker may have.

use crate::base::escape;
use crate::render::checker_words::{answer_words, go_to_part, other_checker, part_title};
use crate::site::{AnswerTarget, Checker, MAX_STEPS, Page, Site};
use std::borrow::Cow;
use std::collections::HashSet;

/// One line of the list: what an answer leads to.
pub struct NestedLine<'s> {
    /// The nesting depth, from 0.
    pub depth: usize,
    /// The answer that leads to it; empty for the first question.
    pub answer: Cow<'s, str>,
    /// What the answer leads to.
    pub kind: NestedLineKind<'s>,
}

/// What an answer leads to.
pub enum NestedLineKind<'s> {
    /// A part that was not shown before, by its index.
    Part(usize),
    /// A part that was shown before, or would be nested too deep, by its index.
    Again(usize),
    /// Another checker: its title and its address.
    Other(Cow<'s, str>, Cow<'s, str>),
}

/// The parts of a checker in depth-first order, each shown once.
pub fn lines<'s>(site: &'s Site, page: &'s Page, checker: &'s Checker) -> Vec<NestedLine<'s>> {
    let mut lines = Vec::new();
    let mut shown = HashSet::new();
    let mut stack: Vec<(usize, Cow<str>, AnswerTarget)> =
        if checker.parts.is_empty() { Vec::new() } else { vec![(0, "".into(), AnswerTarget::Part(0))] };
    while let Some((depth, answer, target)) = stack.pop() {
        let kind = match target {
            AnswerTarget::Part(part) if depth > MAX_STEPS || !shown.insert(part) => {
                NestedLineKind::Again(part)
            }
            AnswerTarget::Part(part) => {
                let answers = checker.parts[part].answers.iter().rev();
                stack.extend(answers.map(|answer| (depth + 1, answer_words(site, page, answer), answer.to)));
                NestedLineKind::Part(part)
            }
            target => match other_checker(site, target) {
                Some(link) => NestedLineKind::Other(link.title, link.url),
                None => continue,
            },
        };
        lines.push(NestedLine { depth, answer, kind });
    }
    lines
}

/// The lists as HTML.
pub fn html(site: &Site, page: &Page, checker: &Checker) -> String {
    let mut out = String::new();
    let mut depth = None;
    for line in lines(site, page, checker) {
        match depth {
            Some(above) if above >= line.depth => {
                out.push_str("</li>");
                (line.depth..above).for_each(|_| out.push_str("</ul></li>"));
            }
            _ => out.push_str("<ul>"),
        }
        depth = Some(line.depth);
        out.push_str("<li>");
        if !line.answer.is_empty() {
            out.push_str("<strong>");
            escape(&mut out, &line.answer);
            out.push_str("</strong>: ");
        }
        let (url, words) = match line.kind {
            NestedLineKind::Part(part) => {
                let title = part_title(site, page, &checker.parts[part]);
                (anchor(page, checker, part), format!("{}. {title}", part + 1))
            }
            NestedLineKind::Again(part) => (anchor(page, checker, part), go_to_part(site, page, part)),
            NestedLineKind::Other(title, url) => (url.into_owned(), title.into_owned()),
        };
        out.push_str("<a class=\"stand-alone\" href=\"");
        escape(&mut out, &url);
        out.push_str("\">");
        escape(&mut out, &words);
        out.push_str("</a>");
    }
    (0..=depth.unwrap_or(0)).filter(|_| depth.is_some()).for_each(|_| out.push_str("</li></ul>"));
    out
}

/// The address of a part's heading, on the page that shows all of them.
fn anchor(page: &Page, checker: &Checker, part: usize) -> String {
    format!("#{}", page.doc.tree.headings[checker.parts[part].heading as usize].id)
}
