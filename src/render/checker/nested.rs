//! Floor 3: a checker as lists in lists.
//! In: a checker. Out: HTML: each question, its answers, and below each answer what comes next; what was
//! shown before is named by its number.
//! Must never: nest deeper than a checker may be long.

use crate::base::escape;
use crate::render::checker_words::{go_to_words, other};
use crate::site::{AnswerTarget, Checker, MAX_STEPS, Page, Site};
use std::collections::HashSet;

/// One line of the list: a part that is met on the way through a checker.
pub struct NestedLine<'s> {
    /// How deep it stands.
    pub depth: usize,
    /// The answer that leads to it; empty for the first question.
    pub answer: &'s str,
    /// What it is.
    pub what: NestedLineKind<'s>,
}

/// What an answer leads to.
pub enum NestedLineKind<'s> {
    /// A part, met for the first time.
    Part(usize),
    /// A part that was met before, or stands too deep.
    Again(usize),
    /// The title and the address of another checker.
    Other(std::borrow::Cow<'s, str>, std::borrow::Cow<'s, str>),
}

/// The way through a checker that visits each part once.
pub fn lines<'s>(site: &'s Site, checker: &'s Checker) -> Vec<NestedLine<'s>> {
    let mut lines = Vec::new();
    let mut met = HashSet::new();
    let mut open: Vec<(usize, &str, AnswerTarget)> =
        if checker.parts.is_empty() { Vec::new() } else { vec![(0, "", AnswerTarget::Part(0))] };
    while let Some((depth, answer, to)) = open.pop() {
        let what = match to {
            AnswerTarget::Part(part) if depth > MAX_STEPS || !met.insert(part) => NestedLineKind::Again(part),
            AnswerTarget::Part(part) => {
                let answers = checker.parts[part].answers.iter().rev();
                open.extend(answers.map(|answer| (depth + 1, &*answer.words, answer.to)));
                NestedLineKind::Part(part)
            }
            to => match other(site, to) {
                Some(link) => NestedLineKind::Other(link.title, link.url),
                None => continue,
            },
        };
        lines.push(NestedLine { depth, answer, what });
    }
    lines
}

/// The lists.
pub fn html(site: &Site, page: &Page, checker: &Checker) -> String {
    let tree = &page.doc.tree;
    let mut out = String::new();
    let mut depth = None;
    for line in lines(site, checker) {
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
            escape(&mut out, line.answer);
            out.push_str("</strong>: ");
        }
        let (url, words) = match line.what {
            NestedLineKind::Part(part) => {
                (anchor(page, checker, part), format!("{}. {}", part + 1, checker.parts[part].title(tree)))
            }
            NestedLineKind::Again(part) => (anchor(page, checker, part), go_to_words(site, page, part)),
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

/// The heading of a part, on the page that shows all of them.
fn anchor(page: &Page, checker: &Checker, part: usize) -> String {
    format!("#{}", page.doc.tree.headings[checker.parts[part].heading as usize].id)
}
