//! Floor 3: the Atom feed (RFC 4287) of pages that were checked.
//! In: the pages that were checked last. Out: one feed for each language.
//! Must never: change the id of a page when only its title changes.

use super::plan::{Job, Plan, Rendered};
use crate::base::{Date, Key, XmlWriter};
use crate::site::{Locale, Page, Role, Site};

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
    let mut xml = XmlWriter::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &locale.lang)]);
    xml.line();
    let home = site.absolute(&format!("{}/", locale.prefix));
    let own = site.absolute(&format!("{}/feed.xml", locale.prefix));
    // Atom requires the date of the last change; without checked pages that is the date of the build.
    let updated = pages.first().map_or(site.today, |(day, _)| *day);
    line(&mut xml, "title", &site.settings.name);
    line(&mut xml, "id", &home);
    xml.empty("link", &[("href", &home)]);
    xml.line();
    xml.empty("link", &[("rel", "self"), ("href", &own)]);
    xml.line();
    line(&mut xml, "updated", &moment(updated));
    xml.open("author", &[]);
    xml.element("name", &site.settings.organisation);
    xml.line();
    xml.close("author");
    xml.line();
    for (day, page) in pages {
        let address = site.absolute(&page.address);
        xml.open("entry", &[]);
        xml.line();
        line(&mut xml, "title", page.title());
        line(&mut xml, "id", &address);
        xml.empty("link", &[("href", &address)]);
        xml.line();
        line(&mut xml, "updated", &moment(*day));
        if let Some(summary) = &page.doc.front_matter.summary {
            line(&mut xml, "summary", &summary.value);
        }
        xml.close("entry");
        xml.line();
    }
    xml.close("feed");
    xml.line();
    xml.finish()
}

fn line(xml: &mut XmlWriter, name: &'static str, text: &str) {
    xml.element(name, text);
    xml.line();
}

fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
