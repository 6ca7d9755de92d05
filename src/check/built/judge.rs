//! Floor 3: links, anchors and requests of the built pages.
//! In: every built file with its scan, and the site that it was made from. Out: findings at the author's line or the template's.
//! Must never: point into generated text.

use super::scan::{Act, Aim, Scan, Use};
use crate::base::{Diagnostic, Fold, Notes, Place, Severity, Span, each, mark};
use crate::doc::Kind;
use crate::site::{Page, PageId, Site, Target};
use std::collections::{HashMap, HashSet};

/// A built file.
pub struct BuiltFile<'a> {
    /// Its content.
    pub bytes: &'a [u8],
    /// What it points at; empty for files that are not HTML.
    pub scan: &'a Scan,
    /// The page it shows.
    pub page: Option<PageId>,
}

/// What is wrong with an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    NoPage,
    NoAnchor,
    ThirdParty,
}

/// Judges all built files of a site.
pub fn judge(site: &Site, files: &[BuiltFile<'_>]) -> Notes {
    let mut places: HashMap<u64, &Scan, Fold> = HashMap::with_capacity_and_hasher(files.len() * 2 + 1, Fold::default());
    for file in files {
        places.extend(file.scan.addresses.map(|address| (address, file.scan)));
    }
    // The search engine's files are made from these pages, after them.
    let search = Scan::default();
    places.insert(mark("/pagefind/pagefind.js"), &search);
    let fault = |used: &Use| {
        if used.aim == Aim::OUTSIDE {
            return (used.act == Act::Loads).then_some(Fault::ThirdParty);
        }
        match places.get(&used.aim.path) {
            None => Some(Fault::NoPage),
            Some(place) => (used.aim.anchor != 0 && !place.ids.contains(&used.aim.anchor)).then_some(Fault::NoAnchor),
        }
    };
    let found: Vec<Notes> = each(files, |file| {
        let faulty = file.scan.uses.iter().filter_map(|used| Some((used, fault(used)?)));
        faulty.map(|(used, fault)| finding(site, file, used, fault)).collect()
    });
    let mut notes: Notes = Vec::new();
    // A template's fault shows on every page that it makes: once is enough.
    let mut seen = HashSet::new();
    for note in found.into_iter().flatten() {
        if seen.insert((note.rule, note.place.clone(), note.message.clone())) {
            notes.push(note);
        }
    }
    notes
}

fn finding(site: &Site, file: &BuiltFile, used: &Use, fault: Fault) -> Diagnostic {
    let address = String::from_utf8_lossy(used.address(file.bytes)).replace("&amp;", "&");
    let place = place(site, file, &address);
    let (rule, message, why, help) = match fault {
        Fault::NoPage => (
            "broken-link",
            format!("There is nothing at {address}"),
            "Somebody who follows this link finds an error page, and may give up.",
            "Correct the address. Links between pages are safest as files: [words](other-page.md)",
        ),
        Fault::NoAnchor => (
            "broken-anchor",
            format!("The page has no part that is called {}", &address[address.find('#').unwrap_or(0)..]),
            "The link leads to the top of a page. On a phone or with a screen reader, people do not find the answer.",
            "Use the words of the heading in small letters, joined by hyphens: #who-can-get-help",
        ),
        Fault::ThirdParty => (
            "third-party-request",
            format!("This page would fetch something from somebody else's server: {address}"),
            "The other server learns who read which page: for somebody who is being watched or harmed that is dangerous.",
            "Put the file into content/pictures or the theme's assets folder, or make it a link that readers may follow.",
        ),
    };
    Diagnostic::new(rule, Severity::Error, place, message, why, help)
}

/// Who wrote an address: the page's author, site.toml, the ledger of contacts, or else a template.
fn place(site: &Site, file: &BuiltFile, address: &str) -> Place {
    if let Some(place) = file.page.and_then(|id| in_page(site, site.page(id), address)) {
        return place;
    }
    // A definition of the glossary, shown on an Easy Read page.
    let glossaries = site.glossaries.iter().filter_map(|glossary| site.page_at(&glossary.doc.as_ref()?.path));
    if let Some(place) = glossaries.filter_map(|id| in_page(site, site.page(id), address)).next() {
        return place;
    }
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".html")) {
        if let Some(text) = source.text()
            && let Some(at) = text.find(&format!("\"{address}\"")).or_else(|| text.find(address).filter(|_| address.len() > 1))
        {
            let start = if text[at..].starts_with('"') { at + 1 } else { at };
            return Place { file: source.path.clone(), span: Span::new(start, start + address.len()) };
        }
    }
    match file.page {
        Some(id) => site.page(id).doc.place(site.page(id).doc.top()),
        None => Place { file: site.settings.file.clone(), span: Span::default() },
    }
}

fn in_page(site: &Site, page: &Page, address: &str) -> Option<Place> {
    let tree = &page.doc.tree;
    let meant = |destination: &str, target: Target| match target {
        Target::Page(id) => {
            let anchor = &destination[destination.find('#').unwrap_or(destination.len())..];
            format!("{}{anchor}", site.href(&site.page(id).address)) == address
        }
        Target::Address => site.href(destination) == address,
        _ => destination == address,
    };
    let link = tree.links.iter().zip(&page.targets).find(|(link, target)| meant(&link.destination, **target));
    if let Some((link, _)) = link {
        return Some(page.doc.place(link.span));
    }
    let image = tree.images.iter().find(|image| *image.destination == *address);
    let source = page.doc.front.sources.iter().find(|source| *source.url == *address).map(|source| source.span);
    let html = tree.walk().find(|node| node.kind() == Kind::RawHtml && node.span().of(&tree.source).contains(address)).map(|node| node.span());
    image.map(|image| image.span).or(source).or(html).map(|span| page.doc.place(span))
}
