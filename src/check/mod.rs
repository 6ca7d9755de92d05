//! Floor 3: the judges.
//! In: documents, the site, built pages. Out: findings.
//! Must never: change what they judge, or meet the makers.

pub mod built;
mod exception;
mod law;
pub mod lexicon;
mod limits;
mod manual;
mod passage;
mod phrases;
mod profile;
pub mod prose;
mod reading;
mod rule;
mod rules;
mod settle;
mod standard;
mod topics;
mod typed;
mod vanished;
mod way;

pub use exception::Exception;
pub use manual::{Example, Group, Manual};
pub use profile::{Profile, profile_of};
pub use reading::{FEWEST_WORDS, Level, Reading, readings};
pub use rule::{Judge, Rule};
pub use rules::RULES;
pub use settle::{Settled, settle, tally};
pub use standard::Standard;
pub use topics::Topics;
pub use vanished::vanished;

use crate::base::{Notes, each, each_of_few};
use crate::doc::Document;
use crate::site::{Page, Site};
use prose::Prose;
use rule::Found;

/// What the rules that need nothing but a document say of it.
pub fn judge_document(document: &Document) -> Notes {
    let mut notes = Notes::new();
    for rule in RULES {
        if let Judge::Document(judge) = rule.judge {
            judge(document, &mut Found::new(rule, &mut notes));
        }
    }
    notes
}

/// What the rules about words and sentences say of it.
pub fn judge_prose(prose: &Prose) -> Notes {
    let mut notes = Notes::new();
    for rule in RULES {
        if let Judge::Prose(judge) = rule.judge {
            judge(prose, &mut Found::new(rule, &mut notes));
        }
    }
    notes
}

/// What the rules that need the whole site say of it; `topics` are those of its pages, in their order. All rules look at a page
/// before the next page's turn comes: a page that is new to the processor costs more than judging it.
pub fn run(site: &Site, topics: &[Topics]) -> Notes {
    let pages: Vec<(&Page, &Topics)> = site.pages.iter().zip(topics).collect();
    let of_pages = each(&pages, |(page, topics)| {
        let mut notes = Notes::new();
        // Pages of a language that readers do not find yet lead to each other: they are judged together with the drafts.
        for rule in RULES.iter().filter(|_| site.locale(page).live) {
            let mut found = Found::new(rule, &mut notes);
            match rule.judge {
                Judge::Page(judge) | Judge::PageAndSite(judge, _) => judge(site, page, &mut found),
                Judge::Topics(judge, _) => judge(site, page, topics, &mut found),
                _ => {}
            }
        }
        notes
    });
    let of_site = each_of_few(RULES, |rule| {
        let mut notes = Notes::new();
        if let Judge::Site(judge) | Judge::PageAndSite(_, judge) | Judge::Topics(_, Some(judge)) = rule.judge {
            judge(site, &mut Found::new(rule, &mut notes));
        }
        notes
    });
    of_pages.into_iter().chain(of_site).flatten().collect()
}

#[cfg(test)]
mod shown;
