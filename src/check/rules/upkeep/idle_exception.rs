//! An exception that hides nothing
//!
//! The fault that it was for is mended, or it stands in another file. Take the exception out: it would hide the next fault
//! of this kind, and the accessibility statement would tell readers of a fault that is not there.
//!
//! **Helps:** people who read in the accessibility statement what does not work for them.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! allow:
//!   - rule: review-date
//!     reason: Nobody who knows this law was there to check it.
//!     until: 2026-12-31
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! allow:
//!   - rule: review-date
//!     reason: Nobody who knows this law was there to check it.
//!     until: 2026-12-31
//! ---
//!
//! Words.
//! ```

use crate::base::{RuleInfo, Severity, reported_rules};
use crate::check::ActiveSuppression;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::links::vanished_address;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "idle-exception",
        Severity::Warning,
        "It would hide the next fault of this kind, and readers are told of a fault that is not there.",
    ),
    kind: RuleKind::ReportedBy,
    file: include_str!("idle_exception.rs"),
};

/// Rules that are not judged in every build: leaflets may be left out, and published addresses are compared
/// afterwards.
const NOT_ALWAYS_JUDGED: [&RuleInfo; 5] = [
    &reported_rules::LEAFLET_FIT,
    &reported_rules::LEAFLET_GLYPH,
    &reported_rules::LEAFLET_SETTING,
    &reported_rules::SEARCH,
    vanished_address::RULE.info,
];

/// Reports the exceptions in force that hide nothing. It runs when all other findings are known.
pub fn judge(exceptions: &[ActiveSuppression], found: &mut Reporter) {
    let may_be_needed =
        |exception: &ActiveSuppression| NOT_ALWAYS_JUDGED.iter().any(|rule| *rule.id == *exception.rule);
    for exception in
        exceptions.iter().filter(|exception| exception.hidden.is_empty() && !may_be_needed(exception))
    {
        let message =
            format!("This exception from `{}` hides nothing: what it hid is mended.", exception.rule);
        let help = format!(
            "Take out its lines, from `- rule: {}` on, and the line `allow:` above them if no other is left.",
            exception.rule
        );
        found.add(exception.place.clone(), message, help);
    }
}
