//! Floor 3: what is wrong in the pages that we built.
//! In: every built file with its scan, and the site that it was made from. Out: findings at the author's line or the template's.
//! Must never: say the same of every page that a template makes.

use super::place::{place_of_address, place_of_fault};
use super::scan::{Act, Scan, Use};
use crate::base::{Content, Diagnostic, Fold, Notes, Severity, each, mark};
use crate::check::RULES;
use crate::check::rule::{Fault, FaultsOfAll, Judge};
use crate::site::{PageId, Site};
use std::collections::{HashMap, HashSet};

/// A built file.
pub struct BuiltFile<'a> {
    /// Its bytes.
    pub content: &'a Content,
    /// What it points at; empty for files that are not HTML.
    pub scan: &'a Scan,
    /// The page it shows.
    pub page: Option<PageId>,
}

/// What is wrong with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Astray {
    NoPage,
    NoAnchor,
    ThirdParty,
}

/// Everything that can be pointed at, by the mark of its address; of files that are no pages nothing more is known.
pub type Places<'s> = HashMap<u64, Option<&'s Scan>, Fold>;

/// What is wrong with an address that a page uses; nothing mostly.
pub fn astray(places: &Places, used: &Use) -> Option<Astray> {
    if used.aim.is_outside() {
        return (used.act == Act::Loads).then_some(Astray::ThirdParty);
    }
    match places.get(&used.aim.path) {
        None => Some(Astray::NoPage),
        Some(page) => page.filter(|page| used.aim.anchor != 0 && page.ids.binary_search(&used.aim.anchor).is_err()).map(|_| Astray::NoAnchor),
    }
}

/// The rules that look at all pages side by side: the number of a page and what is wrong there.
pub fn compared(scans: &[&Scan]) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Judge::AllBuilt(judge) = rule.judge {
            judge(scans, &mut FaultsOfAll::new(rule, &mut found));
        }
    }
    found
}

/// Judges all built files of a site.
pub fn judge(site: &Site, files: &[BuiltFile<'_>]) -> Notes {
    let mut places: Places = HashMap::with_capacity_and_hasher(files.len() * 2 + 1, Fold::default());
    for file in files {
        places.extend(file.scan.addresses.map(|address| (address, Some(file.scan))));
    }
    // The search engine's files are made from these pages, after them.
    places.insert(mark("/pagefind/pagefind.js"), None);
    let found: Vec<Notes> = each(files, |file| {
        let faulty = file.scan.uses.iter().filter_map(|used| Some((used, astray(&places, used)?)));
        let links = faulty.map(|(used, fault)| finding(site, file, used, fault));
        let faults = file.scan.faults.iter().filter_map(|fault| Some(said(fault, place_of_fault(site, file, fault)?)));
        links.chain(faults).collect()
    });
    let scans: Vec<&Scan> = files.iter().map(|file| file.scan).collect();
    let of_all = compared(&scans).into_iter().filter_map(|(at, fault)| Some(said(&fault, place_of_fault(site, &files[at], &fault)?)));
    // A template's fault shows on every page that it makes: once is enough.
    let mut seen = HashSet::new();
    let new = |note: &Diagnostic| seen.insert((note.rule, note.place.clone(), note.message.clone()));
    found.into_iter().flatten().chain(of_all).filter(new).collect()
}

/// A fault as a finding.
pub fn said(fault: &Fault, place: crate::base::Place) -> Diagnostic {
    Diagnostic::new(fault.rule.id, fault.severity, place, &*fault.message, fault.rule.why, &*fault.help)
}

fn finding(site: &Site, file: &BuiltFile, used: &Use, fault: Astray) -> Diagnostic {
    let address = String::from_utf8_lossy(used.address(&file.content.plain())).replace("&amp;", "&");
    let help = match fault {
        Astray::NoPage => "Correct the address. Links between pages are safest as files: [words](other-page.md)",
        Astray::NoAnchor => "Use the words of the heading in small letters, joined by hyphens: #who-can-get-help",
        Astray::ThirdParty => "Put the file into content/pictures or the theme's assets folder, or make it a link that readers may follow.",
    };
    of_address(fault, &address, place_of_address(site, file, &address), help)
}

/// What there is to say of an address.
pub fn of_address(fault: Astray, address: &str, place: crate::base::Place, help: &str) -> Diagnostic {
    let (rule, message, why) = match fault {
        Astray::NoPage => ("broken-link", format!("There is nothing at {address}"), "Somebody who follows this link finds an error page, and may give up."),
        Astray::NoAnchor => (
            "broken-anchor",
            format!("The page has no part that is called {}", &address[address.find('#').unwrap_or(0)..]),
            "The link leads to the top of a page. On a phone or with a screen reader, people do not find the answer.",
        ),
        Astray::ThirdParty => (
            "third-party-request",
            format!("This page would fetch something from somebody else's server: {address}"),
            "The other server learns who read which page: for somebody who is being watched or harmed that is dangerous.",
        ),
    };
    Diagnostic::new(rule, Severity::Error, place, message, why, help)
}
