//! Floor 3: applies the settings of `site.toml` and the suppressions of pages to the findings.
//! In: all findings, and the site. Out: findings with their final severities, and suppressions with what they
//! hide.
//! Must never: let a suppression hide anything without a reason or after its last day.

use super::Profile;
use super::rule::{Reporter, Rule, RuleKind};
use super::rules::contacts::typed_contact;
use super::rules::upkeep::{exception, idle_exception};
use super::rules::{RULES, THRESHOLDS};
use super::suppression::ActiveSuppression;
use crate::base::{Finding, Findings, Report, Severity, reported_rules, suggest};
use crate::site::{RuleThreshold, Site, State};
use std::collections::{HashMap, HashSet};

/// The result: what every output format reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinalFindings {
    /// The findings in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The suppressions in force, in the order of files and lines.
    pub suppressions: Vec<ActiveSuppression>,
}

/// Rules about suppressions themselves, which cannot be suppressed.
const UNSUPPRESSIBLE: [&str; 2] = [exception::RULE.info.id, idle_exception::RULE.info.id];

/// Applies the site's settings to all findings of a build, and adds the findings about these settings.
pub fn apply(site: &Site, report: &Report) -> FinalFindings {
    let mut settled = filter(site, report.iter());
    // Findings about the settings themselves.
    let mut own = Findings::new();
    idle_exception::judge(&settled.suppressions, &mut Reporter::new(&idle_exception::RULE, &mut own));
    own.extend(wrong_limits(site));
    settled.findings.extend(filter(site, own.iter()).findings);
    sort(&mut settled.findings);
    settled
}

/// How many rules have judged the site, and how many of them found nothing worse than a note and had nothing
/// suppressed. Rules about built pages are not counted: they run later, and one of those pages shows the
/// count.
pub fn tally(site: &Site, report: &Report) -> (usize, usize) {
    let FinalFindings { findings, suppressions: exceptions } = filter(site, report.iter());
    let found = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| finding.rule.id);
    let hidden = exceptions.iter().flat_map(|exception| &exception.hidden).map(|finding| finding.rule.id);
    let failed: HashSet<&str> = found.chain(hidden).collect();
    let is_on = |rule: &Rule| {
        site.settings.rules.get(rule.id) != Some(&None)
            && !matches!(rule.kind, RuleKind::Built(..) | RuleKind::AllBuilt(_))
    };
    let all = RULES.iter().filter(|rule| is_on(rule));
    (all.clone().count(), all.filter(|rule| !failed.contains(rule.id)).count())
}

/// Applies the site's settings to some findings.
pub(super) fn filter<'n>(site: &Site, notes: impl Iterator<Item = &'n Finding>) -> FinalFindings {
    let allowing = site
        .pages
        .iter()
        .flat_map(|page| page.doc.front_matter.allow.iter().map(move |allowed| (page, allowed)));
    let in_force = allowing.filter(|(_, allowed)| {
        allowed.is_in_force(site.today) && !UNSUPPRESSIBLE.contains(&&*allowed.rule.value)
    });
    let mut exceptions: Vec<ActiveSuppression> =
        in_force.map(|(page, allowed)| ActiveSuppression::new(page, allowed)).collect();
    let mut of_file: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, exception) in exceptions.iter().enumerate() {
        of_file.entry(exception.place.file.clone()).or_default().push(at);
    }
    // A page that is not published yet must not keep the rest of the site from being published.
    let waiting: HashSet<&str> =
        site.pages.iter().filter(|page| page.state == State::Waiting).map(|page| &*page.doc.path).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for finding in notes {
        let Some(severity) =
            site.settings.rules.get(finding.rule.id).copied().unwrap_or(Some(finding.severity))
        else {
            continue;
        };
        let severity = if waiting.contains(&*finding.location.file) {
            severity.min(Severity::Warning)
        } else {
            severity
        };
        let finding = Finding { severity, ..finding.clone() };
        let own = of_file.get(&finding.location.file).map_or(&[][..], Vec::as_slice);
        match own.iter().find(|at| *exceptions[**at].rule == *finding.rule.id) {
            Some(at) => exceptions[*at].hidden.push(finding),
            None if finding.rule == typed_contact::RULE.info => {
                findings.push(typed_contact::with_fact(site, finding))
            }
            None => findings.push(finding),
        }
    }
    sort(&mut findings);
    for exception in &mut exceptions {
        sort(&mut exception.hidden);
    }
    FinalFindings { findings, suppressions: exceptions }
}

/// Sorts by file and line and removes duplicates: a fault of the theme is found on every page that shows it.
fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.location, a.rule, &a.message).cmp(&(&b.location, b.rule, &b.message)));
    findings.dedup_by(|later, first| {
        (&later.location, later.rule, &later.message) == (&first.location, first.rule, &first.message)
    });
}

/// Thresholds in site.toml that no rule has.
fn wrong_limits(site: &Site) -> Vec<Finding> {
    let wrong = |limit: &RuleThreshold| {
        if !RULES.iter().any(|rule| rule.id == &*limit.rule) {
            // The rule `unknown-rule` reports it.
            return None;
        }
        let known = Profile::ALL.iter().any(|profile| profile.name() == &*limit.profile.value);
        let (message, help) = if !THRESHOLDS.iter().any(|known| *known.rule.id == *limit.rule) {
            let help = format!(
                "Take the line out. To make the rule stronger or weaker, write: {} = \"warning\"",
                limit.rule
            );
            (format!("The rule `{}` has no threshold to change.", limit.rule), help)
        } else if !known {
            let help = match suggest(&limit.profile.value, Profile::ALL.iter().map(|profile| profile.name()))
            {
                Some(meant) => format!("Did you mean `{meant}`?"),
                None => "Use one of these: plain, easy, print, large.".to_string(),
            };
            (format!("There is no kind of text called `{}`.", limit.profile.value), help)
        } else {
            return None;
        };
        Some(Finding::new(
            &reported_rules::UNKNOWN_FIELD,
            site.settings.place(limit.profile.span),
            message,
            help,
        ))
    };
    site.settings.limits.iter().filter_map(wrong).collect()
}
