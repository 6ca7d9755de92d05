//! A page without a title
//!
//! The title of a page stands in tabs, bookmarks and lists of search results, and it is the first thing that a
//! screen reader says. It names the page, then the site.
//!
//! **Helps:** people who have many pages open, people who use a screen reader, and people who search.
//! **Source:** WCAG 2.4.2, Page Titled.
//!
//! ```good themes/plain/parts/head.html
//! <meta name="description" content="{{ page.summary }}">
//! ```
//!
//! ```bad themes/plain/parts/head.html
//! <title></title>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-title",
        Severity::Error,
        "Nobody knows which page this is before having read it.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("page_title.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    let mut titles = page.all(Tag::Title).filter(|title| !title.is_in(Tag::Svg));
    let first = titles.next();
    let help = "Write into <head>: <title>The name of the page – the name of the site</title>";
    match first {
        None if page.is_seen() => {
            faults.add_at(page.top(), "The page has no title.", help);
        }
        Some(title) if title.text().is_empty() => {
            faults.add(&title, "The title of the page is empty.", help);
        }
        _ => {}
    }
    if let Some(second) = titles.next() {
        faults.add(&second, "The page has a second title.", "Leave one <title> in <head>.");
    }
}
