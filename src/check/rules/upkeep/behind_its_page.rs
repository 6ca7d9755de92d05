//! An Easy Read text or a leaflet that is older than its page
//!
//! An Easy Read text or a leaflet says the same as its page. When the page has been checked again, somebody must check
//! that the Easy Read text and the leaflets still say what the page says. Then they write the new day under reviewed
//! there too.
//!
//! **Helps:** people who read Easy Read or hold a leaflet: they must not be told less, or something older, than
//! others.
//! **Source:** W3C, Making Content Usable for People with Cognitive and Learning Disabilities, 7.2; a rule of this
//! project.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: About us
//! reviewed: 2026-10-01
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We talk with you.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "behind-its-page",
        Severity::Warning,
        "Readers of Easy Read or a leaflet may be told less than others, or something that is no longer true.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("behind_its_page.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let Some(standard) = page.standard_page.map(|standard| site.page(standard)) else { return };
    let (own, of_page) = (&page.doc.front_matter.reviewed, &standard.doc.front_matter.reviewed);
    let (Some(own), Some(of_page)) = (own, of_page) else { return };
    if page.state == State::Live && own.value < of_page.value {
        let message = format!(
            "The page that this text belongs to was checked on {}, and this text on {}.",
            of_page.value, own.value
        );
        let help = format!(
            "Read {} and put right here what has changed, then write the day: reviewed: {}",
            standard.doc.path, site.today
        );
        let finding = found.add(page.doc.location(own.span), message, help);
        finding.related.push((standard.doc.location(of_page.span), "the page was checked later".into()));
    }
}
