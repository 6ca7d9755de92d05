//! Floor 3: what is wrong in the pages that we built.
//! In: every built file with its scan, and the site that it was made from. Out: findings at the author's line
//! or the template's.
//! Must never: say the same of every page that a template makes.

use super::built_file::BuiltFile;
use super::carriers::ReferenceKind;
use super::origin::{place_of_address, place_of_finding};
use super::references::Reference;
use super::summary::PageSummary;
use crate::base::{
    BuildIdentityHasher, Finding, Findings, OriginQuery, Origins, Span, TagOrigin, hash64, par_map,
    reported_rules,
};
use crate::check::RULES;
use crate::check::rule::{PageFinding, RuleKind, SiteReporter};
use crate::html::read_fast;
use crate::site::{Site, State};
use std::collections::{HashMap, HashSet};

/// What is wrong with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// There is nothing at it.
    NoPage,
    /// The page there has no such part.
    NoAnchor,
    /// The browser goes to somebody else's server with it, in this way.
    ThirdParty(ReferenceKind),
    /// It runs a program, or the file stands in the address itself.
    Unsafe(ReferenceKind),
}

/// Everything that can be pointed at, by the mark of its address; of files that are no pages nothing more is
/// known.
pub type PublishedAddresses<'s> = HashMap<u64, Option<&'s PageSummary>, BuildIdentityHasher>;

