//! A leaflet without a version of its own
//!
//! Leaflets lie in drawers for years. The version code stands on every one, and in the address and the code square that are
//! printed on it, so that the site can tell somebody with an old leaflet that there is a newer one. When you change a
//! leaflet, give it a new version, and put the old one into earlier_versions.
//!
//! **Helps:** people who hold a leaflet that is no longer right.
//! **Source:** a rule of this project.
//!
//! ```good content/en/about-us.people.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! version: about-2
//! earlier_versions: [about-1]
//! ---
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.people.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! ---
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.people.leaflet.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! version: about-1
//! earlier_versions: [about-1]
//! ---
//!
//! We talk with you.
//! ```

use crate::base::reported_rules;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &reported_rules::LEAFLET_VERSION,
    kind: RuleKind::Page(judge),
    file: include_str!("leaflet_version.rs"),
};

fn judge(_: &Site, page: &Page, found: &mut Reporter) {
    if page.role == Role::Leaflet
        && page.state == State::Live
        && page.doc.front_matter.version.is_none()
        && !page.doc.damaged
    {
        let help = format!("Add a line below the title, such as: version: {}-1", page.doc.content_path.stem);
        found.add(page.doc.location(page.doc.top()), "This leaflet has no version code.", help);
    }
}
