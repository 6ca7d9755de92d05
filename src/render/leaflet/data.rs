//! Floor 3: everything that the theme is told about a leaflet.
//! In: a page and its site. Out: one dictionary: what a theme calls `leaflet.value`.
//! Must never: tell the theme what the readers of the page are not told.

use super::contact::ContactSetter;
use super::glossary;
use super::image::image;
use super::inline::InlineWriter;
use super::link::to_address;
use super::text::{Origin, TextSetter, from_the_left};
use super::theme::LeafletTheme;
use crate::base::{Findings, Span};
use crate::doc::CalloutTitle;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::render::layout::EditionLayout;
use crate::render::qr::qr;
use crate::render::versions::printed_address;
use crate::site::{Contact, Page, Role, Site};
use std::sync::Arc;
use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, Value, array, dict};

/// The dictionary, and what was found while it was made.
pub fn data(site: &Site, theme: &LeafletTheme, page: &Page, layout: EditionLayout) -> (Dict, Findings) {
    let locale = site.locale(page);
    let mut setter = TextSetter::new(theme, locale);
    let mut findings = Findings::new();
    let (doc, front, t) = (&page.doc, &page.doc.front_matter, |name: &'static str| locale.strings.get(name));
    let easy = doc.is_easy();
    let used =
        if easy { GlossaryMatcher::of(&site.glossaries[page.locale]) } else { GlossaryMatcher::none() };
    let mut writer = InlineWriter {
        site,
        theme,
        page,
        setter: &mut setter,
        id: theme.source_ids.page,
        words: used,
        no_links_depth: 0,
        findings: &mut findings,
        last_level: 1,
    };
    let blocks = writer.blocks(doc.tree.blocks());
    let used = std::mem::take(&mut writer.words.used);
    let words = glossary::words(site, theme, page, &used, &mut setter, &mut findings);

    let own = |span: Span| Origin { id: theme.source_ids.page, path: &doc.path, span, exact: false };
    let settings: Arc<str> = site.settings.file.clone();
    let set = Origin { id: theme.source_ids.settings, path: &settings, span: Span::default(), exact: false };
    let title = front.title.as_ref().map_or(own(doc.top()), |title| own(title.span));
    let contacts = ContactSetter::new(site, theme, locale);
    let contact = asked_first(site, page);
    let below: Vec<&Contact> = shown_below(site, page);
    let address = site.absolute(&printed_address(site, page));
    let bare = address.split_once("://").map_or(&*address, |(_, bare)| bare).trim_end_matches('/');
    // `cy`, or `en` and `GB`: Typst wants them apart, and knows regions of two letters only.
    let mut parts = locale.lang.split('-');
    let lang = parts.next().unwrap_or("en");
    let region = parts.find(|part| part.len() == 2).map(|part| part.to_ascii_uppercase());
    let dict = dict! {
        "fonts" => theme.font_families().map(|name| name.into_value()).collect::<Array>(),
        "size" => layout.size(easy, &site.settings),
        "lang" => lang,
        "region" => region,
        "dir" => &*locale.dir,
        "easy" => easy,
        "pictures_right" => site.settings.pictures_right,
        "strings" => locale.strings.0.iter().map(|(name, words)| (name.as_ref().into(), words.as_ref().into_value())).collect::<Dict>(),
        "organisation" => setter.text(&site.settings.organisation, set),
        // The same, plain, for the foot of each page.
        "author" => &*site.settings.organisation,
        "version" => front.version.as_ref().map_or("", |version| &version.value),
        "title" => setter.text(page.title(), title),
        "summary" => front.summary.as_ref().map(|summary| setter.text(&summary.value, own(summary.span))),
        "first" => contact.map_or(Value::None, |contact| contacts.first(contact, &mut setter)),
        "contacts" => below.into_iter().map(|contact| contacts.card(contact, &mut setter).into_value()).collect::<Array>(),
        "ask" => ask(site, contact, &contacts, &mut setter),
        "picture" => cover(site, page, own(Span::default()), &mut findings),
        "blocks" => blocks,
        "words" => words,
        "about" => about(site, page, &mut setter, own),
        "sources" => sources(page, &mut setter, own),
        "credits" => credits(site, theme, page, &mut setter),
        "address" => from_the_left(to_address(setter.text(bare, title), &address, bare, title)),
        "qr" => code(&address),
        "qr_words" => t("qr_words").replace("{address}", bare),
    };
    findings.extend(setter.findings());
    (dict, findings)
}

fn site_contact(site: &Site) -> Option<&Contact> {
    site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value))
}

/// The contacts that the text of a page shows in full.
fn shown_in_text<'s>(site: &'s Site, page: &'s Page) -> impl Iterator<Item = &'s Contact> {
    let callouts =
        page.doc.tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact);
    callouts.filter_map(|callout| site.contacts.get(&callout.words))
}

/// Whom readers should ask: the first contact of the text that can be reached, else the site's own.
fn asked_first<'s>(site: &'s Site, page: &'s Page) -> Option<&'s Contact> {
    shown_in_text(site, page).find(|contact| contact.is_reachable()).or(site_contact(site))
}

