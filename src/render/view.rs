//! Floor 3: what templates see, and nothing else.
//! In: the site. Out: plain values with every name that a template may use.
//! Must never: leave a name out where a value is not known: it is empty then.

use super::card::CardView;
use super::checker::CheckerView;
use super::editions::Editions;
use super::fact_text::charge;
use super::statement::StatementView;
use crate::base::Date;
use crate::site::{Contact, Locale, Page, PageId, Site};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// A title and where it leads.
#[derive(Serialize, Hash, Clone)]
pub struct LinkView<'s> {
    pub title: Cow<'s, str>,
    pub url: Cow<'s, str>,
    /// The language of the title, and of what the link leads to.
    pub lang: &'s str,
    pub dir: &'s str,
}

impl<'s> LinkView<'s> {
    /// A title in a language, and where it leads.
    pub fn new(locale: &'s Locale, title: impl Into<Cow<'s, str>>, url: impl Into<Cow<'s, str>>) -> Self {
        LinkView { title: title.into(), url: url.into(), lang: &locale.lang, dir: &locale.dir }
    }
}

/// A day; its words are made when they are asked for.
#[derive(Clone)]
pub struct DateView<'s> {
    date: Date,
    locale: &'s Locale,
}

impl<'s> DateView<'s> {
    pub fn new(locale: &'s Locale, date: Date) -> Self {
        DateView { date, locale }
    }

    pub fn iso(&self) -> String {
        self.date.to_string()
    }
}

impl Hash for DateView<'_> {
    /// The words of a day depend on the language and on the region.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.date, &self.locale.lang, &self.locale.region).hash(state);
    }
}

impl Serialize for DateView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("DateView", 2)?;
        fields.serialize_field("iso", &self.iso())?;
        fields.serialize_field("long", &self.locale.format_date(self.date))?;
        fields.end()
    }
}

/// A leaflet in a list.
#[derive(Serialize, Hash, Clone)]
pub struct LeafletView<'s> {
    pub title: &'s str,
    pub url: Cow<'s, str>,
    pub summary: &'s str,
    pub audience: &'s str,
    pub lang: &'s str,
    pub dir: &'s str,
    pub language: &'s str,
    pub page: LinkView<'s>,
    pub easy: bool,
    pub layout: &'static str,
    pub version: &'s str,
    pub reviewed: Option<DateView<'s>>,
    /// The picture of its first page.
    pub picture: Option<SheetView>,
    pub prints: Vec<EditionView<'s>>,
}

/// A file to print.
#[derive(Serialize, Hash, Clone)]
pub struct EditionView<'s> {
    /// The page's.
    pub title: &'s str,
    /// What this file is: “Large print (PDF)”.
    pub name: &'s str,
    /// How to print it; empty where any way will do.
    pub hint: &'s str,
    /// The layout.
    pub kind: &'static str,
    /// Whether it is the one that is folded.
    pub fold: bool,
    pub url: String,
    /// Pages to read, or sides of paper to fold.
    pub pages: u32,
    /// The same in words: “2 pages”.
    pub length: String,
    pub kilobytes: usize,
    pub lang: &'s str,
    pub dir: &'s str,
    pub language: &'s str,
}

/// The picture of a first page.
#[derive(Serialize, Hash, Clone)]
pub struct SheetView {
    pub url: String,
    pub width: u32,
    pub height: u32,
}

/// A contact as templates show it.
#[derive(Serialize, Hash, Clone)]
pub struct ContactView<'s> {
    pub key: &'s str,
    /// The language of its words: the site's own, where they are not translated.
    pub lang: &'s str,
    pub dir: &'s str,
    pub name: &'s str,
    pub about: &'s str,
    pub phone: &'s str,
    pub phone_link: String,
    pub charge: &'s str,
    pub free: bool,
    pub relay: String,
    pub text: &'s str,
    pub email: &'s str,
    pub email_link: String,
    pub web: &'s str,
    pub address: &'s [Box<str>],
    pub hours: &'s str,
    pub answer: &'s str,
    pub note: &'s str,
}

impl<'s> ContactView<'s> {
    pub fn new(site: &'s Site, contact: &'s Contact, locale: &'s Locale) -> Self {
        let of_words = if contact.languages.contains_key(&locale.lang) { locale } else { &site.locales[0] };
        let contact = contact.in_language(&locale.lang);
        ContactView {
            key: &contact.key,
            lang: &of_words.lang,
            dir: &of_words.dir,
            name: &contact.name,
            about: &contact.about,
            phone: &contact.phone,
            phone_link: contact.phone_link(),
            charge: charge(contact, locale),
            free: contact.free,
            relay: contact.relay_number(),
            text: &contact.text,
            email: &contact.email,
            email_link: contact.email_link(),
            web: &contact.web,
            address: &contact.address,
            hours: &contact.hours,
            answer: &contact.answer,
            note: &contact.note,
        }
    }
}

