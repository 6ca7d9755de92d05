//! A table with many columns
//!
//! A table of more than 4 columns does not fit a phone, a narrow leaflet or large print: readers must move it sideways
//! to see it all.
//!
//! **Helps:** people who read on a phone or with large letters, and people who listen to a table cell by cell.
//! **Source:** WCAG 1.4.10, Reflow; NHS, Tables: keep them small.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Open | Phone | Letter |
//! |---|---|---|---|
//! | Monday | yes | yes | no |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Open | Phone | Letter | Visit |
//! |---|---|---|---|---|
//! | Monday | yes | yes | no | no |
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;
use crate::doc::NodeKind;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "table-width",
        Severity::Warning,
        "On a phone, in large print and in leaflets the table is wider than the page.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("table_width.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [4, 4, 4], [4, 4, 4]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let (Some(limit), document) = (prose.limit(&THRESHOLDS), prose.document) else { return };
    if document.tree.tables.iter().all(|table| table.columns.len() <= limit) {
        return;
    }
    for node in document.tree.walk() {
        let NodeKind::Table(entry) = node.kind() else { continue };
        let columns = document.tree.tables[entry as usize].columns.len();
        if columns > limit {
            let help = "Make two tables of it, or a list with a heading for each line of the table.";
            found.add(
                document.location_of(node),
                format!(
                    "This table has {columns} columns. The limit here is {limit}: more do not fit on a phone."
                ),
                help,
            );
        }
    }
}
