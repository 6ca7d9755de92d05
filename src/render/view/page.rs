//! Floor 3: `page`, as the template of a page sees it.
//! In: nothing; the files that make pages fill it in. Out: plain values.
//! Must never: hold HTML that somebody typed.

use super::card::CardView;
use super::checker::CheckerView;
use super::contact::ContactView;
use super::date::DateView;
use super::edition::{EditionView, LeafletView};
use super::link::LinkView;
use super::statement::StatementView;
use serde::Serialize;
use std::borrow::Cow;

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
