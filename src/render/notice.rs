//! Floor 3: what a page says above its text because days have passed.
//! In: a page and the contacts in its text. Out: sentences in the language of its readers, and whom to ask. The web and
//! paper show the same.
//! Must never: say more than is known: that nobody checked a text does not make it wrong.

use crate::doc::CalloutTitle;
use crate::site::{Contact, Page, Site};

/// What is said above the text of a page.
pub struct Notice<'s> {
    /// The sentences, the most important one first; at least one.
    pub sentences: Vec<String>,
    /// What stands before the contact.
    pub ask: &'s str,
    /// Whom to ask: the site's contact; where that can only be written to, the first in a box of the page. `None` where
    /// there is neither, or nothing to ask.
    pub contact: Option<&'s Contact>,
}

/// The notice of a page; `None` where nothing is overdue.
pub fn notice<'s>(site: &'s Site, page: &'s Page) -> Option<Notice<'s>> {
    let locale = site.locale(page);
    let is_easy = page.doc.is_easy();
    let words =
        |plain: &'static str, easy: &'static str| locale.strings.get(if is_easy { easy } else { plain });
    let overdue = page.overdue;
    let unchecked = overdue.unchecked_since.map(|day| (words("unchecked", "unchecked_easy"), day));
    let sums = overdue.sums_until.map(|day| (words("sums_ended", "sums_ended_easy"), day));
    let dated = [unchecked, sums].into_iter().flatten();
    let dated = dated.map(|(words, day)| words.replace("{date}", &locale.format_date(day)));
    let contacts = unchecked_contacts(site, page).map(|(contact, day)| {
        let words = words("contact_unchecked", "contact_unchecked_easy");
        words
            .replace("{name}", &contact.in_language(&locale.lang).name)
            .replace("{date}", &locale.format_date(day))
    });
    let sentences: Vec<String> = dated.chain(contacts).collect();
    let of_site = site.settings.contact.iter().map(|key| &*key.value);
    let in_boxes = cards(page).filter_map(|key| site.contacts.get(key));
    let mut contacts = of_site.filter_map(|key| site.contacts.get(key)).chain(in_boxes);
    let contact = contacts.find(|contact| has_quick_way(contact)).filter(|_| !overdue.is_empty());
    (!sentences.is_empty()).then(|| Notice {
        sentences,
        ask: words("unchecked_ask", "unchecked_ask_easy"),
        contact,
    })
}

/// The keys of the contacts that the page shows in a box.
fn cards(page: &Page) -> impl Iterator<Item = &str> {
    let callouts = page.doc.tree.callouts.iter();
    callouts.filter(|callout| callout.kind.title == CalloutTitle::Contact).map(|callout| &*callout.words)
}

/// Whether somebody can be asked at once.
fn has_quick_way(contact: &Contact) -> bool {
    ["phone", "text", "email"].iter().any(|field| contact.has(field))
}

/// The contacts whose numbers, addresses or hours stand in the running text, and that nobody has checked for too long;
/// each once, with the day of the last check. A contact with a card says so there.
fn unchecked_contacts<'s>(
    site: &'s Site,
    page: &'s Page,
) -> impl Iterator<Item = (&'s Contact, crate::base::Date)> {
    let tree = &page.doc.tree;
    let has_card = |key: &str| cards(page).any(|card| card == key);
    let mut keys: Vec<&str> = Vec::new();
    for fact in tree.facts.iter().filter(|fact| !matches!(&*fact.field, "name" | "about")) {
        if !keys.contains(&&*fact.contact) && !has_card(&fact.contact) {
            keys.push(&fact.contact);
        }
    }
    keys.into_iter().filter_map(move |key| {
        let contact = site.contacts.get(key)?;
        Some((contact, contact.unchecked_since?))
    })
}
