//! A page without a main part, or with two
//!
//! The text of a page stands in one element called main. Header, navigation and footer stand outside it. Programs
//! that read a page aloud jump there with one key.
//!
//! **Helps:** people who use a screen reader, and people who use reader view.
//! **Source:** WCAG 1.3.1, Info and Relationships; WCAG 2.4.1, Bypass Blocks.
//!
//! ```good themes/plain/parts/about.html
//! <div><p>You are reading our website.</p></div>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <main><p>You are reading our website.</p></main>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-main",
        Severity::Error,
        "A screen reader cannot jump to the text, and reads out the navigation on every page first.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("page_main.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    if !page.is_seen() {
        return;
    }
    let is_main = |element: &Element| element.tag() == Tag::Main || element.is(Attr::Role, &["main"]);
    let mut mains = page.elements().filter(is_main).filter(|main| !main.is_hidden());
    match (mains.next(), mains.next()) {
        (None, _) => {
            faults.add_at(
                page.top(),
                "The page has no main part.",
                "Put the text of the page into <main>, without header, navigation and footer.",
            );
        }
        (Some(_), Some(second)) => {
            faults.add(
                &second,
                "The page has a second main part.",
                "Leave one <main>, and write <div> or <section> here.",
            );
        }
        _ => {}
    }
}
