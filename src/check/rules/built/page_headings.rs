//! Headings of a page that are out of order
//!
//! A page has one heading of the first level: its title. The headings below it leave no level out, and none is
//! empty. This is checked on the page as it is built, with what the theme adds. For the headings of a text see
//! heading-order.
//!
//! **Helps:** people who use a screen reader and go from heading to heading, and everybody who looks over a page
//! for the right part.
//! **Source:** WCAG 1.3.1, Info and Relationships; WCAG 2.4.6, Headings and Labels; WCAG 2.4.10, Section Headings.
//!
//! ```good themes/plain/parts/about.html
//! <h2>About us</h2><p>We are a charity.</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <h4>About us</h4><p>We are a charity.</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <h2></h2><p>We are a charity.</p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::check::rules::structure::heading_order;
use crate::html::{Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-headings",
        Severity::Error,
        "A screen reader reads out a page that seems to have parts missing.",
    ),
    kind: RuleKind::Built(judge, Some(heading_order::RULE.info)),
    file: include_str!("page_headings.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    let mut previous = 0;
    let (mut level_one_count, mut has_heading) = (0, false);
    for heading in page.any_of(Tag::HEADINGS) {
        let Some(level) = heading.tag().level().filter(|_| !heading.is_silent()) else { continue };
        has_heading = true;
        if !heading.says_something() && !heading.is_labelled() {
            faults.add(&heading, "This heading has no words.", "Write words into it, or take it out.");
            continue;
        }
        level_one_count += u32::from(level == 1);
        if level == 1 && level_one_count == 2 {
            faults
                .add(
                    &heading,
                    "This is the second heading of the first level.",
                    "Write <h2> for all but the title of the page.",
                )
                .warn();
        } else if level > previous + 1 && previous > 0 {
            let message = format!("A level of headings is left out here: h{level} comes after h{previous}.");
            faults.add(&heading, message, format!("Write <h{}> in place of <h{level}>.", previous + 1));
        }
        previous = level;
    }
    if level_one_count == 0 && page.is_seen() {
        let message = if has_heading {
            "None of the headings is of the first level."
        } else {
            "The page has no heading."
        };
        faults.add_at(page.top(), message, "Write the title of the page as <h1>.");
    }
}
