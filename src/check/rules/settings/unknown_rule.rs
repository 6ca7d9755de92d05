//! A decision about a rule that does not exist
//!
//! In content/site.toml, and under allow at the top of a page, rules are named by their id: the word between [ ] in a
//! finding.
//!
//! **Helps:** staff who believe that something is checked or allowed, and is not.
//! **Source:** a rule of this project.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [rules]
//! link-text = "warning"
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [rules]
//! link-txet = "warning"
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! allow:
//!   - rule: review
//!     reason: It never changes.
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity, Span, suggest};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::RULES;
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "unknown-rule",
        Severity::Error,
        "A decision about a rule that nobody knows changes nothing.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_settings),
    file: include_str!("unknown_rule.rs"),
};

fn judge_page(_: &Site, page: &Page, found: &mut Reporter) {
    for allowed in page.doc.front_matter.allow.iter().filter(|allowed| !is_known(&allowed.rule.value)) {
        found.add(
            page.doc.location(allowed.rule.span),
            message(&allowed.rule.value),
            help(&allowed.rule.value),
        );
    }
}

fn judge_settings(site: &Site, found: &mut Reporter) {
    let settings = &site.settings;
    for id in settings.rules.keys().filter(|id| !is_known(id)) {
        found.add(settings.place(Span::default()), message(id), help(id));
    }
    for limit in settings.limits.iter().filter(|limit| !is_known(&limit.rule)) {
        found.add(settings.place(limit.profile.span), message(&limit.rule), help(&limit.rule));
    }
}

fn is_known(id: &str) -> bool {
    RULES.iter().any(|rule| rule.id == id)
}

fn message(id: &str) -> String {
    format!("There is no rule called `{id}`.")
}

fn help(id: &str) -> String {
    match suggest(id, RULES.iter().map(|rule| rule.id)) {
        Some(known) => format!("Did you mean `{known}`?"),
        None => "`plainleaf rules` lists all of them.".to_string(),
    }
}
