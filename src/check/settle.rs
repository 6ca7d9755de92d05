//! Floor 3: what is left of the findings when the site's own decisions are heard.
//! In: everything that was found, and the site. Out: findings with the severities of site.toml, and the exceptions with what they hide.
//! Must never: let an exception without a reason, or one whose day is over, hide anything.

use super::exception::Exception;
use super::rule::{Found, Judge, Rule};
use super::rules::{RULES, exception, idle_exception, typed_contact};
use crate::base::{Diagnostic, Notes, Report, Severity};
use crate::site::{Site, State};
use std::collections::{HashMap, HashSet};

/// What there is to say in the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The findings in the order of files and lines.
    pub findings: Vec<Diagnostic>,
    /// The exceptions in force, in the order of files and lines.
    pub exceptions: Vec<Exception>,
}

/// Findings about exceptions themselves: nobody can allow these away.
const FIRM: [&str; 2] = [exception::RULE.id, idle_exception::RULE.id];

/// Hears what the site decided on all that was found while it was built.
pub fn settle(site: &Site, report: &Report) -> Settled {
    let mut settled = heard(site, report.iter());
    // What is found in the decisions themselves.
    let mut own = Notes::new();
    idle_exception::judge(&settled.exceptions, &mut Found::new(&idle_exception::RULE, &mut own));
    own.extend(super::standard::wrong_limits(site));
    settled.findings.extend(heard(site, own.iter()).findings);
    sort(&mut settled.findings);
    settled
}

/// How many rules judged the site so far, and how many of them found nothing worse than a hint, and hide nothing. Rules about built
/// pages do not count: they judge later, and what is counted here stands on one of those pages.
pub fn tally(site: &Site, report: &Report) -> (usize, usize) {
    let Settled { findings, exceptions } = heard(site, report.iter());
    let found = findings.iter().filter(|finding| finding.severity >= Severity::Warning).map(|finding| finding.rule);
    let hidden = exceptions.iter().flat_map(|exception| &exception.hidden).map(|finding| finding.rule);
    let failed: HashSet<&str> = found.chain(hidden).collect();
    let is_on = |rule: &Rule| site.settings.rules.get(rule.id) != Some(&None) && !matches!(rule.judge, Judge::Built(..) | Judge::AllBuilt(_));
    let all = RULES.iter().filter(|rule| is_on(rule));
    (all.clone().count(), all.filter(|rule| !failed.contains(rule.id)).count())
}

/// Hears what the site decided on some findings.
pub(super) fn heard<'n>(site: &Site, notes: impl Iterator<Item = &'n Diagnostic>) -> Settled {
    let allowing = site.pages.iter().flat_map(|page| page.doc.front.allow.iter().map(move |allowed| (page, allowed)));
    let in_force = allowing.filter(|(_, allowed)| allowed.is_in_force(site.today) && !FIRM.contains(&&*allowed.rule.value));
    let mut exceptions: Vec<Exception> = in_force.map(|(page, allowed)| Exception::new(page, allowed)).collect();
    let mut of_file: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, exception) in exceptions.iter().enumerate() {
        of_file.entry(exception.place.file.clone()).or_default().push(at);
    }
    // What nobody reads yet shuts nobody out: it must not keep the rest of the site from being published.
    let waiting: HashSet<&str> = site.pages.iter().filter(|page| page.state == State::Waiting).map(|page| &*page.doc.path).collect();
    let mut findings: Vec<Diagnostic> = Vec::new();
    for finding in notes {
        let Some(severity) = site.settings.rules.get(finding.rule).copied().unwrap_or(Some(finding.severity)) else { continue };
        let severity = if waiting.contains(&*finding.place.file) { severity.min(Severity::Warning) } else { severity };
        let finding = Diagnostic { severity, ..finding.clone() };
        let own = of_file.get(&finding.place.file).map_or(&[][..], Vec::as_slice);
        match own.iter().find(|at| *exceptions[**at].rule == *finding.rule) {
            Some(at) => exceptions[*at].hidden.push(finding),
            None if finding.rule == typed_contact::RULE.id => findings.push(typed_contact::with_fact(site, finding)),
            None => findings.push(finding),
        }
    }
    sort(&mut findings);
    for exception in &mut exceptions {
        sort(&mut exception.hidden);
    }
    Settled { findings, exceptions }
}

/// In the order of files and lines, each finding once: a fault of the theme is found on every page that shows it.
fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by(|a, b| (&a.place, a.rule, &a.message).cmp(&(&b.place, b.rule, &b.message)));
    findings.dedup_by(|later, first| (&later.place, later.rule, &later.message) == (&first.place, first.rule, &first.message));
}
