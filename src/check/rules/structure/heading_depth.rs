//! Headings that go too deep
//!
//! The title of a page is level 1, ## is level 2, ### is level 3. A page has at most 4 levels. Easy Read has at most
//! 3. If a text needs more levels, make several pages of it.
//!
//! **Helps:** people who go from heading to heading, and people who lose the thread in parts of parts.
//! **Source:** UNE 153101, Easy Read: at most 3 levels; NHS, Headings.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! ### Under 18
//!
//! #### At school
//!
//! You can.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! ### Under 18
//!
//! #### At school
//!
//! ##### After lessons
//!
//! You can.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! ### Under 18
//!
//! #### At school
//!
//! ![](../pictures/talk.svg)
//!
//! You can.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::thresholds::Thresholds;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "heading-depth",
        Severity::Warning,
        "Readers lose the thread when parts have parts that have parts.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("heading_depth.rs"),
};

/// The most that is allowed: `plain`, `print` and `large` texts, then each standard of Easy Read.
pub const THRESHOLDS: Thresholds = Thresholds::new(RULE.info, [4, 4, 4], [3, 3, 3]);

fn judge(prose: &Prose, found: &mut Reporter) {
    let Some(deepest) = prose.limit(&THRESHOLDS) else { return };
    for heading in prose.document.tree.headings.iter().filter(|heading| usize::from(heading.level) > deepest)
    {
        let message = format!("This heading is of level {}. The limit here is {deepest}.", heading.level);
        let help = format!(
            "Write {} in place of {}, or make a page of its own of this part.",
            "#".repeat(deepest),
            "#".repeat(heading.level.into())
        );
        found.add(prose.document.location(heading.span), message, help);
    }
}
