//! Floor 3: `page`, as the template of a page sees it.
//! In: nothing; the files that make pages fill it in. Out: plain values.
//! Must never: hold HTML that an author typed.

use super::card::CardView;
use super::checker::CheckerView;
use super::contact::ContactView;
use super::date::DateView;
use super::edition::{EditionView, LeafletView};
use super::link::LinkView;
use super::notice::NoticeView;
use super::statement::StatementView;
use serde::Serialize;
use std::borrow::Cow;

/// A source that a page cites.
#[derive(Serialize, Hash)]
pub struct SourceView<'s> {
    pub title: &'s str,
    pub url: &'s str,
}

/// Who made a picture of a page, and its licence.
#[derive(Serialize, Hash)]
pub struct CreditView<'s> {
    pub title: &'s str,
    pub author: &'s str,
    pub licence: &'s str,
    pub source: &'s str,
}

/// The same page in another language.
#[derive(Serialize, Hash)]
pub struct TranslationView<'s> {
    pub lang: &'s str,
    pub dir: &'s str,
    /// The name of the language.
    pub name: &'s str,
    pub title: &'s str,
    pub url: String,
    /// The absolute address.
    pub canonical: String,
}

/// An entry in the list of contents.
#[derive(Serialize, Hash)]
pub struct HeadingView<'s> {
    pub id: &'s str,
    /// Its words, without markup.
    pub title: Cow<'s, str>,
}

/// A letter of A–Z.
#[derive(Serialize, Hash)]
pub struct LetterView<'s> {
    pub letter: &'s str,
    pub id: String,
    /// The address of the letter's own page; empty if one page has all letters.
    pub url: String,
    pub entries: Vec<CardView<'s>>,
    /// All pages of the letter, if it has several.
    pub parts: Vec<LinkView<'s>>,
    /// Which of them this is, from 1; 0 on the page of another letter.
    pub part: usize,
}

/// `page`: every name that a page's template may use. `body`, `words`, `json_ld` and `qr` are added when
/// the page is rendered.
#[derive(Serialize, Hash, Default)]
pub struct PageView<'s> {
    /// The name of the template: `page`, `section`, `checker-part` and others.
    pub kind: &'static str,
    pub title: Cow<'s, str>,
    pub summary: &'s str,
    pub url: Cow<'s, str>,
    /// The absolute address that search engines should list; empty if they should list none.
    pub canonical: String,
    pub lang: &'s str,
    pub dir: &'s str,
    /// The language of the title and the text: another one if the page is not translated yet.
    pub text_lang: &'s str,
    pub text_dir: &'s str,
    /// For a page that is not translated yet: the page whose text it shows.
    pub original: Option<TranslationView<'s>>,
    /// For a translation: the page that it was made from, if that has changed since.
    pub newer: Option<TranslationView<'s>>,
    /// What is said above the text because days have passed.
    pub notice: Option<NoticeView<'s>>,
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
    /// The Easy Read twin.
    pub easy_read: Option<LinkView<'s>>,
    /// The standard page, for a twin or a leaflet.
    pub full: Option<LinkView<'s>>,
    /// The leaflets that belong to the page.
    pub leaflets: Vec<LeafletView<'s>>,
    pub translations: Vec<TranslationView<'s>>,
    pub credits: Vec<CreditView<'s>>,
    /// What a section lists: its pages, and the sections in it.
    pub pages: Vec<CardView<'s>>,
    pub sections: Vec<CardView<'s>>,
    /// For A–Z.
    pub letters: Vec<LetterView<'s>>,
    /// For the list of all leaflets.
    pub all_leaflets: Vec<LeafletView<'s>>,
    /// The PDFs of the page.
    pub prints: Vec<EditionView<'s>>,
    /// For the contact page: all contacts. For a page that was taken down: whom to ask instead.
    pub contacts: Vec<ContactView<'s>>,
    /// For a page of a checker.
    pub checker: Option<CheckerView<'s>>,
    /// The contact whose phone number the page shows at its top too.
    pub call: Option<ContactView<'s>>,
    /// For a redirect: the new address.
    pub redirect_to: String,
    /// For the accessibility statement: the result of the checks.
    pub statement: Option<StatementView<'s>>,
    /// The version of a leaflet; on the page of an earlier version, that version.
    pub version: &'s str,
    /// Whether search engines must not list the page.
    pub noindex: bool,
}