/// What is wrong with an address that a page uses; nothing mostly.
pub fn link_problem(places: &PublishedAddresses, reference: &Reference) -> Option<LinkProblem> {
    if reference.target.is_unsafe() {
        return Some(LinkProblem::Unsafe(reference.kind));
    }
    if reference.target.is_outside() {
        return (reference.kind != ReferenceKind::Links).then_some(LinkProblem::ThirdParty(reference.kind));
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

/// What is wrong in a built file.
enum Fault<'f> {
    /// A rule for built pages found it.
    Rule(PageFinding),
    /// An address leads nowhere, or to somebody else's server.
    Link(&'f Reference, LinkProblem),
}

/// A file with its faults, and the tag that each is in.
struct FaultyFile<'f> {
    file: &'f BuiltFile<'f>,
    faults: Vec<Fault<'f>>,
    query: OriginQuery<'f>,
}

/// Judges all built files of a site. `origins` says who wrote the tags that have faults. It is asked once, and
/// only if there are any: the answer costs as much as rendering these pages.
pub fn judge(
    site: &Site,
    files: &[BuiltFile<'_>],
    origins: impl FnOnce(&[OriginQuery<'_>]) -> Vec<Origins>,
) -> Findings {
    let faulty = faulty_files(site, files);
    if faulty.is_empty() {
        return Findings::new();
    }
    let (queries, faulty): (Vec<OriginQuery>, Vec<(&BuiltFile, Vec<Fault>)>) =
        faulty.into_iter().map(|faulty| (faulty.query, (faulty.file, faulty.faults))).unzip();
    let origins = origins(&queries);
    // A template's fault shows on every page that it makes: once is enough.
    let mut seen = HashSet::new();
    let mut is_new = |note: &Finding| seen.insert((note.rule, note.location.clone(), note.message.clone()));
    let found = faulty.iter().zip(&origins).flat_map(|((file, faults), origins)| {
        faults.iter().zip(origins).filter_map(|(fault, origin)| match fault {
            Fault::Rule(finding) => {
                Some(to_finding(finding, place_of_finding(site, file, finding, origin.as_ref())?))
            }
            Fault::Link(reference, problem) => {
                Some(link_finding(site, file, reference, *problem, origin.as_ref()))
            }
        })
    });
    found.filter(|finding| is_new(finding)).collect()
}

/// The files with faults, in their order.
fn faulty_files<'f>(site: &Site, files: &'f [BuiltFile<'f>]) -> Vec<FaultyFile<'f>> {
    let mut places: PublishedAddresses =
        HashMap::with_capacity_and_hasher(files.len() * 2 + 1, BuildIdentityHasher::default());
    for file in files {
        // A page that was taken down has lost its parts, and tells so to whoever looks for one.
        let is_gone = file.page.is_some_and(|id| site.page(id).state == State::TakenDown);
        places.extend(file.summary.addresses.map(|address| (address, (!is_gone).then_some(file.summary))));
    }
    // The search engine's files are made from these pages, after them.
    places.insert(hash64("/pagefind/pagefind.js"), None);
    let summaries: Vec<&PageSummary> = files.iter().map(|file| file.summary).collect();
    let mut of_all: HashMap<usize, Vec<PageFinding>> = HashMap::new();
    for (at, finding) in compared(&summaries) {
        of_all.entry(at).or_default().push(finding);
    }
    let faults = par_map(files, |file| {
        let broken = file
            .summary
            .references
            .iter()
            .filter_map(|reference| Some(Fault::Link(reference, link_problem(&places, reference)?)));
        broken.chain(file.summary.findings.iter().cloned().map(Fault::Rule)).collect::<Vec<Fault>>()
    });
    let with_faults = files.iter().zip(faults).enumerate().map(|(at, (file, mut faults))| {
        faults.extend(of_all.remove(&at).unwrap_or_default().into_iter().map(Fault::Rule));
        (file, faults)
    });
    with_faults
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(file, faults)| {
            let tags = tags_of(file, &faults);
            let query = OriginQuery { path: file.path, content: file.content, tags };
            FaultyFile { file, faults, query }
        })
        .collect()
}

/// The tag that each fault is in.
fn tags_of(file: &BuiltFile, faults: &[Fault]) -> Vec<Span> {
    let bytes = file.content.bytes();
    let tags: Vec<Span> = if faults.iter().any(|fault| matches!(fault, Fault::Link(..))) {
        read_fast(&bytes).elements().map(|element| element.span()).collect()
    } else {
        Vec::new()
    };
    let tag = |fault: &Fault| match fault {
        Fault::Rule(finding) => finding.span,
        Fault::Link(reference, _) => {
            let before = tags.partition_point(|tag| tag.start < reference.start);
            before.checked_sub(1).map_or(Span::default(), |at| tags[at])
        }
    };
    faults.iter().map(tag).collect()
}

/// A fault as a finding.
pub fn to_finding(finding: &PageFinding, place: crate::base::Location) -> Finding {
    Finding::new(finding.rule.info, place, &*finding.message, &*finding.help).with_severity(finding.severity)
}

fn link_finding(
    site: &Site,
    file: &BuiltFile,
    reference: &Reference,
    problem: LinkProblem,
    origin: Option<&TagOrigin>,
) -> Finding {
    let address = String::from_utf8_lossy(reference.address(&file.content.bytes())).replace("&amp;", "&");
    let help = match problem {
        LinkProblem::NoPage => {
            "Correct the address. Links between pages are safest as files: [words](other-page.md)"
        }
        LinkProblem::NoAnchor => {
            "Use the words of the heading in small letters, joined by hyphens: #who-can-get-help"
        }
        LinkProblem::ThirdParty(ReferenceKind::Sends) => {
            "Take the form out, or let it send to your own site. Readers may write to your e-mail address instead."
        }
        LinkProblem::ThirdParty(_) => {
            "Put the file into content/pictures or the theme's assets folder, or make it a link that readers may follow."
        }
        LinkProblem::Unsafe(ReferenceKind::Links) => "Write the address of a page: https://…",
        LinkProblem::Unsafe(_) => "Put it into a file of the theme's assets folder, and name that.",
    };
    of_address(problem, &address, place_of_address(site, file, &address, origin), help)
}

/// What there is to say of an address.
pub fn of_address(problem: LinkProblem, address: &str, place: crate::base::Location, help: &str) -> Finding {
    let rule = match problem {
        LinkProblem::NoPage | LinkProblem::Unsafe(ReferenceKind::Links) => &reported_rules::BROKEN_LINK,
        LinkProblem::NoAnchor => &reported_rules::BROKEN_ANCHOR,
        LinkProblem::ThirdParty(_) | LinkProblem::Unsafe(_) => &reported_rules::THIRD_PARTY_REQUEST,
    };
    Finding::new(rule, place, link_message(problem, address, "page"), help)
}

/// What is wrong with an address in a `page`, or in a file of another kind.
pub fn link_message(problem: LinkProblem, address: &str, page: &str) -> String {
    let address: String = if address.chars().count() > 200 {
        address.chars().take(200).chain(['…']).collect()
    } else {
        address.to_string()
    };
    match problem {
        LinkProblem::NoPage => format!("There is nothing at {address}"),
        LinkProblem::NoAnchor => {
            format!("The page has no part that is called {}", &address[address.find('#').unwrap_or(0)..])
        }
        LinkProblem::ThirdParty(ReferenceKind::Sends) => {
            format!("This {page} would send what readers type to somebody else's server: {address}")
        }
        LinkProblem::ThirdParty(ReferenceKind::LeadsOn) => {
            format!("This {page} would lead its readers to somebody else's server by itself: {address}")
        }
        LinkProblem::ThirdParty(_) => {
            format!("This {page} would fetch something from somebody else's server: {address}")
        }
        LinkProblem::Unsafe(ReferenceKind::Links) => {
            format!("This link would run a program, or show what nobody has published: {address}")
        }
        LinkProblem::Unsafe(_) => {
            format!("This {page} would run or show something that is no file of the site: {address}")
        }
    }
}
