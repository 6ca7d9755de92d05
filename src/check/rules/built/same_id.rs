//! One id on two elements
//!
//! An id names one place of a page. Links, labels and descriptions find their place by it. Where two elements have
//! the same id, only the first is found.
//!
//! **Helps:** people who follow links within a page, and people who use a screen reader.
//! **Source:** HTML, the id attribute; WCAG 1.3.1, Info and Relationships.
//!
//! ```good themes/plain/parts/about.html
//! <p id="first">We are a charity.</p><p id="second">We are free.</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p id="first">We are a charity.</p><p id="first">We are free.</p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "same-id",
        Severity::Error,
        "Links and labels that mean the second place lead to the first.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("same_id.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for element in page.with_taken_id().filter(|element| !element.is_in(Tag::Template)) {
        let id = element.get(Attr::Id).unwrap_or("");
        faults.add(
            &element,
            format!("Something before this has the id “{id}” too."),
            format!("Give this one another id than {id}."),
        );
    }
}
