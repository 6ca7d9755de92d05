//! Floor 3: applies the settings of `site.toml` and the suppressions of pages to the findings.
//! In: all findings, and the site. Out: findings with their final severities, and suppressions with what they
//! hide.
//! Must never: let a suppression hide anything without a reason or after its last day, or let a finding stop the
//! site because a day has passed.

use super::Profile;
use super::near_link::with_file;
use super::rule::{Reporter, Rule, RuleKind};
use super::rules::contacts::typed_contact;
use super::rules::links::left_link;
use super::rules::structure::code_block;
use super::rules::upkeep::{exception, idle_exception};
use super::rules::{RULES, THRESHOLDS};
use super::suppression::ActiveSuppression;
use crate::base::{Date, Finding, Findings, Report, Severity, Span, reported_rules, suggest};
use crate::doc::NodeKind;
use crate::site::{RuleThreshold, Site, State};
use std::collections::{HashMap, HashSet};

/// What every output format reports: the findings that remain, and the suppressions in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinalFindings {
    /// The findings in the order of files and lines.
    pub findings: Vec<Finding>,
    /// The suppressions in force, in the order of files and lines.
    pub suppressions: Vec<ActiveSuppression>,
}

/// The rules about suppressions, which cannot be suppressed themselves.
const UNSUPPRESSIBLE: [&str; 2] = [exception::RULE.info.id, idle_exception::RULE.info.id];

/// Applies the settings of the site to all findings of a build, and adds the findings about the settings
/// themselves: suppressions that hide nothing, and thresholds that no rule has.
pub fn apply(site: &Site, report: &Report) -> FinalFindings {
    let mut applied = filter(site, report.iter());
    let mut about_settings = Findings::new();
    idle_exception::judge(
        site,
        &applied.suppressions,
        &mut Reporter::new(&idle_exception::RULE, &mut about_settings),
    );
    about_settings.extend(unknown_thresholds(site));
    applied.findings.extend(filter(site, about_settings.iter()).findings);
    sort(&mut applied.findings);
    applied
}

/// Counts the rules that judged the site, and those of them that passed: no warning, no error, and nothing
/// suppressed. Rules about built pages are not counted, because one of those pages shows the count: it is
/// needed before they run.
pub fn tally(site: &Site, report: &Report) -> (usize, usize) {
    let FinalFindings { findings, suppressions } = filter(site, report.iter());
    let found = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| finding.rule.id);
    let hidden =
        suppressions.iter().flat_map(|suppression| &suppression.hidden).map(|finding| finding.rule.id);
    let failed: HashSet<&str> = found.chain(hidden).collect();
    let is_counted = |rule: &Rule| {
        site.settings.rules.get(rule.id) != Some(&None)
            && !matches!(rule.kind, RuleKind::Built(..) | RuleKind::AllBuilt(_))
    };
    let counted = RULES.iter().filter(|rule| is_counted(rule));
    (counted.clone().count(), counted.filter(|rule| !failed.contains(rule.id)).count())
}

/// Applies the severities of site.toml and the suppressions of pages to some findings.
pub(super) fn filter<'f>(site: &Site, reported: impl Iterator<Item = &'f Finding>) -> FinalFindings {
    let mut suppressions = suppressions_in_force(site);
    let mut by_file: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, suppression) in suppressions.iter().enumerate() {
        by_file.entry(suppression.place.file.clone()).or_default().push(index);
    }
    let waiting: HashSet<&str> =
        site.pages.iter().filter(|page| page.state == State::Waiting).map(|page| &*page.doc.path).collect();
    let ended = ended_suppressions(site);
    // A site that turns this rule off shows code on purpose: what stands in it is to be read as it is.
    let shows_code = site.settings.rules.get(code_block::RULE.info.id) == Some(&None);
    let mut findings: Vec<Finding> = Vec::new();
    for finding in reported {
        if shows_code && is_in_code(site, finding) {
            continue;
        }
        // `None` in the settings: site.toml turns the rule off.
        let Some(severity) =
            site.settings.rules.get(finding.rule.id).copied().unwrap_or(Some(finding.severity))
        else {
            continue;
        };
        // A page that is not published yet must not keep the rest of the site from being published.
        let severity = if waiting.contains(&*finding.location.file) || finding.by_time {
            severity.min(Severity::Warning)
        } else {
            severity
        };
        let mut finding = Finding { severity, ..finding.clone() };
        let of_file = by_file.get(&finding.location.file).map_or(&[][..], Vec::as_slice);
        match of_file.iter().find(|index| *suppressions[**index].rule == *finding.rule.id) {
            Some(index) => suppressions[*index].hidden.push(finding),
            None => {
                let end = ended.get(&(&*finding.location.file, finding.rule.id)).copied();
                if let Some(end) = end {
                    finding.message += &format!(" The exception for this ended on {end}.");
                    finding.set_by_time();
                }
                if finding.rule == typed_contact::RULE.info {
                    finding = typed_contact::with_fact(site, finding);
                }
                if finding.rule == left_link::RULE.info {
                    finding = with_file(site, finding);
                }
                findings.push(finding);
            }
        }
    }
    sort(&mut findings);
    for suppression in &mut suppressions {
        sort(&mut suppression.hidden);
    }
    FinalFindings { findings, suppressions }
}

