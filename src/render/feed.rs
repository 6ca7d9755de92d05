//! Floor 3: the Atom feed of what changed.
//! In: the pages that were checked last. Out: one feed a language.
//! Must never: give a page another identity when only its title changes.

use super::plan::{Job, Plan, Rendered};
use crate::base::{Date, Key, escape};
use crate::site::{Page, Role, Site};
use std::fmt::Write;

/// How many pages a feed names.
const LENGTH: usize = 30;

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    for (locale, place) in site.locales.iter().enumerate().filter(|(_, place)| place.live) {
        let mut pages: Vec<(Date, &Page)> = site
            .live()
            .filter(|(_, page)| page.locale == locale && !matches!(page.role, Role::AtoZ | Role::Leaflets))
            .filter_map(|(_, page)| Some((page.reviewed?, page)))
            .collect();
        let newest =
            |a: &(Date, &Page), b: &(Date, &Page)| b.0.cmp(&a.0).then_with(|| a.1.address.cmp(&b.1.address));
        if pages.len() > LENGTH {
            pages.select_nth_unstable_by(LENGTH, newest);
            pages.truncate(LENGTH);
        }
        pages.sort_unstable_by(newest);
        let feed = feed(site, locale, &pages);
        let path = format!("{}/feed.xml", place.prefix);
        plan.jobs
            .push(Job::new(&path[1..], Key::of(feed.as_bytes()), move || Rendered::plain(feed.as_bytes())));
    }
}

fn feed(site: &Site, locale: usize, pages: &[(Date, &Page)]) -> String {
    let place = &site.locales[locale];
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        place.lang
    );
    let (home, own) =
        (site.absolute(&format!("{}/", place.prefix)), site.absolute(&format!("{}/feed.xml", place.prefix)));
    element(&mut xml, "title", &site.settings.name);
    let _ = write!(xml, "<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{own}\"/>\n");
    // A feed must say when it last changed; without a checked page that is the day it is made for.
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

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = write!(xml, "<{name}>");
    escape(xml, text);
    let _ = writeln!(xml, "</{name}>");
}
