//! Floor 3: a page in a list of others.
//! In: a page, or a section without an index page. Out: what a list shows of it.
//! Must never: read the text of the page.

use super::link::url;
use crate::render::seen::{PageUse, section_key, write_page};
use crate::site::{Page, Section, Site};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// A page in a list, or a section without an index page. It hashes the hashes of the page instead of its
/// words, because the lists of a large site have every page.
#[derive(Clone, Copy)]
pub enum CardView<'s> {
    /// A page.
    Page(&'s Site, &'s Page),
    /// A section without an index page.
    Section(&'s Site, &'s Section),
}

/// What templates see of a card.
#[derive(Serialize)]
struct CardFields<'s> {
    title: &'s str,
    url: Cow<'s, str>,
    summary: &'s str,
    lang: &'s str,
    dir: &'s str,
    easy_read: Cow<'s, str>,
    easy_read_lang: &'s str,
    kind: &'static str,
}

impl Hash for CardView<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            CardView::Page(site, page) => {
                for page in std::iter::once(*page).chain(page.easy_read.map(|id| site.page(id))) {
                    write_page(page, PageUse::Other, state);
                    site.text_locale_at(page).hash(state);
                }
                page.easy_read.is_some().hash(state);
            }
            CardView::Section(site, section) => {
                section_key(section, &site.section_locale(section).lang, None).hash(state);
            }
        }
    }
}

impl Serialize for CardView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = match self {
            CardView::Page(site, page) => CardFields {
                title: page.title(),
                url: url(site, &page.address),
                summary: page.doc.front_matter.summary.as_ref().map_or("", |summary| &summary.value),
                lang: &site.text_locale(page).lang,
                dir: &site.text_locale(page).dir,
                easy_read_lang: page.easy_read.map_or("", |easy| &site.text_locale(site.page(easy)).lang),
                easy_read: page
                    .easy_read
                    .map_or(Cow::Borrowed(""), |easy| url(site, &site.page(easy).address)),
                kind: page.role.name(),
            },
            CardView::Section(site, section) => CardFields {
                title: &section.title,
                url: url(site, &section.address),
                summary: "",
                easy_read_lang: "",
                lang: &site.locales[section.locale].lang,
                dir: &site.locales[section.locale].dir,
                easy_read: "".into(),
                kind: "section",
            },
        };
        fields.serialize(serializer)
    }
}
