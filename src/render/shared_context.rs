//! Floor 3: what all pages of a language share.
//! In: the site and its templates. Out: `site` and `t` as templates see them, and the key of both.
//! Must never: hold data of one page.

use super::policy;
use super::seen::{LocaleKeys, SettingsKeys};
use super::template::{Templates, Value, value};
use super::view::{ContactView, LinkView, url};
use crate::base::Key;
use crate::site::{PageId, Role, Site, State};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What all pages of a language share.
pub struct SharedContext {
    /// `site` in templates.
    pub site: Value,
    /// `t` in templates: the strings of the language.
    pub strings: Value,
    /// What each page begins with: see [`policy::tags`].
    pub first_tags: String,
    /// Hash of both, of the theme, and of the settings and languages that any page may show.
    pub key: Key,
}

#[derive(Serialize, Hash)]
struct SiteView<'s> {
    name: &'s str,
    lang: &'s str,
    dir: &'s str,
    /// The site's own language: that of contacts, pictures and names.
    source_lang: &'s str,
    source_dir: &'s str,
    home: Cow<'s, str>,
    organisation: &'s str,
    areas: &'s [Box<str>],
    nav: Vec<LinkView<'s>>,
    contact: Option<ContactView<'s>>,
    urls: Urls<'s>,
    assets: BTreeMap<&'s str, String>,
    logo: Option<LogoView>,
    search: bool,
    pagefind: String,
    pictures_right: bool,
}

#[derive(Serialize, Hash)]
struct LogoView {
    url: String,
    width: u32,
    height: u32,
}

#[derive(Serialize, Hash)]
struct Urls<'s> {
    a_z: Cow<'s, str>,
    leaflets: Cow<'s, str>,
    glossary: Cow<'s, str>,
    contact: Cow<'s, str>,
    accessibility: Cow<'s, str>,
    search: Cow<'s, str>,
    settings: Cow<'s, str>,
    feed: Cow<'s, str>,
    sitemap: Cow<'s, str>,
}

impl SharedContext {
    /// What all pages of a locale share, by its index. `site_key` is what [`site_key`] returns.
    pub fn new(site: &Site, templates: &Templates, site_key: Key, locale: usize) -> SharedContext {
        let language = &site.locales[locale];
        let written = |role: Role| {
            let mut pages = site.pages.iter().chain(&site.fallbacks);
            let page =
                pages.find(|page| page.locale == locale && page.role == role && page.state == State::Live);
            page.map_or(Cow::Borrowed(""), |page| url(site, &page.address))
        };
        let generated = |address: &str| Cow::Owned(site.href(&format!("{}{address}", language.prefix)));
        let view = SiteView {
            name: &site.settings.name,
            lang: &language.lang,
            dir: &language.dir,
            source_lang: &site.locales[0].lang,
            source_dir: &site.locales[0].dir,
            home: generated("/"),
            organisation: &site.settings.organisation,
            areas: &site.settings.areas,
            nav: nav(site, locale),
            contact: site
                .settings
                .contact
                .as_ref()
                .and_then(|key| site.contacts.get(&key.value))
                .map(|contact| ContactView::new(site, contact, language)),
            urls: Urls {
                a_z: generated("/a-z/"),
                leaflets: generated("/leaflets/"),
                glossary: written(Role::Glossary),
                contact: written(Role::Contact),
                accessibility: written(Role::Accessibility),
                search: if site.settings.search { generated("/search/") } else { "".into() },
                settings: generated("/settings/"),
                feed: if site.settings.listed { generated("/feed.xml") } else { "".into() },
                sitemap: site.href("/sitemap.xml").into(),
            },
            assets: templates
                .assets
                .iter()
                .map(|(name, asset)| (&**name, site.href(&asset.address)))
                .collect(),
            logo: site.theme.tokens.logo.as_ref().and_then(|logo| {
                let url = site.href(&templates.assets.get(&logo.value.file)?.address);
                Some(LogoView { url, width: logo.value.width, height: logo.value.height })
            }),
            search: site.settings.search,
            pagefind: if site.settings.search { site.href("/pagefind/pagefind.js") } else { String::new() },
            pictures_right: site.settings.pictures_right,
        };
        let first_tags = policy::tags(&policy::policy(site));
        let key = Key::of_value(&(&view, &language.strings, &first_tags, templates.key, site_key));
        SharedContext { site: value(&view), strings: value(&language.strings.0), first_tags, key }
    }
}

/// The key of the settings and languages that any page may show.
/// [`TextKeys::new`](super::text_key::TextKeys::new) accounts for the other fields of [`Site`].
pub fn site_key(site: &Site) -> Key {
    let locales: Vec<Key> = site.locales.iter().map(|locale| LocaleKeys::new(locale).page).collect();
    Key::of_value(&(SettingsKeys::new(&site.settings).page, locales))
}

/// The main navigation: the pages that site.toml lists, else the first eight sections and pages of the top
/// level.
fn nav(site: &Site, locale: usize) -> Vec<LinkView<'_>> {
    let language = &site.locales[locale];
    let entry = |id: PageId| {
        let page = site.page(id);
        let title = page.doc.front_matter.menu.as_ref().map_or(page.title(), |menu| &menu.value);
        (page.state == State::Live)
            .then(|| LinkView::new(site.text_locale(page), title, url(site, &page.address)))
    };
    if let Some(paths) = site.settings.navigation.get(&language.lang) {
        return paths
            .iter()
            .filter_map(|path| {
                entry(site.page_or_fallback_at(&format!("content/{}/{}", language.lang, path.value))?)
            })
            .collect();
    }
    let home = site.section(language.home);
    let sections = home.sections.iter().map(|id| {
        let section = site.section(*id);
        let menu = section.page.and_then(|id| site.page(id).doc.front_matter.menu.as_ref());
        LinkView::new(
            site.section_locale(section),
            menu.map_or(&*section.title, |menu| &menu.value),
            url(site, &section.address),
        )
    });
    sections.chain(home.pages.iter().filter_map(|id| entry(*id))).take(8).collect()
}
