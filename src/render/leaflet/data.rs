//! Floor 3: everything that the theme is told about a leaflet.
//! In: a page and its site. Out: one dictionary, `sys.inputs.leaflet`.
//! Must never: tell the theme what the readers of the page are not told.

use super::contact::{Contacts, is_reachable};
use super::content::{Writer, to_address};
use super::ink::{Ink, Spot};
use super::layout::Layout;
use super::press::Press;
use super::qr::qr;
use super::words;
use crate::base::{Notes, Span};
use crate::doc::Title;
use crate::render::versions::printed_address;
use crate::render::words::Words;
use crate::site::{Contact, Page, Role, Site};
use std::sync::Arc;
use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, Value, array, dict};

/// The dictionary, and what was found while it was made.
pub fn data(site: &Site, press: &Press, page: &Page, layout: Layout) -> (Dict, Notes) {
    let locale = site.locale(page);
    let mut ink = Ink::new(press, locale);
    let mut notes = Notes::new();
    let (doc, front, t) = (&page.doc, &page.doc.front, |name: &'static str| locale.strings.get(name));
    let easy = doc.is_easy();
    let used = if easy { Words::of(&site.glossaries[page.locale]) } else { Words::none() };
    let mut writer = Writer { site, press, page, ink: &mut ink, id: press.marks.page, words: used, plain: 0, notes: &mut notes, last_level: 1 };
    let blocks = writer.blocks(doc.tree.blocks());
    let used = std::mem::take(&mut writer.words.used);
    let words = words::words(site, press, page, &used, &mut ink, &mut notes);

    let own = |span: Span| Spot { id: press.marks.page, path: &doc.path, span, exact: false };
    let settings: Arc<str> = site.settings.file.clone();
    let set = Spot { id: press.marks.settings, path: &settings, span: Span::default(), exact: false };
    let title = front.title.as_ref().map_or(own(doc.top()), |title| own(title.span));
    let contacts = Contacts::new(press, locale);
    let (contact, in_text) = contact_of(site, page);
    let address = site.absolute(&printed_address(site, page));
    let bare = address.split_once("://").map_or(&*address, |(_, bare)| bare).trim_end_matches('/');
    // `cy`, or `en` and `GB`: Typst wants them apart, and knows regions of two letters only.
    let mut parts = locale.lang.split('-');
    let lang = parts.next().unwrap_or("en");
    let region = parts.find(|part| part.len() == 2).map(|part| part.to_ascii_uppercase());
    let dict = dict! {
        "layout" => layout.name(),
        "size" => layout.size(easy, &site.settings),
        "lang" => lang,
        "region" => region,
        "dir" => &*locale.dir,
        "easy" => easy,
        "pictures_right" => site.settings.pictures_right,
        "strings" => locale.strings.0.iter().map(|(name, words)| (name.as_ref().into(), words.as_ref().into_value())).collect::<Dict>(),
        // Plain, for the document's own data and the foot of each page.
        "name" => page.title(),
        "organisation" => ink.text(&site.settings.organisation, set),
        "author" => &*site.settings.organisation,
        "version" => front.version.as_ref().map_or("", |version| &version.value),
        "title" => ink.text(page.title(), title),
        "summary" => front.summary.as_ref().map(|summary| ink.text(&summary.value, own(summary.span))),
        "first" => contact.map_or(Value::None, |contact| contacts.first(contact, &mut ink)),
        "contact" => contact.filter(|_| !in_text).map(|contact| contacts.card(contact, &mut ink)),
        "ask" => ask(site, contact, &contacts, &mut ink),
        "blocks" => blocks,
        "words" => words,
        "about" => about(site, page, &mut ink, own),
        "credits" => credits(site, press, page, &mut ink),
        "address" => to_address(ink.text(bare, title), &address, bare, title),
        "qr" => code(&address),
        "qr_words" => t("qr_words").replace("{address}", bare),
    };
    notes.extend(ink.notes());
    (dict, notes)
}

/// Whom readers of a page should ask: the first contact that its text shows in full, else the site's own; and whether the text shows it.
fn contact_of<'s>(site: &'s Site, page: &'s Page) -> (Option<&'s Contact>, bool) {
    let callouts = page.doc.tree.callouts.iter().filter(|callout| callout.kind.title == Title::Contact);
    let mut shown = callouts.filter_map(|callout| site.contacts.get(&callout.words));
    let site_contact = site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value));
    match shown.clone().find(|contact| is_reachable(contact)) {
        Some(contact) => (Some(contact), true),
        None => (site_contact, site_contact.is_some_and(|contact| shown.any(|shown| shown.key == contact.key))),
    }
}

