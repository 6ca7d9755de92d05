//! Floor 3: the judges.
//! In: documents, the site, built pages. Out: findings.
//! Must never: change what they judge, or meet the makers.

mod apply_settings;
pub mod built;
mod checker_path;
mod language_standard;
mod law;
pub mod lexicon;
mod manual;
mod profile;
pub mod prose;
mod reading;
mod removed_addresses;
mod rule;
mod rules;
mod suppression;
mod thresholds;
mod topics;
mod typed_contacts;

pub use apply_settings::{FinalFindings, apply, tally};
pub use language_standard::LanguageStandard;
pub use manual::{Example, Manual};
pub use profile::{Profile, profile_of};
pub use reading::{FEWEST_WORDS, Readability, SchoolLevel, readings};
pub use removed_addresses::removed_addresses;
pub use rule::{Rule, RuleKind};
pub use rules::{GROUPS, Group, RULES};
pub use suppression::ActiveSuppression;
pub use topics::Topics;

use crate::base::{Findings, par_map, par_map_coarse};
use crate::doc::Document;
use crate::site::{Page, Site};
use prose::Prose;
use rule::Reporter;

/// What the rules that need nothing but a document say of it.
pub fn judge_document(document: &Document) -> Findings {
    let mut notes = Findings::new();
    for rule in RULES {
        if let RuleKind::Document(judge) = rule.kind {
            judge(document, &mut Reporter::new(rule, &mut notes));
        }
    }
    notes
}

/// What the rules about words and sentences say of it.
pub fn judge_prose(prose: &Prose) -> Findings {
    let mut notes = Findings::new();
    for rule in RULES {
        if let RuleKind::Prose(judge) = rule.kind {
            judge(prose, &mut Reporter::new(rule, &mut notes));
        }
    }
    notes
}

/// What the rules that need the whole site say of it; `topics` are those of its pages, in their order. All
/// rules look at a page
/// before the next page's turn comes: a page that is new to the processor costs more than judging it.
pub fn run(site: &Site, topics: &[Topics]) -> Findings {
    let pages: Vec<(&Page, &Topics)> = site.pages.iter().zip(topics).collect();
    let of_pages = par_map(&pages, |(page, topics)| {
        let mut notes = Findings::new();
        // Pages of a language that readers do not find yet lead to each other: they are judged together with
        // the drafts.
        for rule in RULES.iter().filter(|_| site.locale(page).live) {
            let mut found = Reporter::new(rule, &mut notes);
            match rule.kind {
                RuleKind::Page(judge) | RuleKind::PageAndSite(judge, _) => judge(site, page, &mut found),
                RuleKind::Topics(judge, _) => judge(site, page, topics, &mut found),
                _ => {}
            }
        }
        notes
    });
    let of_site = par_map_coarse(RULES, |rule| {
        let mut notes = Findings::new();
        if let RuleKind::Site(judge) | RuleKind::PageAndSite(_, judge) | RuleKind::Topics(_, Some(judge)) =
            rule.kind
        {
            judge(site, &mut Reporter::new(rule, &mut notes));
        }
        notes
    });
    of_pages.into_iter().chain(of_site).flatten().collect()
}

#[cfg(test)]
mod test_support;
