//! Floor 3: what is left of the findings when the site's own decisions are heard.
//! In: everything that was found, and the site. Out: findings with the severities of site.toml, without those that are allowed.
//! Must never: let an exception without a reason, or one whose day is over, hide anything.

use super::rules::typed_contact;
use crate::base::{Diagnostic, Report, Severity, Span, nearest};
use crate::site::{Site, State};
use std::collections::{HashMap, HashSet};

/// The findings in the order of files and lines.
pub fn settle(site: &Site, report: &Report) -> Vec<Diagnostic> {
    let allowed: HashMap<&str, &crate::site::Page> =
        site.pages.iter().filter(|page| !page.doc.front.allow.is_empty()).map(|page| (&*page.doc.path, page)).collect();
    let is_allowed = |finding: &Diagnostic| {
        allowed.get(&*finding.place.file).is_some_and(|page| {
            let mut exceptions = page.doc.front.allow.iter();
            exceptions.any(|exception| *exception.rule.value == *finding.rule && exception.until.is_none_or(|until| until >= site.today))
        })
    };
    // What nobody reads yet shuts nobody out: it must not keep the rest of the site from being published.
    let waiting: HashSet<&str> = site.pages.iter().filter(|page| page.state == State::Waiting).map(|page| &*page.doc.path).collect();
    let mut findings: Vec<Diagnostic> = Vec::new();
    for finding in report.iter() {
        let severity = site.settings.rules.get(finding.rule).copied().unwrap_or(Some(finding.severity));
        if let Some(severity) = severity
            && !is_allowed(finding)
        {
            let severity = if waiting.contains(&*finding.place.file) { severity.min(Severity::Warning) } else { severity };
            let finding = Diagnostic { severity, ..finding.clone() };
            findings.push(if finding.rule == typed_contact::RULE.id { typed_contact::with_fact(site, finding) } else { finding });
        }
    }
    findings.extend(unknown_rules(site));
    findings.extend(super::standard::wrong_limits(site));
    findings.sort_by(|a, b| (&a.place, a.rule, &a.message).cmp(&(&b.place, b.rule, &b.message)));
    // A fault of the theme is found on every page that shows it.
    findings.dedup_by(|later, first| (&later.place, later.rule, &later.message) == (&first.place, first.rule, &first.message));
    findings
}

/// Rules that site.toml or an exception names and nobody knows.
fn unknown_rules(site: &Site) -> Vec<Diagnostic> {
    let known = |id: &str| super::RULES.iter().any(|rule| rule.id == id);
    let finding = |id: &str, place: crate::base::Place| {
        let help = match nearest(id, super::RULES.iter().map(|rule| rule.id)) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => "`plainleaf rules` lists all of them.".to_string(),
        };
        let why = "A decision about a rule that nobody knows changes nothing.";
        Diagnostic::new("unknown-rule", Severity::Error, place, format!("There is no rule called `{id}`."), why, help)
    };
    let settings = &site.settings;
    let in_settings = settings.rules.keys().filter(|id| !known(id)).map(|id| finding(id, settings.place(Span::default())));
    let in_limits = settings.limits.iter().filter(|limit| !known(&limit.rule)).map(|limit| finding(&limit.rule, settings.place(limit.profile.span)));
    let exceptions = site.pages.iter().flat_map(|page| page.doc.front.allow.iter().map(move |exception| (page, exception)));
    let in_pages = exceptions
        .filter(|(_, exception)| !known(&exception.rule.value))
        .map(|(page, exception)| finding(&exception.rule.value, page.doc.place(exception.rule.span)));
    in_settings.chain(in_limits).chain(in_pages).collect()
}
