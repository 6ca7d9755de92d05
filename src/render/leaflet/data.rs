//! Floor 3: the data of a leaflet for the theme.
//! In: a page and its site. Out: one dictionary, the theme's `leaflet.value`.
//! Must never: give the theme anything that the web page does not show.

use super::address;
use super::compilation::{Compilation, LeafletText};
use super::contact::ContactSetter;
use super::glossary;
use super::image::{IN_COLUMN, image};
use super::inline::InlineWriter;
use super::link::to_address;
use super::notice::{notice_box, taken_down};
use super::piece::{Origin, left_to_right};
use super::text::TextSetter;
use super::theme::LeafletTheme;
use crate::base::{Findings, Span};
use crate::doc::CalloutTitle;
use crate::doc::heading_level::OutlineLevels;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::render::qr::{MaskChoice, Qr};
use crate::render::versions::printed_address;
use crate::site::{Contact, Locale, Page, Role, Site};
use std::collections::HashSet;
use std::sync::Arc;
use typst::foundations::{Array, Bytes, Content, Dict, IntoValue, Value, array, dict};

/// The data of a leaflet, and findings about texts and pictures that cannot be printed. Sizes are not among
/// it: they are chosen when the leaflet is laid out.
pub fn data(leaflet: &Compilation) -> (Dict, Findings) {
    let Compilation { site, theme, page, layout, text, steps: _, must_fit: _ } = *leaflet;
    let is_gone = text == LeafletText::TakenDown;
    let (locale, doc) = (site.locale(page), &page.doc);
    let front_matter = &doc.front_matter;
    let t = |name: &'static str| locale.strings.get(name);
    let mut setter = TextSetter::new(theme, locale, layout.line(doc, &site.settings));
    let mut findings = Findings::new();
    let in_page = |span: Span| Origin { id: theme.source_ids.page, path: &doc.path, span, exact: false };
    let settings_path: Arc<str> = site.settings.file.clone();
    let in_settings =
        Origin { id: theme.source_ids.settings, path: &settings_path, span: Span::default(), exact: false };
    let (mut blocks, explained) = if is_gone {
        (taken_down(leaflet, &mut setter, in_page(doc.top())), array![])
    } else {
        blocks_and_words(leaflet, &mut setter, &mut findings)
    };
    if text == LeafletText::WithNotice {
        let above = notice_box(leaflet, &mut setter, in_page(doc.top())).map(IntoValue::into_value);
        blocks = above.into_iter().chain(blocks).collect();
    }
    let title = front_matter.title.as_ref().map_or(in_page(doc.top()), |title| in_page(title.span));
    let contacts = ContactSetter::new(site, theme, locale, leaflet.tells_age());
    let first = first_contact(site, page);
    let address = site.absolute(&printed_address(site, page));
    let short_address = address.split_once("://").map_or(&*address, |(_, rest)| rest).trim_end_matches('/');
    let (lang, region) = language_and_region(&locale.lang);
    let dict = dict! {
        "fonts" => theme.font_families().map(|name| name.into_value()).collect::<Array>(),
        "lang" => lang,
        "region" => region,
        "dir" => &*locale.dir,
        "easy" => doc.is_easy(),
        "pictures_right" => site.settings.pictures_right,
        "strings" => strings(locale),
        "organisation" => setter.text(&site.settings.organisation, in_settings),
        // The same as a string, for the footer of each page.
        "author" => &*site.settings.organisation,
        "version" => front_matter.version.as_ref().map_or("", |version| &version.value),
        "title" => setter.text(page.title(), title),
        // For the front of a tri-fold: its sizes are chosen so that the longest words have room.
        "title_words" => words(page.title()),
        "summary_words" => words(front_matter.summary.as_ref().map_or("", |summary| &summary.value)),
        "summary" => front_matter
            .summary
            .as_ref()
            .filter(|_| !is_gone)
            .map(|summary| setter.text(&summary.value, in_page(summary.span))),
        "first" => contacts.quickest(first, &mut setter),
        "contacts" => contacts_below(site, page)
            .into_iter()
            .map(|contact| contacts.card(contact, &mut setter).into_value())
            .collect::<Array>(),
        "ask" => contacts.quickest(other_formats_contact(site, first), &mut setter),
        "picture" => if is_gone { Value::None } else { cover_picture(site, page, in_page(Span::default())) },
        "blocks" => blocks,
        "words" => explained,
        "about" => about(site, page, &mut setter, in_page),
        "sources" => if is_gone { array![] } else { sources(page, &mut setter, in_page) },
        "credits" => if is_gone { array![] } else { credits(site, theme, page, &mut setter) },
        "address" => left_to_right(to_address(
            setter.text(short_address, title),
            &address,
            short_address,
            title,
        )),
        "qr" => qr_code(&address),
        "qr_words" => t("qr_words").replace("{address}", short_address),
    };
    findings.extend(setter.findings());
    (dict, findings)
}

