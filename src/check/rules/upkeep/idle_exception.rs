//! An exception that hides nothing
//!
//! The fault that it was for is mended, or it stands in another file. Take the exception out: it would hide the next fault
//! of this kind, and the accessibility statement would tell readers of a fault that is not there. plainleaf check --fix
//! takes it out.
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

use crate::base::{Fix, RuleInfo, Severity, Span, reported_rules};
use crate::check::ActiveSuppression;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::links::vanished_address;
use crate::doc::yaml_edit::without_items;
use crate::site::Site;

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
pub fn judge(site: &Site, exceptions: &[ActiveSuppression], found: &mut Reporter) {
    let may_be_needed =
        |exception: &ActiveSuppression| NOT_ALWAYS_JUDGED.iter().any(|rule| *rule.id == *exception.rule);
    let is_idle = |exception: &&ActiveSuppression| exception.hidden.is_empty() && !may_be_needed(exception);
    for exception in exceptions.iter().filter(is_idle) {
        let message =
            format!("This exception from `{}` hides nothing: what it hid is mended.", exception.rule);
        let help = format!(
            "Take out its lines, from `- rule: {}` on, and the line `allow:` above them if no other is left.",
            exception.rule
        );
        let of_file = exceptions.iter().filter(|other| other.place.file == exception.place.file);
        let idle: Vec<Span> = of_file.filter(is_idle).map(|other| other.place.span).collect();
        let finding = found.add(exception.place.clone(), message, help);
        finding.fix = without(site, &exception.place.file, &idle);
        finding.set_by_time();
    }
}

/// The fix that takes all idle exceptions of a page out at once: each alone would leave the line `allow:`. None for a
/// page that could not be read as a whole: what the exception is for may be in the rest.
fn without(site: &Site, file: &str, rules: &[Span]) -> Option<Fix> {
    let doc = &site.page(site.page_at(file)?).doc;
    let all = doc.front_matter.allow.iter().filter(|allowed| rules.contains(&allowed.rule.span));
    let starts: Vec<usize> = all.map(|allowed| allowed.span.start as usize).collect();
    let edit = without_items(doc.text(), "allow", &starts).filter(|_| !doc.damaged)?;
    Some(Fix::safe(edit))
}