/// Whether a finding is about what stands between backticks or in a block of code.
fn is_in_code(site: &Site, finding: &Finding) -> bool {
    let span = finding.location.span;
    let is_around = |code: Span| code.start <= span.start && span.end <= code.end && !span.is_empty();
    site.page_at(&finding.location.file).is_some_and(|id| {
        let mut nodes = site.page(id).doc.tree.walk();
        nodes.any(|node| {
            matches!(node.kind(), NodeKind::Code(_) | NodeKind::CodeBlock) && is_around(node.span())
        })
    })
}

/// The suppressions that apply today, which hide nothing yet, in the order of the pages.
fn suppressions_in_force(site: &Site) -> Vec<ActiveSuppression> {
    let declared = site
        .pages
        .iter()
        .flat_map(|page| page.doc.front_matter.allow.iter().map(move |allowed| (page, allowed)));
    let in_force = declared.filter(|(_, allowed)| {
        allowed.is_in_force(site.today) && !UNSUPPRESSIBLE.contains(&&*allowed.rule.value)
    });
    in_force.map(|(page, allowed)| ActiveSuppression::new(page, allowed)).collect()
}

/// The suppressions whose last day is over, by file and rule. What they hid is a warning from then on: it was
/// published before, and nobody changed it.
fn ended_suppressions(site: &Site) -> HashMap<(&str, &str), Date> {
    let declared = site
        .pages
        .iter()
        .flat_map(|page| page.doc.front_matter.allow.iter().map(move |allowed| (&*page.doc.path, allowed)));
    let ended = declared.filter_map(|(path, allowed)| {
        let end = allowed.ended(site.today)?;
        Some(((path, &*allowed.rule.value), end))
    });
    ended.filter(|((_, rule), _)| !UNSUPPRESSIBLE.contains(rule)).collect()
}

/// Sorts by file and line and removes duplicates: a fault in the theme is found on every page that shows it.
fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.location, a.rule, &a.message).cmp(&(&b.location, b.rule, &b.message)));
    findings.dedup_by(|later, first| {
        (&later.location, later.rule, &later.message) == (&first.location, first.rule, &first.message)
    });
}

/// Findings about thresholds in site.toml that no rule has.
fn unknown_thresholds(site: &Site) -> Vec<Finding> {
    let problem = |limit: &RuleThreshold| {
        if !RULES.iter().any(|rule| rule.id == &*limit.rule) {
            // The rule `unknown-rule` reports it.
            return None;
        }
        let is_profile = Profile::ALL.iter().any(|profile| profile.name() == &*limit.profile.value);
        let (message, help) = if !THRESHOLDS.iter().any(|known| *known.rule.id == *limit.rule) {
            let help = format!(
                "Take the line out. To make the rule stronger or weaker, write: {} = \"warning\"",
                limit.rule
            );
            (format!("The rule `{}` has no threshold to change.", limit.rule), help)
        } else if !is_profile {
            let help = match suggest(&limit.profile.value, Profile::ALL.iter().map(|profile| profile.name()))
            {
                Some(profile) => format!("Did you mean `{profile}`?"),
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
    site.settings.limits.iter().filter_map(problem).collect()
}
