//! Floor 3: the Atom feed (RFC 4287) of pages that were checked.
//! In: the pages that were checked last. Out: one feed for each language.
//! Must never: change the id of a page when only its title changes.

use super::plan::{Job, Plan, Rendered};
use crate::base::{Date, Key, escape};
use crate::site::{Locale, Page, Role, Site};
use std::fmt::Write;

/// The most entries in a feed.
const MAX_ENTRIES: usize = 30;

/// Plans the feed of each published language.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    for (index, locale) in site.locales.iter().enumerate().filter(|(_, locale)| locale.live) {
        let mut pages: Vec<(Date, &Page)> = site
            .live()
            .filter(|(_, page)| page.locale == index && !matches!(page.role, Role::AtoZ | Role::Leaflets))
            .filter_map(|(_, page)| Some((page.reviewed?, page)))
            .collect();
        let newest_first =
            |a: &(Date, &Page), b: &(Date, &Page)| b.0.cmp(&a.0).then_with(|| a.1.address.cmp(&b.1.address));
        if pages.len() > MAX_ENTRIES {
            pages.select_nth_unstable_by(MAX_ENTRIES, newest_first);
            pages.truncate(MAX_ENTRIES);
        }
        pages.sort_unstable_by(newest_first);
        let feed = feed(site, locale, &pages);
        let path = format!("{}/feed.xml", locale.prefix);
        plan.jobs
            .push(Job::new(&path[1..], Key::of(feed.as_bytes()), move || Rendered::plain(feed.as_bytes())));
    }
}

/// The feed of a language. Each page comes with the date of its last check.
fn feed(site: &Site, locale: &Locale, pages: &[(Date, &Page)]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        locale.lang
    );
    let (home, own) = (
        site.absolute(&format!("{}/", locale.prefix)),
        site.absolute(&format!("{}/feed.xml", locale.prefix)),
    );
    element(&mut xml, "title", &site.settings.name);
    let _ = write!(xml, "<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{own}\"/>\n");
    // Atom requires the date of the last change; without checked pages that is the date of the build.
    let _ =
        writeln!(xml, "<updated>{}T00:00:00Z</updated>", pages.first().map_or(site.today, |(day, _)| *day));
    let _ = write!(xml, "<author>");
    element(&mut xml, "name", &site.settings.organisation);
    let _ = writeln!(xml, "</author>");
    for (day, page) in pages {
        let address = site.absolute(&page.address);
        xml.push_str("<entry>\n");
        element(&mut xml, "title", page.title());
        let _ = write!(
            xml,
            "<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{day}T00:00:00Z</updated>\n"
        );
        if let Some(summary) = &page.doc.front_matter.summary {
            element(&mut xml, "summary", &summary.value);
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}

/// Adds an element with escaped text.
fn element(xml: &mut String, name: &str, text: &str) {
    let _ = write!(xml, "<{name}>");
    escape(xml, text);
    let _ = writeln!(xml, "</{name}>");
}
