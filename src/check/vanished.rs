//! Floor 3: addresses that were published and are no more.
//! In: the site, what it publishes now, what it published before. Out: a finding for each address that would lead nowhere.
//! Must never: speak of files that nobody has an address of: pictures, styles, the parts of the search.

use super::rules::vanished_address::RULE;
use crate::base::{Diagnostic, Notes, Severity, Span};
use crate::site::{Site, State};

/// Findings about every page and PDF in `before` that is not published any more; `is_there` knows the paths that are.
pub fn vanished(site: &Site, before: &[String], is_there: impl Fn(&str) -> bool) -> Notes {
    let asked = |severity: Severity| site.settings.rules.get(RULE.id).copied().unwrap_or(Some(severity));
    let gone = before.iter().filter(|path| !is_there(path)).filter_map(|path| address(site, path));
    let finding = |address: String| {
        let page = site.page_with_address(&address);
        // Somebody took it back on purpose.
        let taken_back = page.is_some_and(|id| site.page(id).state == State::Waiting);
        let severity = asked(if taken_back { Severity::Warning } else { RULE.severity })?;
        let place = page.map_or_else(|| site.settings.place(Span::default()), |id| site.page(id).doc.place(site.page(id).doc.top()));
        Some(Diagnostic::new(
            "vanished-address",
            severity,
            place,
            format!("{address} was published, and now there is nothing."),
            RULE.why,
            help(&address, taken_back),
        ))
    };
    gone.filter_map(finding).collect()
}

/// The address that people have of a file; none where it is a part of something else or a list that comes and goes.
fn address(site: &Site, path: &str) -> Option<String> {
    let address = match path.strip_suffix("index.html") {
        Some(folder) => format!("/{folder}"),
        None if path.ends_with(".pdf") => format!("/{path}"),
        None => return None,
    };
    let local = site.locales.iter().rev().find_map(|locale| address.strip_prefix(&*locale.prefix)).unwrap_or(&address);
    (!local.starts_with("/a-z/") && local != "/search/").then_some(address)
}

fn help(address: &str, taken_back: bool) -> String {
    if taken_back {
        return "If readers should be told, publish it and write: expires_on: and the day on which it ended.".into();
    }
    match address.strip_prefix("/leaflets/").and_then(|version| version.strip_suffix('/')) {
        Some(version) if !version.is_empty() => format!("In the file of the leaflet, write: earlier_versions: [{version}]"),
        _ if address.ends_with(".pdf") => format!("In the file of the page whose PDF takes its place, write: redirect_from: [{address}]"),
        _ => format!(
            "In the file of the page that takes its place, write: redirect_from: [{address}] If there is none, bring its file back with expires_on: and the day on which it ended."
        ),
    }
}
