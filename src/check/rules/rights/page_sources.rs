//! What the law says, without where it says so
//!
//! A page about rights says where its facts come from: the Act and its section, or the guidance. Then staff can check it,
//! and readers can show it to others. An Easy Read page or a leaflet may leave that to its page. A page counts as one
//! about rights if it names laws or benefits more than once. English only.
//!
//! **Helps:** people who have to prove their right to somebody who doubts it.
//! **Source:** NHS, Standard for creating health content; PIF TICK, criterion 4.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sources:
//!   - title: Care Act 2014, section 67
//!     url: https://www.legislation.gov.uk/ukpga/2014/23/section/67
//! ---
//!
//! The Care Act 2014 gives you a right. The Care Act says who has it.
//! ```
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We check pages about the Care Act often. Act now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The Care Act 2014 gives you a right. The Care Act says who has it.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Topics;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::topics::is_about_rights;
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "page-sources",
        Severity::Warning,
        "Nobody can check whether this is still the law, and readers cannot prove their right.",
    ),
    kind: RuleKind::Topics(judge, None),
    file: include_str!("page_sources.rs"),
};

fn judge(site: &Site, page: &Page, topics: &Topics, found: &mut Reporter) {
    let has_sources = |page: &Page| !page.doc.front_matter.sources.is_empty();
    if has_sources(page)
        || page.standard_page.is_some_and(|standard| has_sources(site.page(standard)))
        || !is_about_rights(site, page, topics)
    {
        return;
    }
    if let Some(span) = topics.law {
        let help = "Add to the lines at the top `sources:` and below it `- title: Care Act 2014, section 67` and `url: https://www.legislation.gov.uk/…`";
        found.add(
            page.doc.location(span),
            "This page says what the law is, and not where that comes from.",
            help,
        );
    }
}
