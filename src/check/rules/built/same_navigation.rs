//! Navigation in another order than on other pages
//!
//! The links of the navigation stand in the same order on every page, in every language. Navigations that have the
//! same name are compared. Some links may be missing on a page, but none may change places.
//!
//! **Helps:** people who remember where a link stands, people with little memory, and people who use a magnifier.
//! **Source:** WCAG 3.2.3, Consistent Navigation.
//!
//! ```good themes/plain/parts/breadcrumb.html
//! <nav aria-label="Short"><a href="{{ site.home }}">Home</a> <a href="{{ site.urls.a_z }}">A to Z</a></nav>
//! ```
//!
//! ```bad themes/plain/parts/breadcrumb.html
//! {% if page.kind == "home" %}
//! <nav aria-label="Short"><a href="{{ site.home }}">Home</a> <a href="{{ site.urls.a_z }}">A to Z</a></nav>
//! {% else %}
//! <nav aria-label="Short"><a href="{{ site.urls.a_z }}">A to Z</a> <a href="{{ site.home }}">Home</a></nav>
//! {% endif %}
//! ```

use crate::base::{BuildIdentityHasher, RuleInfo, Severity};
use crate::check::built::PageSummary;
use crate::check::rule::SiteReporter;
use crate::check::rule::{Rule, RuleKind};
use std::collections::{HashMap, HashSet};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "same-navigation",
        Severity::Warning,
        "People who have learned where a link is find another one there, and have to search on every page.",
    ),
    kind: RuleKind::AllBuilt(judge),
    file: include_str!("same_navigation.rs"),
};

fn judge(pages: &[&PageSummary], faults: &mut SiteReporter) {
    // For each name of a navigation, the place of each link on the first page that has it.
    let mut orders: HashMap<u64, HashMap<u64, usize, BuildIdentityHasher>, BuildIdentityHasher> =
        HashMap::default();
    for (index, page) in pages.iter().enumerate() {
        for nav in &page.navs {
            let Some(order) = orders.get(&nav.name) else {
                let mut order = HashMap::default();
                nav.links.iter().enumerate().for_each(|(place, link)| {
                    order.entry(*link).or_insert(place);
                });
                orders.insert(nav.name, order);
                continue;
            };
            let mut seen = HashSet::<u64, BuildIdentityHasher>::default();
            let places: Vec<usize> = nav
                .links
                .iter()
                .filter(|link| seen.insert(**link))
                .filter_map(|link| order.get(link).copied())
                .collect();
            if !places.is_sorted() {
                let help = "Write the links in the same order on every page.";
                faults.add(
                    index,
                    nav.span,
                    "The links of this navigation stand in another order than on other pages.",
                    help,
                );
            }
        }
    }
}