/// The words of a text, each by itself.
fn words(text: &str) -> Array {
    text.split_whitespace().map(IntoValue::into_value).collect()
}

/// The theme's strings in the language of the leaflet.
fn strings(locale: &Locale) -> Dict {
    let strings = locale.strings.0.iter();
    strings.map(|(name, words)| (name.as_ref().into(), words.as_ref().into_value())).collect()
}

/// The blocks of the text, and the glossary words that it uses. Only Easy Read explains words.
fn blocks_and_words<'s>(
    leaflet: &Compilation<'s>,
    setter: &mut TextSetter<'s>,
    findings: &mut Findings,
) -> (Array, Array) {
    let Compilation { site, theme, page, .. } = *leaflet;
    let glossary = if page.doc.is_easy() {
        GlossaryMatcher::new(&site.glossaries[page.locale])
    } else {
        GlossaryMatcher::none()
    };
    let mut writer = InlineWriter {
        site,
        theme,
        page,
        setter,
        file: theme.source_ids.page,
        glossary,
        no_links_depth: 0,
        tells_age: leaflet.tells_age(),
        findings,
        levels: OutlineLevels::below_title(),
        printed: HashSet::new(),
    };
    let blocks = writer.blocks(page.doc.tree.blocks());
    let used = std::mem::take(&mut writer.glossary.used);
    (blocks, glossary::words(leaflet, &used, setter, findings))
}

/// The parts of a language tag (BCP 47) that Typst wants apart: `cy`, or `en` and `GB`. Typst knows regions
/// of two letters only.
fn language_and_region(tag: &str) -> (&str, Option<String>) {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or("en");
    (language, subtags.find(|subtag| subtag.len() == 2).map(|region| region.to_ascii_uppercase()))
}

/// The contact that the settings of the site name.
fn site_contact(site: &Site) -> Option<&Contact> {
    site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value))
}

/// The contacts that the text of a page shows in full.
fn contacts_in_text<'s>(site: &'s Site, page: &'s Page) -> impl Iterator<Item = &'s Contact> {
    let callouts =
        page.doc.tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact);
    callouts.filter_map(|callout| site.contacts.get(&callout.words))
}

/// The contact on the front: the first in the text that can be reached, else the site's.
fn first_contact<'s>(site: &'s Site, page: &'s Page) -> Option<&'s Contact> {
    contacts_in_text(site, page).find(|contact| contact.is_reachable()).or(site_contact(site))
}

/// The contacts below the text: all that are listed on the contact page, elsewhere the site's. Those that
/// the text shows are left out.
fn contacts_below<'s>(site: &'s Site, page: &'s Page) -> Vec<&'s Contact> {
    let is_in_text = |contact: &Contact| contacts_in_text(site, page).any(|shown| shown.key == contact.key);
    if page.role == Role::Contact {
        return site.contacts.iter().filter(|contact| contact.listed && !is_in_text(contact)).collect();
    }
    // A contact that only says how it cannot be reached is useful if the text has no better one.
    let is_useful = |contact: &&Contact| {
        contact.is_reachable() || !contacts_in_text(site, page).any(Contact::is_reachable)
    };
    site_contact(site).filter(|contact| !is_in_text(contact)).filter(is_useful).into_iter().collect()
}

