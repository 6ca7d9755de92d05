//! Floor 3: a link as templates see it.
//! In: a page, or a title and an address. Out: the title, the address within the site, the language.
//! Must never: leave out the language of a title.

use crate::site::{Locale, Page, Site};
use serde::Serialize;
use std::borrow::Cow;

/// A title and the address that it links to.
#[derive(Serialize, Hash, Clone)]
pub struct LinkView<'s> {
    pub title: Cow<'s, str>,
    pub url: Cow<'s, str>,
    /// The language of the title and of the page.
    pub lang: &'s str,
    pub dir: &'s str,
}

impl<'s> LinkView<'s> {
    /// A link with a title in a language.
    pub fn new(locale: &'s Locale, title: impl Into<Cow<'s, str>>, url: impl Into<Cow<'s, str>>) -> Self {
        LinkView { title: title.into(), url: url.into(), lang: &locale.lang, dir: &locale.dir }
    }
}

/// An address of the site for a link: with the root of the site, if that is a folder.
pub fn url<'s>(site: &Site, address: &'s str) -> Cow<'s, str> {
    if site.settings.root.is_empty() { Cow::Borrowed(address) } else { Cow::Owned(site.href(address)) }
}

/// A link to a page.
pub fn link<'s>(site: &'s Site, page: &'s Page) -> LinkView<'s> {
    LinkView::new(site.text_locale(page), page.title(), url(site, &page.address))
}
