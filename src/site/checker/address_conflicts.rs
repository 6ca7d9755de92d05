//! Floor 2: conflicts between the addresses of a checker's parts and of pages.
//! In: all pages and their checkers. Out: findings for parts whose address another page has.
//! Must never: give one address to two pages without a finding.

use super::model::Checker;
use crate::base::{Finding, Findings, reported_rules};
use crate::site::addresses::AddressedPages;

/// A finding for each part of a checker whose address another page has.
pub(in crate::site) fn address_conflicts(
    pages: &AddressedPages,
    checkers: &[Option<Box<Checker>>],
) -> Findings {
    let mut findings = Findings::new();
    for (page, checker) in pages.own().iter().zip(checkers) {
        let Some(checker) = checker else { continue };
        for part in &checker.parts {
            let Some(path) = &part.path else { continue };
            if path.address == checker.all || pages.index.page_with_address(&path.address).is_some() {
                let heading = &page.doc.tree.headings[part.heading as usize];
                findings.push(Finding::new(
                    &reported_rules::ADDRESS_TAKEN,
                    page.doc.location(heading.span),
                    format!(
                        "This question would have the address {}, and another page has it.",
                        path.address
                    ),
                    "Give the heading another id, such as {#where-are-you}",
                ));
            }
        }
    }
    findings
}
