//! An order of keys that differs from the page
//!
//! The Tab key goes through a page from its top to its end. A tabindex above 0 makes it jump. Write things in the
//! order in which they are to be reached, and no number.
//!
//! **Helps:** people who use a keyboard or a switch.
//! **Source:** WCAG 2.4.3, Focus Order.
//!
//! ```good themes/plain/parts/about.html
//! <p><a href="{{ site.home }}">Our first page</a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><a href="{{ site.home }}" tabindex="3">Our first page</a></p>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "tab-order",
        Severity::Error,
        "The Tab key jumps over the page, and people who use it are lost.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("tab_order.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for element in page.with(Attr::Tabindex) {
        let number = element.get(Attr::Tabindex).unwrap_or("").trim();
        if number.parse::<i64>().is_ok_and(|number| number > 0) {
            faults.add(
                &element,
                format!("tabindex=\"{number}\" takes this out of its place in the order of keys."),
                "Take tabindex out.",
            );
        }
    }
}