/// The contacts below the text: all of them on the contact page, elsewhere the site's own, where the text
/// does not show it.
fn shown_below<'s>(site: &'s Site, page: &'s Page) -> Vec<&'s Contact> {
    let shown = |contact: &Contact| shown_in_text(site, page).any(|shown| shown.key == contact.key);
    if page.role == Role::Contact {
        return site
            .contacts
            .order
            .iter()
            .filter_map(|key| site.contacts.get(key))
            .filter(|contact| !shown(contact))
            .collect();
    }
    // A contact that says only how it cannot be reached helps where there is no better one.
    let useful =
        |contact: &&Contact| contact.is_reachable() || !shown_in_text(site, page).any(Contact::is_reachable);
    site_contact(site).filter(|contact| !shown(contact)).filter(useful).into_iter().collect()
}

/// Whom to ask for another format: the site's own contact where it can be reached, else the page's.
fn ask(site: &Site, contact: Option<&Contact>, contacts: &ContactSetter, setter: &mut TextSetter) -> Value {
    let asked = site_contact(site).filter(|contact| contact.is_reachable()).or(contact);
    asked.map_or(Value::None, |contact| contacts.first(contact, setter))
}

/// The first picture of the text, once more as decoration for a cover.
fn cover(site: &Site, page: &Page, origin: Origin, findings: &mut Findings) -> Value {
    let noted = findings.len();
    let first = image(site, page, 0, origin, findings);
    // What is wrong with it is noted where it stands.
    findings.truncate(noted);
    first.map_or(Value::None, |picture| picture.decoration().into_value())
}

/// What it is about, for whom, how old it is and who answers for it: names and values.
fn about<'s>(
    site: &'s Site,
    page: &'s Page,
    setter: &mut TextSetter<'s>,
    own: impl Fn(Span) -> Origin<'s>,
) -> Array {
    let (front, locale) = (&page.doc.front_matter, site.locale(page));
    let t = |name: &'static str| locale.strings.get(name);
    let top = own(page.doc.top());
    let mut about = array![];
    let mut add = |name: &'static str, value: Content, setter: &mut TextSetter| {
        about.push(
            dict! { "name" => name, "label" => setter.text(t(name), top), "value" => value }.into_value(),
        );
    };
    let (nations, areas) = (site.nations(page), site.areas(page));
    let nation = |nation: &'s str| match nation {
        "England" => t("england"),
        "Wales" => t("wales"),
        "Scotland" => t("scotland"),
        "Northern Ireland" => t("northern_ireland"),
        other => other,
    };
    if !nations.is_empty() {
        let words: Vec<&str> = nations.into_iter().map(nation).collect();
        let value = setter.text(&words.join(", "), top);
        add("leaflet_applies_to", value, setter);
    }
    if !areas.is_empty() {
        let value = setter.text(&areas.join(", "), top);
        add("areas", value, setter);
    }
    for (name, words) in [("audience", &front.audience), ("owner", &front.owner)] {
        if let Some(words) = words {
            let value = setter.text(&words.value, own(words.span));
            add(if name == "owner" { "leaflet_owner" } else { name }, value, setter);
        }
    }
    if let Some(reviewed) = &front.reviewed {
        let value = setter.text(&locale.format_date(reviewed.value), own(reviewed.span));
        add("reviewed", value, setter);
    }
    if let Some(due) = page.review_due {
        let value = setter.text(&locale.format_date(due), top);
        add("review_due", value, setter);
    }
    if let Some(version) = &front.version {
        let value = setter.text(&version.value, own(version.span));
        add("leaflet_version", value, setter);
    }
    if !front.tested_by.is_empty() {
        let names: Vec<&str> = front.tested_by.iter().map(|name| &*name.value).collect();
        let value = setter.text(&names.join(", "), own(front.tested_by[0].span));
        add("tested_by", value, setter);
    } else if page.role == Role::EasyRead || page.doc.is_easy() {
        let value = setter.text(t("leaflet_not_tested"), top);
        add("reader_testing", value, setter);
    }
    about
}

/// Where its facts come from.
fn sources<'s>(page: &'s Page, setter: &mut TextSetter<'s>, own: impl Fn(Span) -> Origin<'s>) -> Array {
    let source = |source: &crate::doc::Reference| {
        let origin = own(source.span);
        let words = setter.text(&source.title, origin);
        if source.url.is_empty() { words } else { to_address(words, &source.url, &source.title, origin) }
            .into_value()
    };
    page.doc.front_matter.sources.iter().map(source).collect()
}

/// Who made the pictures and under which licence, each said once.
fn credits(site: &Site, theme: &LeafletTheme, page: &Page, setter: &mut TextSetter) -> Array {
    let ledger: Arc<str> = crate::site::LEDGER.into();
    let mut said: Vec<String> = Vec::new();
    let mut credits = array![];
    for entry in site.credits(page) {
        let words: Vec<&str> = [&entry.author, &entry.licence, &entry.source]
            .into_iter()
            .map(|part| &**part)
            .filter(|part| !part.is_empty())
            .collect();
        let words = words.join(", ");
        if !words.is_empty() && !said.contains(&words) {
            credits.push(
                setter
                    .text(
                        &words,
                        Origin {
                            id: theme.source_ids.settings,
                            path: &ledger,
                            span: entry.span,
                            exact: false,
                        },
                    )
                    .into_value(),
            );
            said.push(words);
        }
    }
    credits
}

/// The code of an address as a drawing.
fn code(address: &str) -> Value {
    qr(address).map_or(Value::None, |code| Bytes::new(code.svg()).into_value())
}
