//! Floor 3: the judges.
//! In: documents, the site, built pages. Out: findings.
//! Must never: change what they judge, or meet the makers.

pub mod built;
mod rule;
mod rules;
mod settle;
mod typed;

pub use rule::{Judge, Rule};
pub use rules::RULES;
pub use settle::settle;

use crate::base::{Notes, each_of_few};
use crate::doc::Document;
use crate::site::Site;
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

/// What the rules that need the whole site say of it.
pub fn run(site: &Site) -> Notes {
    let rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| matches!(rule.judge, Judge::Site(_))).collect();
    let judged = each_of_few(&rules, |rule| {
        let mut notes = Notes::new();
        if let Judge::Site(judge) = rule.judge {
            judge(site, &mut Found::new(rule, &mut notes));
        }
        notes
    });
    judged.into_iter().flatten().collect()
}
