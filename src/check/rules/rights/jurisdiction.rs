//! A law without the nation that it is for
//!
//! England, Wales, Scotland and Northern Ireland have different laws and benefits. A page that names one says where it
//! applies: applies_to in the page or, for all pages, in content/site.toml. It is shown on the page. English only.
//!
//! **Helps:** people on the other side of a border, who read about a right that they do not have.
//! **Source:** GOV.UK Design System, Step by step: say where something is not relevant; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! applies_to: [England]
//! ---
//!
//! The Care Act gives you a right. Act soon.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The Care Act gives you a right.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You may get Carer’s Allowance.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Topics;
use crate::check::law::is_read_in_english;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "jurisdiction",
        Severity::Warning,
        "Somebody in another nation reads about a right that they may not have.",
    ),
    kind: RuleKind::Topics(judge, None),
    file: include_str!("jurisdiction.rs"),
};

fn judge(site: &Site, page: &Page, topics: &Topics, found: &mut Reporter) {
    if !site.settings.applies_to.is_empty()
        || !page.doc.front_matter.applies_to.is_empty()
        || !is_read_in_english(site, page)
    {
        return;
    }
    if let Some(span) = topics.law {
        let help = "Add a line below the title: applies_to: [England] For all pages, write in content/site.toml: applies_to = [\"England\"]";
        found.add(
            page.doc.location(span),
            "This page names a law or a benefit, and not the nations where it applies.",
            help,
        );
    }
}