/// Whom to ask for another format: the site's own contact where it can be reached, else the page's.
fn ask(site: &Site, contact: Option<&Contact>, contacts: &Contacts, ink: &mut Ink) -> Value {
    let site_contact = site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value));
    let asked = site_contact.filter(|contact| is_reachable(contact)).or(contact);
    asked.map_or(Value::None, |contact| contacts.first(contact, ink))
}

/// What it is about, for whom, how old it is and who answers for it: names and values.
fn about<'s>(site: &'s Site, page: &'s Page, ink: &mut Ink<'s>, own: impl Fn(Span) -> Spot<'s>) -> Array {
    let (front, locale) = (&page.doc.front, site.locale(page));
    let t = |name: &'static str| locale.strings.get(name);
    let top = own(page.doc.top());
    let mut about = array![];
    let mut add = |name: &'static str, values: Vec<Content>, ink: &mut Ink| {
        let values: Array = values.into_iter().map(IntoValue::into_value).collect();
        about.push(dict! { "name" => name, "label" => ink.text(t(name), top), "values" => values }.into_value());
    };
    let nations: Vec<&str> = if front.applies_to.is_empty() {
        site.settings.applies_to.iter().map(|nation| &**nation).collect()
    } else {
        front.applies_to.iter().map(|nation| &*nation.value).collect()
    };
    let nation = |nation: &'s str| match nation {
        "England" => t("england"),
        "Wales" => t("wales"),
        "Scotland" => t("scotland"),
        "Northern Ireland" => t("northern_ireland"),
        other => other,
    };
    let areas: Vec<&str> =
        if front.areas.is_empty() { site.settings.areas.iter().map(|area| &**area).collect() } else { front.areas.iter().map(|area| &*area.value).collect() };
    if !nations.is_empty() {
        let words: Vec<&str> = nations.into_iter().map(nation).collect();
        let value = ink.text(&words.join(", "), top);
        add("leaflet_applies_to", vec![value], ink);
    }
    if !areas.is_empty() {
        let value = ink.text(&areas.join(", "), top);
        add("areas", vec![value], ink);
    }
    for (name, words) in [("audience", &front.audience), ("owner", &front.owner)] {
        if let Some(words) = words {
            let value = ink.text(&words.value, own(words.span));
            add(if name == "owner" { "leaflet_owner" } else { name }, vec![value], ink);
        }
    }
    if let Some(reviewed) = &front.reviewed {
        let value = ink.text(&locale.long_date(reviewed.value), own(reviewed.span));
        add("reviewed", vec![value], ink);
    }
    if let Some(due) = page.review_due {
        let value = ink.text(&locale.long_date(due), top);
        add("review_due", vec![value], ink);
    }
    if let Some(version) = &front.version {
        let value = ink.text(&version.value, own(version.span));
        add("leaflet_version", vec![value], ink);
    }
    if !front.tested_by.is_empty() {
        let names: Vec<&str> = front.tested_by.iter().map(|name| &*name.value).collect();
        let value = ink.text(&names.join(", "), own(front.tested_by[0].span));
        add("tested_by", vec![value], ink);
    } else if page.role == Role::EasyRead || page.doc.is_easy() {
        let value = ink.text(t("leaflet_not_tested"), top);
        add("reader_testing", vec![value], ink);
    }
    if !front.sources.is_empty() {
        let mut values = Vec::new();
        for source in &front.sources {
            let spot = own(source.span);
            let words = ink.text(&source.title, spot);
            values.push(if source.url.is_empty() { words } else { to_address(words, &source.url, &source.title, spot) });
        }
        add("sources", values, ink);
    }
    about
}

/// Who made the pictures and under which licence, each said once.
fn credits(site: &Site, press: &Press, page: &Page, ink: &mut Ink) -> Array {
    let mut used: Vec<u32> = page.images.iter().flatten().copied().collect();
    used.sort_unstable();
    let ledger: Arc<str> = crate::site::LEDGER.into();
    let mut said: Vec<String> = Vec::new();
    let mut credits = array![];
    for entry in used.iter().filter_map(|at| site.pictures.all[*at as usize].entry.as_ref()) {
        let words: Vec<&str> = [&entry.author, &entry.licence, &entry.source].into_iter().map(|part| &**part).filter(|part| !part.is_empty()).collect();
        let words = words.join(", ");
        if !words.is_empty() && !said.contains(&words) {
            credits.push(ink.text(&words, Spot { id: press.marks.settings, path: &ledger, span: entry.span, exact: false }).into_value());
            said.push(words);
        }
    }
    credits
}

/// The code of an address as a drawing.
fn code(address: &str) -> Value {
    qr(address).map_or(Value::None, |code| Bytes::new(code.svg()).into_value())
}
