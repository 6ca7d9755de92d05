//! A table whose columns have no headings
//!
//! The first row of a table says what each column holds, in cells called th. A heading of a row is a th with
//! scope="row". No heading is empty. Tables are for facts in rows and columns, never for the look of a page.
//!
//! **Helps:** people who use a screen reader: they hear the heading before each cell.
//! **Source:** WCAG 1.3.1, Info and Relationships.
//!
//! ```good themes/plain/parts/about.html
//! <table><thead><tr><th scope="col">Day</th><th scope="col">Time</th></tr></thead><tbody><tr><td>Monday</td><td>9am to 5pm</td></tr></tbody></table>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <table><tbody><tr><td>Day</td><td>Time</td></tr><tr><td>Monday</td><td>9am to 5pm</td></tr></tbody></table>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <table><thead><tr><th scope="col">Day</th><th scope="column">Time</th></tr></thead><tbody><tr><td>Monday</td><td>9am to 5pm</td></tr></tbody></table>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Element, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "table-heads",
        Severity::Warning,
        "A screen reader reads the cells without saying what they are.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("table_heads.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for table in page
        .all(Tag::Table)
        .filter(|table| !table.is(Attr::Role, &["presentation", "none"]) && !table.is_silent())
    {
        let is_own = |cell: &Element| {
            cell.above()
                .find(|above| above.tag() == Tag::Table)
                .is_some_and(|above| above.number() == table.number())
        };
        let heads: Vec<Element> =
            table.below().filter(|cell| cell.tag() == Tag::Th && is_own(cell)).collect();
        if heads.is_empty() && table.below().any(|cell| cell.tag() == Tag::Td && is_own(&cell)) {
            faults.add(&table, "This table has no headings.", "Write the cells of the first row as <th scope=\"col\">. If it is no table of facts, use no table.");
        }
        for head in heads {
            if head
                .get(Attr::Scope)
                .is_some_and(|_| !head.is(Attr::Scope, &["col", "row", "colgroup", "rowgroup"]))
            {
                faults.add(
                    &head,
                    "This heading does not say whether it is of a column or of a row.",
                    "Write scope=\"col\" or scope=\"row\".",
                );
            } else if !head.says_something() && !head.is_labelled() {
                faults.add(
                    &head,
                    "This heading of a table has no words.",
                    "Write what the column or the row holds.",
                );
            }
        }
    }
}
