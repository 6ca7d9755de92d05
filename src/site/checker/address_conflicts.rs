//! Floor 2: the addresses of a checker's parts.
//! In: the whole site. Out: findings where another page has the address already.
//! Must never: give one address to two pages without a word.

use crate::base::{Finding, Findings, Severity};
use crate::site::Site;

/// Parts of checkers whose address another page has already.
pub fn address_conflicts(site: &Site) -> Findings {
    let mut notes = Findings::new();
    for page in &site.pages {
        let Some(checker) = &page.checker else { continue };
        for part in &checker.parts {
            let Some(way) = &part.path else { continue };
            if way.address == checker.all || site.page_with_address(&way.address).is_some() {
                let heading = &page.doc.tree.headings[part.heading as usize];
                notes.push(Finding::new(
                    "address-taken",
                    Severity::Error,
                    page.doc.location(heading.span),
                    format!("This question would have the address {}, and another page has it.", way.address),
                    "One of the two pages would reach nobody.",
                    "Give the heading another id, such as {#where-are-you}",
                ));
            }
        }
    }
    notes
}
