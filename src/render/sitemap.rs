//! Floor 3: `sitemap.xml` for search engines, in the format of sitemaps.org.
//! In: every published page. Out: its address, the date of its last check, its translations.
//! Must never: list a page that is `noindex`.

use super::plan::{Job, Plan, Rendered};
use crate::base::{Date, Key, XmlWriter};
use crate::site::{Role, Site};
use std::borrow::Cow;

/// One page in the sitemap.
#[derive(Hash)]
struct SitemapEntry<'s> {
    /// Below the root of the site.
    address: Cow<'s, str>,
    /// The date of its last check.
    checked: Option<Date>,
    /// Language and address of each.
    translations: Vec<(&'s str, &'s str)>,
}

/// Plans the sitemap.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let key = Key::of_value(&("sitemap", origin(site), site.locales.len() > 1, entries(site)));
    plan.jobs.push(Job::new("sitemap.xml", key, move || {
        Rendered::plain(write(site, &entries(site)).into_bytes())
    }));
}

/// What every absolute address begins with: scheme, host and root.
fn origin(site: &Site) -> String {
    site.absolute("")
}

/// All pages of the sitemap: written ones, then generated ones.
fn entries(site: &Site) -> Vec<SitemapEntry<'_>> {
    let translation = |id| {
        let other = site.page(id);
        (&*site.locale(other).lang, &*other.address)
    };
    let written = site.live().map(|(_, page)| SitemapEntry {
        address: Cow::Borrowed(&page.address),
        checked: page.reviewed,
        translations: page.translations.iter().map(|id| translation(*id)).collect(),
    });
    let mut entries: Vec<SitemapEntry> = written.collect();
    let mut add = |address: Cow<'_, str>| {
        entries.push(SitemapEntry {
            address: address.into_owned().into(),
            checked: None,
            translations: Vec::new(),
        })
    };
    for (index, locale) in site.locales.iter().enumerate().filter(|(_, locale)| locale.live) {
        for (role, address) in [(Role::AtoZ, "/a-z/"), (Role::Leaflets, "/leaflets/")] {
            if !site.live().any(|(_, page)| page.role == role && page.locale == index) {
                add(format!("{}{address}", locale.prefix).into());
            }
        }
    }
    for section in site.sections.iter().filter(|section| section.page.is_none() && !section.pages.is_empty())
    {
        add(Cow::Borrowed(&section.address));
    }
    entries
}

/// The file.
fn write(site: &Site, entries: &[SitemapEntry]) -> String {
    let mut names = vec![("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
    if site.locales.len() > 1 {
        names.push(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    }
    let mut xml = XmlWriter::new();
    xml.open("urlset", &names);
    xml.line();
    for entry in entries {
        xml.open("url", &[]);
        xml.element("loc", &site.absolute(&entry.address));
        if let Some(day) = entry.checked {
            xml.element("lastmod", &day.to_string());
        }
        for (lang, address) in &entry.translations {
            let href = site.absolute(address);
            xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", &href)]);
        }
        xml.close("url");
        xml.line();
    }
    xml.close("urlset");
    xml.line();
    xml.finish()
}
