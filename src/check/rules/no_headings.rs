//! A long page without headings
//!
//! A text of more than 300 words needs headings: lines that begin with ##. They show what is on the page, and lead to
//! it. Words in tables and in the glossary are not counted.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, people who read slowly, and people in a
//! hurry.
//! **Source:** WCAG 2.4.10, Section Headings; NHS, Headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## What an advocate does
//!
//! An advocate helps you to say what you want, and goes with you to meetings. An advocate helps you to
//! say what you want, and goes with you to meetings. An advocate helps you to say what you want, and
//! goes with you to meetings. An advocate helps you to say what you want, and goes with you to
//! meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps you to say what you want, and goes with you to meetings. An advocate helps you to
//! say what you want, and goes with you to meetings. An advocate helps you to say what you want, and
//! goes with you to meetings. An advocate helps you to say what you want, and goes with you to
//! meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings. An advocate
//! helps you to say what you want, and goes with you to meetings. An advocate helps you to say what you
//! want, and goes with you to meetings. An advocate helps you to say what you want, and goes with you
//! to meetings. An advocate helps you to say what you want, and goes with you to meetings.
//! ```

use super::{Found, Judge, Rule, Severity};
use crate::doc::{Document, Kind};

pub const RULE: Rule = Rule {
    id: "no-headings",
    severity: Severity::Warning,
    why: "Who looks for one answer must read the whole page.",
    judge: Judge::Document(judge),
    file: include_str!("no_headings.rs"),
};

/// Words that can be looked over without headings.
const MOST: usize = 300;

fn judge(document: &Document, found: &mut Found) {
    if !document.tree.headings.is_empty() {
        return;
    }
    let mut words = 0;
    let mut pass_to = 0;
    for node in document.tree.walk() {
        match node.kind() {
            _ if node.span().end <= pass_to => {}
            Kind::Table(_) | Kind::DefinitionList | Kind::CodeBlock => pass_to = node.span().end,
            _ => words += node.words().split_ascii_whitespace().count(),
        }
    }
    if words > MOST {
        let message = format!("This page has {words} words and no heading.");
        found.add(document.place(document.top()), message, "Part it with headings that say what follows, such as: ## Who can get help");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::shown::found_in;

    #[test]
    fn three_hundred_words_need_no_heading() {
        let page = |words: usize, after: &str| format!("{}\n\n{after}", "word ".repeat(words));
        assert_eq!(found_in("no-headings", &page(300, "")), [] as [&str; 0]);
        assert_eq!(found_in("no-headings", &page(301, "")).len(), 1);
        assert_eq!(found_in("no-headings", &page(301, "## A part\n\nMore.")), [] as [&str; 0]);
        assert_eq!(found_in("no-headings", &page(300, "| A | B |\n|---|---|\n| c | d |")), [] as [&str; 0]);
    }
}
