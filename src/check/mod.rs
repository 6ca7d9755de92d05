//! Floor 3: the rules, and what they need to run.
//! In: documents, the site, built pages. Out: findings.
//! Must never: change what they judge, or import `render/`.

mod address_mistake;
mod apply_settings;
pub mod built;
mod character_names;
mod checker_path;
mod foreign_lines;
mod foreign_marks;
mod language_standard;
mod law;
pub mod lexicon;
mod lost_mark;
mod made_up;
mod manual;
mod near_callout;
mod near_file;
mod near_link;
mod profile;
pub mod prose;
mod reading;
mod removed_addresses;
mod rule;
mod rules;
mod sample_words;
mod suppression;
mod thresholds;
mod topics;
mod typed_contacts;
mod unfilled_facts;
mod word_processor;
mod written_time;

pub use apply_settings::{FinalFindings, apply, tally};
pub use language_standard::LanguageStandard;
pub use manual::{Example, Manual};
pub use profile::{Profile, profile_of};
pub use reading::{FEWEST_WORDS, Readability, SchoolLevel, readings};
pub use removed_addresses::removed_addresses;
pub use rule::{Rule, RuleKind};
pub use rules::theme::theme_contrast::nearest_passing;
pub use rules::{GROUPS, Group, RULES};
pub use sample_words::sample_name;
pub use suppression::ActiveSuppression;
pub use topics::Topics;

use crate::base::{Findings, par_map, par_map_coarse};
use crate::doc::Document;
use crate::site::{Page, Site};
use prose::Prose;
use rule::Reporter;

/// Runs the rules that need nothing but a document.
pub fn judge_document(document: &Document) -> Findings {
    let mut findings = Findings::new();
    for rule in RULES {
        if let RuleKind::Document(judge) = rule.kind {
            judge(document, &mut Reporter::new(rule, &mut findings));
        }
    }
    findings
}

/// Runs the rules about words and sentences on a document.
pub fn judge_prose(prose: &Prose) -> Findings {
    let mut findings = Findings::new();
    for rule in RULES {
        if let RuleKind::Prose(judge) = rule.kind {
            judge(prose, &mut Reporter::new(rule, &mut findings));
        }
    }
    findings
}

/// Runs the rules that need the whole site. `topics` holds the topics of each page, in the order of
/// `site.pages`. All rules judge one page before the next page begins: loading a page into the processor's
/// cache costs more than judging it.
pub fn run(site: &Site, topics: &[Topics]) -> Findings {
    let pages: Vec<(&Page, &Topics)> = site.pages.iter().zip(topics).collect();
    let of_pages = par_map(&pages, |(page, topics)| {
        let mut findings = Findings::new();
        // Pages of a language that is not published yet link to each other: they are judged with the drafts.
        for rule in RULES.iter().filter(|_| site.locale(page).live) {
            let mut found = Reporter::new(rule, &mut findings);
            match rule.kind {
                RuleKind::Page(judge) | RuleKind::PageAndSite(judge, _) => judge(site, page, &mut found),
                RuleKind::Topics(judge, _) => judge(site, page, topics, &mut found),
                _ => {}
            }
        }
        findings
    });
    let of_site = par_map_coarse(RULES, |rule| {
        let mut findings = Findings::new();
        if let RuleKind::Site(judge) | RuleKind::PageAndSite(_, judge) | RuleKind::Topics(_, Some(judge)) =
            rule.kind
        {
            judge(site, &mut Reporter::new(rule, &mut findings));
        }
        findings
    });
    of_pages.into_iter().chain(of_site).flatten().collect()
}

#[cfg(test)]
mod test_support;
