//! A page that is dangerous to be seen with, and cannot be left quickly
//!
//! Somebody who lives with an abuser may have to hide a page at once. With sensitive: true a page has a button that leaves
//! it, and says what the button cannot do. Pages with the tag abuse, domestic-abuse, child-abuse, rape, stalking or
//! whistleblowing need it. Where most pages have it, it no longer warns anybody, and it frightens those who are not in
//! danger.
//!
//! **Helps:** people who are watched by the person who hurts them.
//! **Source:** GOV.UK Design System, Exit a page quickly.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! tags: [stalking]
//! sensitive: true
//! ---
//!
//! > [!urgent-help]
//! > Phone 999 if you are in danger now.
//!
//! Nobody may follow you.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! tags: [stalking]
//! ---
//!
//! > [!urgent-help]
//! > Phone 999 if you are in danger now.
//!
//! Nobody may follow you.
//! ```
//!
//! ```bad content/en/about-us.md
//! ---
//! title: About us
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! We talk with you.
//! ```
//! ```and content/en/contact.md
//! ---
//! title: Contact
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! > [!contact] imha
//! ```
//! ```and content/en/index.md
//! ---
//! title: A charity
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! We help. [How to reach us](contact.md)
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "sensitive-page",
        Severity::Warning,
        "Somebody who is watched cannot leave the page fast enough. Where every page warns, nobody is warned.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("sensitive_page.rs"),
};

/// Tags of pages that are dangerous to be seen with.
const TAGS: [&str; 8] = [
    "abuse",
    "child-abuse",
    "domestic-abuse",
    "domestic-violence",
    "rape",
    "sexual-abuse",
    "stalking",
    "whistleblowing",
];

fn judge_page(_: &Site, page: &Page, found: &mut Reporter) {
    let front = &page.doc.front_matter;
    if page.state != State::Live || front.sensitive {
        return;
    }
    if let Some(tag) =
        front.tags.iter().find(|tag| TAGS.contains(&&*tag.value.to_lowercase().replace([' ', '_'], "-")))
    {
        let message = format!("A page with the tag {} should have a way to leave it quickly.", tag.value);
        found.add(page.doc.location(tag.span), message, "Add a line below the title: sensitive: true");
    }
}

/// With fewer sensitive pages their share of the site is not judged: a small site may have few other pages.
const FEWEST: usize = 3;

fn judge_site(site: &Site, found: &mut Reporter) {
    let live = site.live().count();
    let sensitive: Vec<&Page> =
        site.live().map(|(_, page)| page).filter(|page| page.doc.front_matter.sensitive).collect();
    if sensitive.len() >= FEWEST && sensitive.len() * 2 > live {
        let page = sensitive[0];
        let message = format!("{} of {live} pages show “exit this page”.", sensitive.len());
        let help = "Keep sensitive: true for pages that are dangerous to be seen with, and take it out of the others.";
        // The share grows when other pages end.
        found.add(page.doc.location(page.doc.top()), message, help).set_by_time();
    }
}
