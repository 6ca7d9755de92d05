//! A page about rights that could be taken for legal advice
//!
//! A page tells what the law says for most people. It cannot know a reader's own case. Say so on the page, with the words
//! “not legal advice”, and say who gives legal advice. A page counts as one about rights if it names laws or benefits more
//! than once, or gives legislation as its source. English only.
//!
//! **Helps:** people whose case is different, and who would act on a page that does not fit.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sources: Care Act 2014
//! ---
//!
//! The Care Act 2014 gives you a right. The Care Act says who has it.
//!
//! This is information, not legal advice. A law centre can give you advice.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sources: Care Act 2014
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
        "legal-advice",
        Severity::Warning,
        "Somebody whose case is different may act on what does not fit it.",
    ),
    kind: RuleKind::Topics(judge, None),
    file: include_str!("legal_advice.rs"),
};

fn judge(site: &Site, page: &Page, topics: &Topics, found: &mut Reporter) {
    let doc = &page.doc;
    if !topics.no_advice && is_about_rights(site, page, topics) {
        let help = "Write near the end: > [!important] Information, not legal advice. Below it, say who can give legal advice.";
        found.add(
            doc.location(doc.top()),
            "This page about rights does not say that it is not legal advice.",
            help,
        );
    }
}
