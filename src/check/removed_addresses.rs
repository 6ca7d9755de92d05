//! Floor 3: addresses that were published before and are not any more.
//! In: the site, what it publishes now, what it published before. Out: a finding for each address that would
//! lead nowhere.
//! Must never: report files whose addresses nobody keeps: pictures, style sheets, the search index.

use super::apply_settings::filter;
use super::rule::Reporter;
use super::rules::links::vanished_address::RULE;
use crate::base::{Finding, Findings, Span};
use crate::site::{Site, State};

/// Findings about every page and PDF in `before` that is not published any more. `before` holds paths below
/// the output folder, and `is_there` tells which paths are published now. The settings and suppressions of
/// the site are applied: a page that was made a draft again gets a warning, which does not stop the build.
pub fn removed_addresses(site: &Site, before: &[String], is_there: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut findings = Findings::new();
    let mut found = Reporter::new(&RULE, &mut findings);
    for address in before.iter().filter(|path| !is_there(path)).filter_map(|path| address(site, path)) {
        let page = site.page_with_address(&address).map(|id| site.page(id));
        let place = page
            .map_or_else(|| site.settings.place(Span::default()), |page| page.doc.location(page.doc.top()));
        let taken_back = page.is_some_and(|page| page.state == State::Waiting);
        found.add(
            place,
            format!("{address} was published, and now there is nothing."),
            help(site, &address, taken_back),
        );
    }
    filter(site, findings.iter()).findings
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
        return "If readers should be told, publish it and write: expires_on: and the day on which it ended."
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
            "In the file of the page that takes its place, write: redirect_from: [{address}] If there is none, bring its file back with expires_on: and the day on which it ended."
        ),
    }
}
