//! Floor 3: what is wrong in the pages that we built.
//! In: every built file with its scan, and the site that it was made from. Out: findings at the author's line
//! or the template's.
//! Must never: say the same of every page that a template makes.

use super::origin::{place_of_address, place_of_fault};
use super::references::{Reference, ReferenceKind};
use super::summary::PageSummary;
use crate::base::{Blob, BuildIdentityHasher, Finding, Findings, hash64, par_map, reported_rules};
use crate::check::RULES;
use crate::check::rule::{PageFinding, RuleKind, SiteReporter};
use crate::site::{PageId, Site};
use std::collections::{HashMap, HashSet};

/// A built file.
pub struct BuiltFile<'a> {
    /// Its bytes.
    pub content: &'a Blob,
    /// What it points at; empty for files that are not HTML.
    pub summary: &'a PageSummary,
    /// The page it shows.
    pub page: Option<PageId>,
}

/// What is wrong with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    NoPage,
    NoAnchor,
    ThirdParty,
}

/// Everything that can be pointed at, by the mark of its address; of files that are no pages nothing more is
/// known.
pub type PublishedAddresses<'s> = HashMap<u64, Option<&'s PageSummary>, BuildIdentityHasher>;

/// What is wrong with an address that a page uses; nothing mostly.
pub fn link_problem(places: &PublishedAddresses, reference: &Reference) -> Option<LinkProblem> {
    if reference.target.is_outside() {
        return (reference.kind == ReferenceKind::Loads).then_some(LinkProblem::ThirdParty);
    }
    match places.get(&reference.target.path) {
        None => Some(LinkProblem::NoPage),
        Some(page) => page
            .filter(|page| {
                reference.target.anchor != 0 && page.ids.binary_search(&reference.target.anchor).is_err()
            })
            .map(|_| LinkProblem::NoAnchor),
    }
}

/// The rules that look at all pages side by side: the number of a page and what is wrong there.
pub fn compared(summaries: &[&PageSummary]) -> Vec<(usize, PageFinding)> {
    let mut found = Vec::new();
    for rule in RULES {
        if let RuleKind::AllBuilt(judge) = rule.kind {
            judge(summaries, &mut SiteReporter::new(rule, &mut found));
        }
    }
    found
}

/// Judges all built files of a site.
pub fn judge(site: &Site, files: &[BuiltFile<'_>]) -> Findings {
    let mut places: PublishedAddresses =
        HashMap::with_capacity_and_hasher(files.len() * 2 + 1, BuildIdentityHasher::default());
    for file in files {
        places.extend(file.summary.addresses.map(|address| (address, Some(file.summary))));
    }
    // The search engine's files are made from these pages, after them.
    places.insert(hash64("/pagefind/pagefind.js"), None);
    let found: Vec<Findings> = par_map(files, |file| {
        let faulty = file
            .summary
            .references
            .iter()
            .filter_map(|reference| Some((reference, link_problem(&places, reference)?)));
        let links = faulty.map(|(reference, problem)| finding(site, file, reference, problem));
        let findings = file
            .summary
            .findings
            .iter()
            .filter_map(|finding| Some(to_finding(finding, place_of_fault(site, file, finding)?)));
        links.chain(findings).collect()
    });
    let summaries: Vec<&PageSummary> = files.iter().map(|file| file.summary).collect();
    let of_all = compared(&summaries)
        .into_iter()
        .filter_map(|(at, finding)| Some(to_finding(&finding, place_of_fault(site, &files[at], &finding)?)));
    // A template's fault shows on every page that it makes: once is enough.
    let mut seen = HashSet::new();
    let new = |note: &Finding| seen.insert((note.rule, note.location.clone(), note.message.clone()));
    found.into_iter().flatten().chain(of_all).filter(new).collect()
}

/// A fault as a finding.
pub fn to_finding(finding: &PageFinding, place: crate::base::Location) -> Finding {
    Finding::new(finding.rule.info, place, &*finding.message, &*finding.help).with_severity(finding.severity)
}

fn finding(site: &Site, file: &BuiltFile, reference: &Reference, finding: LinkProblem) -> Finding {
    let address = String::from_utf8_lossy(reference.address(&file.content.bytes())).replace("&amp;", "&");
    let help = match finding {
        LinkProblem::NoPage => {
            "Correct the address. Links between pages are safest as files: [words](other-page.md)"
        }
        LinkProblem::NoAnchor => {
            "Use the words of the heading in small letters, joined by hyphens: #who-can-get-help"
        }
        LinkProblem::ThirdParty => {
            "Put the file into content/pictures or the theme's assets folder, or make it a link that readers may follow."
        }
    };
    of_address(finding, &address, place_of_address(site, file, &address), help)
}

/// What there is to say of an address.
pub fn of_address(finding: LinkProblem, address: &str, place: crate::base::Location, help: &str) -> Finding {
    let (rule, message) = match finding {
        LinkProblem::NoPage => (&reported_rules::BROKEN_LINK, format!("There is nothing at {address}")),
        LinkProblem::NoAnchor => (
            &reported_rules::BROKEN_ANCHOR,
            format!("The page has no part that is called {}", &address[address.find('#').unwrap_or(0)..]),
        ),
        LinkProblem::ThirdParty => (
            &reported_rules::THIRD_PARTY_REQUEST,
            format!("This page would fetch something from somebody else's server: {address}"),
        ),
    };
    Finding::new(rule, place, message, help)
}