/// The contact for other formats: the site's if it can be reached, else the one on the front_matter.
fn other_formats_contact<'s>(site: &'s Site, first: Option<&'s Contact>) -> Option<&'s Contact> {
    site_contact(site).filter(|contact| contact.is_reachable()).or(first)
}

/// The first picture of the text, as decoration for a cover. Findings about it are dropped here: they are
/// reported at its place in the text.
fn cover_picture(site: &Site, page: &Page, origin: Origin) -> Value {
    image(site, page, 0, IN_COLUMN, origin, &mut Findings::new())
        .map_or(Value::None, |picture| picture.decoration().into_value())
}

/// Facts about the leaflet: where it applies, its audience, dates, version and owner. Dictionaries with
/// `name`, `label` and `value`.
fn about<'s>(
    site: &'s Site,
    page: &'s Page,
    setter: &mut TextSetter<'s>,
    in_page: impl Fn(Span) -> Origin<'s>,
) -> Array {
    let (front_matter, locale) = (&page.doc.front_matter, site.locale(page));
    let t = |name: &'static str| locale.strings.get(name);
    let top = in_page(page.doc.top());
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
    for (name, words) in [("audience", &front_matter.audience), ("owner", &front_matter.owner)] {
        if let Some(words) = words {
            let value = setter.text(&words.value, in_page(words.span));
            add(if name == "owner" { "leaflet_owner" } else { name }, value, setter);
        }
    }
    if let (Some(day), Some(reviewed)) = (page.reviewed, &front_matter.reviewed) {
        let value = setter.text(&locale.format_date(day), in_page(reviewed.span));
        add("reviewed", value, setter);
    }
    if let Some(due) = page.review_due {
        let value = setter.text(&locale.format_date(due), top);
        add("review_due", value, setter);
    }
    if let Some(version) = &front_matter.version {
        let value = setter.text(&version.value, in_page(version.span));
        add("leaflet_version", value, setter);
    }
    if !front_matter.tested_by.is_empty() {
        let names: Vec<&str> = front_matter.tested_by.iter().map(|name| &*name.value).collect();
        let value = setter.text(&names.join(", "), in_page(front_matter.tested_by[0].span));
        add("tested_by", value, setter);
    } else if page.role == Role::EasyRead || page.doc.is_easy() {
        let value = setter.text(t("leaflet_not_tested"), top);
        add("reader_testing", value, setter);
    }
    about
}

/// The sources that the page cites, with links.
fn sources<'s>(page: &'s Page, setter: &mut TextSetter<'s>, in_page: impl Fn(Span) -> Origin<'s>) -> Array {
    let source = |source: &crate::doc::CitedSource| -> Value {
        let origin = in_page(source.span);
        let words = setter.text(&source.title, origin);
        if source.url.is_empty() {
            return words.into_value();
        }
        let link = to_address(words, &source.url, &source.title, origin);
        let typed = address::beside(&source.url, &source.title);
        let typed = typed.and_then(|typed| setter.beside(&typed, origin));
        Content::sequence([link].into_iter().chain(typed)).into_value()
    };
    page.doc.front_matter.sources.iter().map(source).collect()
}

/// Authors, licences and sources of the pictures, each combination once.
fn credits(site: &Site, theme: &LeafletTheme, page: &Page, setter: &mut TextSetter) -> Array {
    let path: Arc<str> = crate::site::LEDGER.into();
    let mut seen: Vec<String> = Vec::new();
    let mut credits = array![];
    for entry in site.credits(page) {
        let words: Vec<&str> = [&entry.author, &entry.licence, &entry.source]
            .into_iter()
            .map(|part| &**part)
            .filter(|part| !part.is_empty())
            .collect();
        let words = words.join(", ");
        if !words.is_empty() && !seen.contains(&words) {
            credits.push(
                setter
                    .text(
                        &words,
                        Origin { id: theme.source_ids.settings, path: &path, span: entry.span, exact: false },
                    )
                    .into_value(),
            );
            seen.push(words);
        }
    }
    credits
}

/// The QR code of an address as SVG. `Value::None` if the address is too long for one.
fn qr_code(address: &str) -> Value {
    Qr::encode(address, MaskChoice::LowestPenalty)
        .map_or(Value::None, |code| Bytes::new(code.svg()).into_value())
}
