//! Floor 3: the words of a fact.
//! In: a contact and the name of a field, such as `phone`. Out: its words, what they link to, and what a
//! call costs; the same for web pages and leaflets.
//! Must never: return a phone number without its charge.

use crate::base::Span;
use crate::doc::{Heading, Image, NodeKind, NodeRef};
use crate::site::{Contact, Locale, Page, PhoneNumber, Site};
use std::borrow::Cow;

/// A fact, `{{contact.field}}`, in words.
pub struct FactText<'s> {
    /// The value.
    pub words: Cow<'s, str>,
    /// The address that it links to; empty if it is text only.
    pub link: Cow<'s, str>,
    /// What a call costs, to be shown beside the number. Empty if it costs as much as any call.
    pub cost: &'s str,
    /// Whether its words are in the site's first language, because they are not translated.
    pub foreign: bool,
}

impl<'s> FactText<'s> {
    /// The fact from a field of a contact.
    pub fn new(contact: &'s Contact, field: &str, locale: &'s Locale) -> FactText<'s> {
        let is_translated = locale.prefix.is_empty() || contact.languages.contains_key(&locale.lang);
        let foreign =
            !is_translated && contact.words().iter().any(|(name, words)| *name == field && !words.is_empty());
        let contact = contact.in_language(&locale.lang);
        let words = match field {
            "name" => &contact.name,
            "about" => &contact.about,
            "text" => &contact.text,
            "whatsapp" => &contact.whatsapp,
            "email" => &contact.email,
            "web" => &contact.web,
            "hours" => &contact.hours,
            "answer" => &contact.answer,
            "address" => {
                return FactText {
                    words: contact.address.join(", ").into(),
                    link: "".into(),
                    cost: "",
                    foreign,
                };
            }
            "charge" => charge(contact, contact.phones.first(), locale),
            phone => contact.phone_in(phone).map_or("", |phone| &phone.number),
        };
        let (link, cost) = match field {
            "text" => (contact.text_link().into(), ""),
            "whatsapp" => (contact.whatsapp_link().into(), ""),
            "email" => (contact.email_link().into(), ""),
            "web" => (Cow::Borrowed(&*contact.web), ""),
            phone => contact
                .phone_in(phone)
                .map_or((Cow::Borrowed(""), ""), |phone| (phone.link().into(), cost(contact, phone, locale))),
        };
        FactText { words: words.into(), link, cost, foreign }
    }
}

/// The words of a node of a page, with its facts in words: for places where nothing can be a link, such as the
/// description of a picture.
pub fn words_of<'s>(site: &'s Site, page: &'s Page, node: NodeRef<'s>) -> Cow<'s, str> {
    node.text_with(|fact, words| {
        let Some(contact) = site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))
        else {
            return false;
        };
        let text = FactText::new(contact, &fact.field, site.locale(page));
        words.push_str(&text.words);
        if !text.cost.is_empty() {
            words.push_str(&format!(" ({})", text.cost));
        }
        true
    })
}

/// The words of a heading, with its facts in words: for the list of contents, and for bookmarks.
pub fn words_of_heading<'s>(site: &'s Site, page: &'s Page, heading: &'s Heading) -> Cow<'s, str> {
    if !holds_fact(page, heading.span) {
        return Cow::Borrowed(&heading.words);
    }
    filled(site, page, heading.span, |kind| matches!(kind, NodeKind::Heading(..)))
}

/// The text that an author wrote for a picture, with its facts in words; empty where there is none.
pub fn words_of_image<'s>(site: &'s Site, page: &'s Page, image: &'s Image) -> Cow<'s, str> {
    if !holds_fact(page, image.span) {
        return Cow::Borrowed(&image.alt);
    }
    filled(site, page, image.span, |kind| matches!(kind, NodeKind::Image(_)))
}

/// The words of the node of a kind that begins where `span` does.
fn filled<'s>(site: &'s Site, page: &'s Page, span: Span, is_kind: fn(NodeKind) -> bool) -> Cow<'s, str> {
    let mut nodes = page.doc.tree.walk();
    let node = nodes.find(|node| node.span().start == span.start && is_kind(node.kind()));
    node.map_or("".into(), |node| words_of(site, page, node).trim().to_string().into())
}

/// Whether a fact stands within a span of the page's file: most pages have few, and most headings none.
fn holds_fact(page: &Page, span: Span) -> bool {
    page.doc.tree.facts.iter().any(|fact| span.start <= fact.span.start && fact.span.end <= span.end)
}

/// What a call to a number costs beyond the price of any call, in words. Empty if it costs no more.
pub fn charge<'s>(contact: &'s Contact, phone: Option<&'s PhoneNumber>, locale: &'s Locale) -> &'s str {
    let Some(phone) = phone else { return &contact.charge };
    match (contact.charge_of(phone), phone.charge_string()) {
        ("", Some(string)) => locale.strings.get(string),
        (words, _) => words,
    }
}

/// What is shown beside a phone number: its charge, or that it is free. Empty if neither is known.
pub fn cost<'s>(contact: &'s Contact, phone: &'s PhoneNumber, locale: &'s Locale) -> &'s str {
    let charge = charge(contact, Some(phone), locale);
    if charge.is_empty() && phone.free { locale.strings.get("free") } else { charge }
}
