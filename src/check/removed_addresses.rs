//! Floor 3: addresses that were published before and are not any more.
//! In: the site, what it publishes now, what it published before. Out: a finding for each address that would
//! lead nowhere.
//! Must never: report files whose addresses nobody keeps: pictures, style sheets, the search index.

use super::apply_settings::filter;
use super::rule::Reporter;
use super::rules::links::vanished_address::RULE;
use crate::base::{Finding, Findings, Severity, Span};
use crate::site::{ALL_QUESTIONS, Locale, Page, Site, State, translated_path};
use std::collections::{BTreeSet, HashSet};

/// Findings about every page and PDF in `before` that is not published any more. `before` holds paths below
/// the output folder, and `is_there` tells which paths are published now. The settings and suppressions of
/// the site are applied: a page that was made a draft again gets a warning, which does not stop the build.
pub fn removed_addresses(site: &Site, before: &[String], is_there: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Findings::new();
    let mut found = Reporter::new(&RULE, &mut findings);
    let gone: BTreeSet<String> =
        before.iter().filter(|path| !is_there(path)).filter_map(|path| address(site, path)).collect();
    let all: HashSet<&str> = before.iter().map(|path| &**path).collect();
    let mut hidden_languages: Vec<&str> = Vec::new();
    for address in gone.iter().filter(|address| !goes_with_another(site, address, &gone, &all)) {
        if let Some(locale) = hidden_language(site, address) {
            // One line for the language, not one for each of its pages.
            if !hidden_languages.contains(&&*locale.lang) {
                hidden_languages.push(&locale.lang);
                let message =
                    format!("Pages below {}/ were published, and now there are none.", locale.prefix);
                let help =
                    "Take draft: true out of one page of this language, and the others are shown again.";
                let place = site.settings.place(site.settings.language(&locale.lang));
                found.add(place, message, help).set_severity(Severity::Warning);
            }
            continue;
        }
        let page = owners(address).find_map(|owner| page_of(site, &owner));
        let place = page
            .map_or_else(|| site.settings.place(Span::default()), |page| page.doc.location(page.doc.top()));
        let taken_back = page.is_some_and(|page| page.state == State::Waiting);
        found.add(
            place,
            format!("{address} was published, and now there is nothing."),
            help(site, address, taken_back),
        );
    }
    filter(site, findings.iter()).findings
}

/// The addresses of the page that an address may belong to: that address itself; of a PDF, the page or the
/// leaflet that it is made of.
fn owners(address: &str) -> impl Iterator<Item = String> + use<> {
    let Some((folder, file)) = address.rsplit_once('/').filter(|(_, file)| file.ends_with(".pdf")) else {
        return [Some(address.to_string()), None].into_iter().flatten();
    };
    let endings = ["-large-print.pdf", "-to-fold.pdf", ".pdf"];
    let name = endings.iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    let standard = folder.rsplit('/').next().unwrap_or("");
    // `/imha/imha-people-leaflet.pdf` is of `/imha/people-leaflet/`.
    let leaflet = name.strip_prefix(&format!("{standard}-")).unwrap_or(name);
    let is_leaflet = leaflet.ends_with("leaflet");
    let leaflet = is_leaflet.then(|| format!("{folder}/{leaflet}/"));
    [leaflet, Some(format!("{folder}/"))].into_iter().flatten()
}

/// The site's page at an address. Where a page in another language stands in for a draft, the draft.
fn page_of<'s>(site: &'s Site, address: &str) -> Option<&'s Page> {
    let page = site.page(site.page_with_address(address)?);
    if page.original.is_none() {
        return Some(page);
    }
    let own = translated_path(&page.doc.path, &site.locale(page).lang).and_then(|path| site.page_at(&path));
    Some(own.map_or(page, |id| site.page(id)))
}

/// Whether whoever mends the address of another page mends this one with it: a PDF goes with its page, an Easy
/// Read page or a leaflet with the standard page, a question with its checker, a page in another language with
/// that of the first. `all` holds every path that was published.
fn goes_with_another(site: &Site, address: &str, gone: &BTreeSet<String>, all: &HashSet<&str>) -> bool {
    let local = without_prefix(site, address);
    if address.ends_with(".pdf") && owners(address).any(|owner| gone.contains(&owner))
        || local != address && gone.contains(local)
    {
        return true;
    }
    let Some((above, last)) = address
        .strip_suffix('/')
        .and_then(|inner| inner.rsplit_once('/'))
        .map(|(above, last)| (format!("{above}/"), last))
    else {
        return false;
    };
    let is_of_checker = || all.contains(&*format!("{}{ALL_QUESTIONS}index.html", &above[1..]));
    gone.contains(&above) && (last == "easy-read" || last.ends_with("leaflet") || is_of_checker())
}

/// The language that an address is in, where all its pages are drafts again.
fn hidden_language<'s>(site: &'s Site, address: &str) -> Option<&'s Locale> {
    let is_below =
        |locale: &&Locale| address.strip_prefix(&*locale.prefix).is_some_and(|rest| rest.starts_with('/'));
    let others = site.locales.iter().enumerate().skip(1);
    let (at, locale) = others.filter(|(_, locale)| !locale.live).find(|(_, locale)| is_below(locale))?;
    site.pages.iter().any(|page| page.locale == at).then_some(locale)
}

/// The address under which people know a file. `None` for a file that is part of a page, and for lists that
/// may come and go: the A to Z and the search.
fn address(site: &Site, path: &str) -> Option<String> {
    let address = match path.strip_suffix("index.html") {
        Some(folder) => format!("/{folder}"),
        None if path.ends_with(".pdf") => format!("/{path}"),
        None => return None,
    };
    let local = without_prefix(site, &address);
    (!local.starts_with("/a-z/") && local != "/search/").then_some(address)
}

/// `/cy/leaflets/…` → `/leaflets/…`
fn without_prefix<'a>(site: &Site, address: &'a str) -> &'a str {
    let prefixes = site.locales.iter().map(|locale| &*locale.prefix).filter(|prefix| !prefix.is_empty());
    prefixes
        .filter_map(|prefix| address.strip_prefix(prefix))
        .find(|rest| rest.starts_with('/'))
        .unwrap_or(address)
}

fn help(site: &Site, address: &str, taken_back: bool) -> String {
    if taken_back {
        return "If readers should be told, publish it and write: expires_on: and the last day on which it was right."
            .into();
    }
    match without_prefix(site, address)
        .strip_prefix("/leaflets/")
        .and_then(|version| version.strip_suffix('/'))
    {
        Some(version) if !version.is_empty() => {
            format!("In the file of the leaflet, write: earlier_versions: [{version}]")
        }
        _ if address.ends_with(".pdf") => {
            format!("In the file of the page whose PDF takes its place, write: redirect_from: [{address}]")
        }
        _ => format!(
            "In the file of the page that takes its place, write: redirect_from: [{address}] If there is none, bring its file back with expires_on: and the last day on which it was right."
        ),
    }
}
