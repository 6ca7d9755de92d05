//! Floor 3: `sitemap.xml`, for search engines.
//! In: every page that readers can reach. Out: its address, the day it was last checked, its translations.
//! Must never: name a page that says it should not be found.

use super::plan::{Job, Made, Plan};
use crate::base::KeyMaker;
use crate::site::{Role, Site};
use std::fmt::Write;
use std::hash::Hash;

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut maker = KeyMaker::new();
    ("sitemap", &site.settings.origin, &site.settings.root).hash(&mut maker);
    for (_, page) in site.live() {
        (&page.address, page.doc.front.reviewed.as_ref().map(|day| day.value), &page.translations).hash(&mut maker);
    }
    for locale in &site.locales {
        (&locale.lang, &locale.prefix).hash(&mut maker);
    }
    plan.jobs.push(Job::new("sitemap.xml", maker.key(), move || Made::plain(sitemap(site))));
}

fn sitemap(site: &Site) -> String {
    let several = site.locales.len() > 1;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    xml.push_str(if several { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n" } else { ">\n" });
    let mut made: Vec<String> = Vec::new();
    for locale in &site.locales {
        for (role, address) in [(Role::AtoZ, "/a-z/"), (Role::Leaflets, "/leaflets/")] {
            let address = format!("{}{address}", locale.prefix);
            if !site.live().any(|(_, page)| page.role == role && *page.address == *address) {
                made.push(address);
            }
        }
    }
    for (_, page) in site.live() {
        let _ = write!(xml, "<url><loc>{}{}", site.settings.origin, site.settings.root);
        super::html::escape(&mut xml, &page.address);
        xml.push_str("</loc>");
        if let Some(day) = &page.doc.front.reviewed {
            let _ = write!(xml, "<lastmod>{}</lastmod>", day.value);
        }
        for id in &page.translations {
            let other = site.page(*id);
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", site.locale(other).lang, site.absolute(&other.address));
        }
        xml.push_str("</url>\n");
    }
    for address in made {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", site.absolute(&address));
    }
    for section in site.sections.iter().filter(|section| section.page.is_none() && !section.pages.is_empty()) {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", site.absolute(&section.address));
    }
    xml.push_str("</urlset>\n");
    xml
}
