//! A page that nobody looks after
//!
//! Each page says who looks after it. Whoever finds a mistake knows whom to tell, and a review has somebody to do it. An
//! Easy Read page or a leaflet is looked after by the owner of its page, unless it names its own.
//!
//! **Helps:** people who rely on a page being right, long after it was written.
//! **Source:** NHS, Standard for creating health content; PIF TICK, criterion 1.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! owner: Mary
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-owner",
        Severity::Warning,
        "When the page is wrong, nobody is there to put it right.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("page_owner.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    let is_list = matches!(page.role, Role::AtoZ | Role::Leaflets);
    if page.state == State::Live
        && !is_list
        && !doc.damaged
        && !doc.text().trim().is_empty()
        && site.owner(page).is_none()
    {
        found.add(
            doc.location(doc.top()),
            "This page does not say who looks after it.",
            "Add a line below the title with a name or a role, such as: owner: The office",
        );
    }
}
