//! A table with an empty heading
//!
//! The first line of a table names its columns. A screen reader says that name before each cell. Without the name,
//! people who listen do not know what a number or a word in the table means.
//!
//! **Helps:** people who use a screen reader, and people who see only a part of the table at a time.
//! **Source:** WCAG 1.3.1, Info and Relationships: technique H51.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | Day | Open |
//! |---|---|
//! | Monday | 9am to 5pm |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | | |
//! |---|---|
//! | Monday | 9am to 5pm |
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! | | Open |
//! |---|---|
//! | Monday | 9am to 5pm |
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "column-name",
        Severity::Error,
        "People who listen to the table do not learn what its cells mean.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("column_name.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    if document.tree.tables.is_empty() {
        return;
    }
    for head in document.tree.walk().filter(|node| node.kind() == NodeKind::TableHead) {
        let has_content = |cell: NodeRef| {
            !cell.text().trim().is_empty()
                || cell
                    .descendants()
                    .any(|node| matches!(node.kind(), NodeKind::Fact(_) | NodeKind::Image(_)))
        };
        let empty: Vec<usize> = head
            .children()
            .enumerate()
            .filter(|(_, cell)| !has_content(*cell))
            .map(|(index, _)| index + 1)
            .collect();
        let help =
            "Write above each column, in the first line of the table, what stands in it: | Day | Open |";
        match empty.as_slice() {
            [] => {}
            // Many tables have an empty corner, and most people guess what belongs there.
            [1] if head.children().count() > 1 => {
                found
                    .add(document.location_of(head), "The first column of this table has no name.", help)
                    .set_severity(Severity::Warning);
            }
            [column] => {
                found.add(
                    document.location_of(head),
                    format!("Column {column} of this table has no name."),
                    help,
                );
            }
            several => {
                found.add(
                    document.location_of(head),
                    format!("{} columns of this table have no name.", several.len()),
                    help,
                );
            }
        }
    }
}