#[derive(Serialize, Hash)]
pub struct SourceView<'s> {
    pub title: &'s str,
    pub url: &'s str,
}

#[derive(Serialize, Hash)]
pub struct CreditView<'s> {
    pub title: &'s str,
    pub author: &'s str,
    pub licence: &'s str,
    pub source: &'s str,
}

#[derive(Serialize, Hash)]
pub struct TranslationView<'s> {
    pub lang: &'s str,
    pub dir: &'s str,
    pub name: &'s str,
    pub title: &'s str,
    pub url: String,
    pub canonical: String,
}

#[derive(Serialize, Hash)]
pub struct HeadingView<'s> {
    pub id: &'s str,
    pub title: &'s str,
}

#[derive(Serialize, Hash)]
pub struct LetterView<'s> {
    pub letter: &'s str,
    pub id: String,
    /// The letter's own page; empty where all letters stand on one.
    pub url: String,
    pub entries: Vec<CardView<'s>>,
    /// Where the letter is too long for one page: all its pages.
    pub parts: Vec<LinkView<'s>>,
    /// Which of them this is, from 1.
    pub part: usize,
}

/// `page`: every name that a page's template may use. `body`, `words`, `json_ld` and `qr` are added when the
/// page is made.
#[derive(Serialize, Hash, Default)]
pub struct PageView<'s> {
    pub kind: &'static str,
    pub title: Cow<'s, str>,
    pub summary: &'s str,
    pub url: Cow<'s, str>,
    pub canonical: String,
    pub lang: &'s str,
    pub dir: &'s str,
    /// The language of the title and the text: another where the page is not translated yet.
    pub text_lang: &'s str,
    pub text_dir: &'s str,
    /// Of a page that is not translated yet: the one whose text it shows.
    pub original: Option<TranslationView<'s>>,
    /// Of a translation: the page it was made from, where that was changed since.
    pub newer: Option<TranslationView<'s>>,
    pub breadcrumb: Vec<LinkView<'s>>,
    pub contents: Vec<HeadingView<'s>>,
    pub reviewed: Option<DateView<'s>>,
    pub review_due: Option<DateView<'s>>,
    pub owner: &'s str,
    pub tested_by: Vec<&'s str>,
    pub sources: Vec<SourceView<'s>>,
    pub applies_to: Vec<&'s str>,
    pub areas: Vec<&'s str>,
    pub audience: &'s str,
    pub sensitive: bool,
    pub easy_read: Option<LinkView<'s>>,
    pub full: Option<LinkView<'s>>,
    pub leaflets: Vec<LeafletView<'s>>,
    pub translations: Vec<TranslationView<'s>>,
    pub credits: Vec<CreditView<'s>>,
    pub pages: Vec<CardView<'s>>,
    pub sections: Vec<CardView<'s>>,
    pub letters: Vec<LetterView<'s>>,
    pub all_leaflets: Vec<LeafletView<'s>>,
    pub prints: Vec<EditionView<'s>>,
    pub contacts: Vec<ContactView<'s>>,
    /// Of a checker: its start, a part of it, or all of it.
    pub checker: Option<CheckerView<'s>>,
    /// Whom this page tells its readers to phone, where that is one and no other, or where it begins with
    /// urgent help.
    pub call: Option<ContactView<'s>>,
    pub redirect_to: String,
    /// Of the accessibility statement: what is known of the checks.
    pub statement: Option<StatementView<'s>>,
    /// Of a leaflet; on the page of an earlier version that one.
    pub version: &'s str,
    pub noindex: bool,
}

/// An address as it stands in a link.
pub fn url<'s>(site: &Site, address: &'s str) -> Cow<'s, str> {
    if site.settings.root.is_empty() { Cow::Borrowed(address) } else { Cow::Owned(site.href(address)) }
}

/// A page as a link.
pub fn link<'s>(site: &'s Site, page: &'s Page) -> LinkView<'s> {
    LinkView::new(site.text_locale(page), page.title(), url(site, &page.address))
}

/// A leaflet as lists show it.
pub fn leaflet<'s>(site: &'s Site, prints: &'s Editions, id: PageId) -> LeafletView<'s> {
    let page = site.page(id);
    let locale = site.locale(page);
    let front = &page.doc.front_matter;
    let layout = front.layout.map_or("a4", |layout| layout.name());
    LeafletView {
        title: page.title(),
        url: url(site, &page.address),
        summary: front.summary.as_ref().map_or("", |summary| &summary.value),
        audience: front.audience.as_ref().map_or("", |audience| &audience.value),
        lang: &locale.lang,
        dir: &locale.dir,
        language: &locale.name,
        page: page.standard_page.map_or(LinkView::new(locale, "", ""), |full| link(site, site.page(full))),
        easy: page.doc.is_easy(),
        layout,
        version: front.version.as_ref().map_or("", |version| &version.value),
        reviewed: front.reviewed.as_ref().map(|day| DateView::new(locale, day.value)),
        picture: prints.picture(site, id),
        prints: prints.views(site, id),
    }
}
