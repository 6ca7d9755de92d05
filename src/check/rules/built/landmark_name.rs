//! Two navigations that cannot be told apart
//!
//! Where a page has more than one navigation, each has a name of its own, such as “Main navigation” and “You are
//! here”. The word “navigation” is said by the screen reader.
//!
//! **Helps:** people who use a screen reader and go from one part of a page to the next.
//! **Source:** WCAG 1.3.1, Info and Relationships; WCAG 1.3.6, Identify Purpose.
//!
//! ```good themes/plain/parts/about.html
//! <nav aria-label="More about us"><ul><li><a href="{{ site.home }}">Home</a></li></ul></nav>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <nav><ul><li><a href="{{ site.home }}">Home</a></li></ul></nav>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "landmark-name",
        Severity::Warning,
        "A screen reader says “navigation” twice, and nobody knows which is which.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("landmark_name.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    let is_nav = |element: &Element| element.tag() == Tag::Nav || element.is(Attr::Role, &["navigation"]);
    let navs: Vec<Element> = page.elements().filter(is_nav).filter(|nav| !nav.is_hidden()).collect();
    if navs.len() < 2 {
        return;
    }
    let name = |nav: &Element| {
        nav.get(Attr::AriaLabel)
            .or(nav.get(Attr::AriaLabelledby))
            .or(nav.get(Attr::Title))
            .unwrap_or("")
            .trim()
            .to_lowercase()
    };
    let help = "Write what it holds: <nav aria-label=\"Main\">";
    for (index, nav) in navs.iter().enumerate() {
        if !nav.is_labelled() {
            faults.add(nav, "The page has several navigations, and this one has no name.", help);
        } else if navs[..index].iter().any(|other| name(other) == name(nav)) {
            faults.add(nav, "Another navigation of the page has the same name.", help);
        }
    }
}
