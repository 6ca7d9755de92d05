//! Floor 3: the notice above a text, as templates see it.
//! In: what is said, and the contact to ask. Out: plain values.
//! Must never: choose whom to ask.

use super::contact::ContactView;
use crate::render::notice::Notice;
use crate::site::{Page, Site};
use serde::Serialize;

/// What is said above the text of a page because days have passed.
#[derive(Serialize, Hash)]
pub struct NoticeView<'s> {
    /// The sentences, the most important one first.
    pub sentences: Vec<String>,
    /// What stands before the contact.
    pub ask: &'s str,
    /// Whom to ask; the theme leads to the contact page where there is nobody.
    pub contact: Option<ContactView<'s>>,
    /// Whether there is something to ask about.
    pub asks: bool,
}

impl<'s> NoticeView<'s> {
    /// The notice of a page, in the language of the page around its text.
    pub fn new(site: &'s Site, page: &'s Page, notice: Notice<'s>) -> NoticeView<'s> {
        NoticeView {
            sentences: notice.sentences,
            ask: notice.ask,
            contact: notice.contact.map(|contact| ContactView::new(site, contact, site.locale(page))),
            asks: !page.overdue.is_empty(),
        }
    }
}
