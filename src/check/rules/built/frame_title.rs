//! A page within the page that has no name
//!
//! A page that is shown within another one, such as a map or a film, says what it is: title="…".
//!
//! **Helps:** people who use a screen reader: they choose whether to step into it.
//! **Source:** WCAG 4.1.2, Name, Role, Value; WCAG 2.4.1, Bypass Blocks.
//!
//! ```good themes/plain/parts/about.html
//! <p><iframe src="{{ site.urls.a_z }}" title="All pages from A to Z"></iframe></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><iframe src="{{ site.urls.a_z }}"></iframe></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "frame-title",
        Severity::Error,
        "A screen reader says “frame” and nothing else: nobody knows what is in it.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("frame_title.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for frame in page.any_of([Tag::Iframe, Tag::Frame]) {
        if !frame.is_labelled() && !frame.is_silent() {
            faults.add(
                &frame,
                "This page within the page has no name.",
                "Write what it is: title=\"Map of our office\"",
            );
        }
    }
}
