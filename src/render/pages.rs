//! Floor 3: every page that has a file.
//! In: the pages of the site. Out: one HTML file each, or a takedown page in its place.
//! Must never: show a page before its day.

use super::card::CardView;
use super::checker;
use super::editions::Editions;
use super::html::{BodyScope, write_definition, write_text};
use super::json_ld::json_ld;
use super::page_key::PageKeys;
use super::plan::{Job, Plan, Rendered};
use super::qr::qr;
use super::shared_context::SharedContext;
use super::statement::is_statement;
use super::template::{Templates, Value, context, value, value_with};
use super::view::{
    ContactView, CreditView, DateView, HeadingView, LinkView, PageView, SourceView, TranslationView, leaflet,
    link, url,
};
use crate::base::{Findings, Key, Spanned, par_map};
use crate::doc::{CalloutTitle, NodeKind};
use crate::site::{Contact, GlossaryWord, Page, PageId, PictureCredit, Role, SectionId, Site, State};
use serde::Serialize;
use std::borrow::Cow;

pub fn plan(plan: &mut Plan<'_>) {
    let (site, templates, prints) = (plan.site, plan.templates, plan.prints);
    let frames = plan.frames.clone();
    let ids: Vec<PageId> =
        site.ids().filter(|id| site.page(*id).state != State::Waiting && !is_statement(site, *id)).collect();
    let keys = PageKeys::new(site, &frames);
    let jobs = par_map(&ids, |id| {
        let id = *id;
        let page = site.page(id);
        let frames = (frames[page.locale].clone(), frames[site.text_locale_at(page)].clone());
        let lists = (page.state == State::TakenDown || lists_others(page))
            .then(|| Key::of_value(&view(site, prints, id)));
        Job::with_key(page.output.clone(), keys.of(page, lists, shown(prints, id, page)), move || {
            make(site, templates, (&frames.0, &frames.1), id, view(site, prints, id))
        })
        .of_page(page.original.unwrap_or(id))
    });
    plan.jobs.extend(jobs);
}

/// What a page says of files on paper: its own, and those of its leaflets.
pub fn shown(prints: &Editions, id: PageId, page: &Page) -> Vec<Key> {
    let of = |id: &PageId| prints.of(*id).iter().map(|print| Key::of_value(&(&print.stem, print.key)));
    std::iter::once(&page.original.unwrap_or(id)).chain(&page.leaflets).flat_map(of).collect()
}

/// Whether a page shows a list of other pages or contacts, which may be any.
fn lists_others(page: &Page) -> bool {
    matches!(page.role, Role::Home | Role::Section | Role::AtoZ | Role::Leaflets | Role::Contact)
}

/// The address of a page as a square that telephones read, for those who print it.
#[derive(Serialize)]
struct CodeView {
    side: usize,
    path: String,
}

fn code(view: &PageView) -> Option<CodeView> {
    let code = qr(&view.canonical).filter(|_| !view.canonical.is_empty())?;
    Some(CodeView { side: code.side(), path: code.strokes() })
}

#[derive(Serialize)]
struct WordView<'s> {
    term: &'s str,
    /// Where the glossary explains it.
    url: String,
}

/// A page from its view and its text. The frame is in the language of the page, the text in its own.
pub fn make(
    site: &Site,
    templates: &Templates,
    (frame, of_text): (&SharedContext, &SharedContext),
    id: PageId,
    view: PageView,
) -> Rendered {
    let mut notes = Findings::new();
    let page = site.page(id);
    let mut body = (String::new(), Vec::new());
    if page.state == State::Live {
        let text = page.original.map_or(page, |id| site.page(id));
        let written =
            write_text((site, templates, of_text, text), &page.targets, BodyScope::Page, &mut notes);
        body = (written.html, words(site, templates, of_text, text, &written.words.used, &mut notes));
    }
    if page.original.is_some() {
        // What is wrong with the text is said once, of the page that somebody wrote.
        notes.clear();
    }
    render(site, templates, frame, &view, body, notes)
}

/// The bytes of a page from its view, its text and the words that it explains.
pub fn render(
    site: &Site,
    templates: &Templates,
    frame: &SharedContext,
    view: &PageView,
    (body, words): (String, Vec<Value>),
    mut notes: Findings,
) -> Rendered {
    let json = if view.noindex || view.original.is_some() { String::new() } else { json_ld(site, view) };
    let fields = [
        ("body", Value::safe_string(&body)),
        ("words", Value::from(words)),
        ("json_ld", Value::safe_string(&json)),
        ("qr", value(&code(view))),
    ];
    let page = value_with(view, fields);
    let seen = context([("page", page), ("site", frame.site.clone()), ("t", frame.strings.clone())]);
    let html = templates.render(&format!("templates/{}.html", view.kind), seen, &mut notes);
    Rendered { bytes: html.into_bytes().into(), notes }
}

/// The glossary words that a page uses, each with its meaning.
pub fn words(
    site: &Site,
    templates: &Templates,
    frame: &SharedContext,
    page: &Page,
    used: &[&GlossaryWord],
    notes: &mut Findings,
) -> Vec<Value> {
    let word = |word: &&GlossaryWord| {
        let meaning = write_definition(site, templates, frame, page.locale, word, notes)?;
        let glossary = site.glossaries[page.locale].doc.as_ref().map_or("", |doc| &doc.address);
        let url = site.href(&format!("{}{glossary}#{}", site.locale(page).prefix, word.id));
        Some(value_with(&WordView { term: &word.term, url }, [("definition", Value::safe_string(&meaning))]))
    };
    used.iter().filter_map(word).collect()
}

/// A view with what any page of a locale has.
pub fn blank<'s>(
    site: &'s Site,
    locale: usize,
    kind: &'static str,
    title: &'s str,
    address: Cow<'s, str>,
) -> PageView<'s> {
    let place = &site.locales[locale];
    let home = LinkView::new(place, place.strings.get("home"), site.href(&format!("{}/", place.prefix)));
    PageView {
        kind,
        title: title.into(),
        canonical: if site.settings.listed { site.absolute(&address) } else { String::new() },
        noindex: !site.settings.listed,
        url: match address {
            Cow::Borrowed(address) => url(site, address),
            Cow::Owned(address) => site.href(&address).into(),
        },
        lang: &place.lang,
        dir: &place.dir,
        text_lang: &place.lang,
        text_dir: &place.dir,
        breadcrumb: vec![home],
        ..PageView::default()
    }
}

/// What a page's template sees.
pub fn view<'s>(site: &'s Site, prints: &'s Editions, id: PageId) -> PageView<'s> {
    let page = site.page(id);
    let gone = page.state == State::TakenDown;
    let kind = if gone { "takedown" } else { page.role.name() };
    let mut view = blank(site, page.locale, kind, page.title(), Cow::Borrowed(&page.address));
    breadcrumb(site, page, &mut view);
    if let Some(original) = page.original.map(|id| site.page(id)) {
        let place = site.locale(original);
        (view.text_lang, view.text_dir) = (&place.lang, &place.dir);
        if !view.canonical.is_empty() {
            view.canonical = site.absolute(&original.address);
        }
        view.original = Some(translation(site, original));
    }
    view.newer = site.newer_source(page).map(|source| translation(site, source));
    if gone {
        view.noindex = true;
        view.contacts = named_contacts(site, page);
        return view;
    }
    let (doc, front, locale) = (&page.doc, &page.doc.front_matter, site.locale(page));
    view.summary = front.summary.as_ref().map_or("", |summary| &summary.value);
    let headings = doc.tree.headings.iter().filter(|heading| heading.level <= 2);
    if headings.clone().count() >= 3 && page.checker.is_none() {
        view.contents =
            headings.map(|heading| HeadingView { id: &heading.id, title: &heading.words }).collect();
    }
    view.reviewed = front.reviewed.as_ref().map(|day| DateView::new(locale, day.value));
    view.review_due = page.review_due.map(|day| DateView::new(locale, day));
    view.owner = front.owner.as_ref().map_or("", |owner| &owner.value);
    view.tested_by = texts(&front.tested_by);
    view.sources =
        front.sources.iter().map(|source| SourceView { title: &source.title, url: &source.url }).collect();
    view.applies_to = site.nations(page);
    view.areas = site.areas(page);
    view.version = front.version.as_ref().map_or("", |version| &version.value);
    view.audience = front.audience.as_ref().map_or("", |audience| &audience.value);
    view.sensitive = front.sensitive;
    view.noindex |= front.draft;
    view.easy_read = page.easy_read.map(|id| link(site, site.page(id)));
    view.full = page.standard_page.map(|id| link(site, site.page(id)));
    view.leaflets = page.leaflets.iter().map(|id| leaflet(site, prints, *id)).collect();
    view.prints = prints.views(site, page.original.unwrap_or(id));
    view.call = call(site, page);
    view.translations = page.translations.iter().map(|id| translation(site, site.page(*id))).collect();
    let credit = |entry: &'s PictureCredit| CreditView {
        title: &entry.meaning,
        author: &entry.author,
        licence: &entry.licence,
        source: &entry.source,
    };
    view.credits = site.credits(page).map(credit).collect();
    view.checker = checker::start(site, page);
    match page.role {
        Role::Home | Role::Section => list_section(site, page, &mut view),
        Role::AtoZ => view.letters = super::lists::letters(site, page.locale, None),
        Role::Leaflets => view.all_leaflets = super::lists::all_leaflets(site, prints, page.locale),
        Role::Contact => {
            let contacts = site.contacts.order.iter().filter_map(|key| site.contacts.get(key));
            view.contacts = contacts.map(|contact| ContactView::new(site, contact, locale)).collect();
        }
        _ => {}
    }
    view
}

/// Whom a page that was taken down told its readers to ask; else the site's own contact.
fn named_contacts<'s>(site: &'s Site, page: &'s Page) -> Vec<ContactView<'s>> {
    let tree = &page.doc.tree;
    let in_callouts = tree
        .callouts
        .iter()
        .filter(|callout| callout.kind.title == CalloutTitle::Contact)
        .map(|callout| &*callout.words);
    let in_facts = tree.facts.iter().map(|fact| &*fact.contact);
    let mut keys: Vec<&str> = Vec::new();
    for key in in_callouts.chain(in_facts).filter(|key| site.contacts.get(key).is_some()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        keys.extend(site.settings.contact.as_ref().map(|key| &*key.value));
    }
    keys.iter()
        .filter_map(|key| site.contacts.get(key))
        .map(|contact| ContactView::new(site, contact, site.locale(page)))
        .collect()
}

/// Whose number stands at the top too, and is found at once: of a page that begins with urgent help the first
/// number there; else the one
/// contact with a phone among those that the page shows as a card.
pub fn call<'s>(site: &'s Site, page: &'s Page) -> Option<ContactView<'s>> {
    if let Some(urgent) = first_help(site, page) {
        return Some(ContactView::new(site, urgent, site.locale(page)));
    }
    let cards = page.doc.tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact);
    let mut contacts = cards
        .filter_map(|callout| site.contacts.get(&callout.words))
        .filter(|contact| !contact.digits().is_empty());
    let first = contacts.next()?;
    (page.role != Role::Contact && contacts.all(|other| other.key == first.key))
        .then(|| ContactView::new(site, first, site.locale(page)))
}

/// The first number in the box of urgent help that a page begins with: whoever needs it reads no further.
fn first_help<'s>(site: &'s Site, page: &'s Page) -> Option<&'s Contact> {
    let tree = &page.doc.tree;
    let first = tree.blocks().next()?;
    let urgent = matches!(first.kind(), NodeKind::Callout(at) if tree.callouts[at as usize].kind.name == "urgent-help");
    let mut facts = first.descendants().filter_map(|node| {
        if let NodeKind::Fact(at) = node.kind() { Some(&tree.facts[at as usize]) } else { None }
    });
    let number = urgent.then(|| facts.find(|fact| &*fact.field == "phone")).flatten()?;
    site.contacts.get(&number.contact)
}

fn texts(values: &[Spanned<Box<str>>]) -> Vec<&str> {
    values.iter().map(|value| &*value.value).collect()
}

pub fn breadcrumb<'s>(site: &'s Site, page: &'s Page, view: &mut PageView<'s>) {
    if page.role == Role::Home {
        view.breadcrumb.clear();
        return;
    }
    // A twin or a leaflet stands below its page.
    let below = page.standard_page.map_or(page, |full| site.page(full));
    let mut section = below.section;
    let mut above = Vec::new();
    while let Some(id) = section {
        let entry = site.section(id);
        if entry.parent.is_some() {
            above.push(LinkView::new(site.section_locale(entry), &*entry.title, url(site, &entry.address)));
        }
        section = entry.parent;
    }
    view.breadcrumb.extend(above.into_iter().rev());
    if page.standard_page.is_some() && below.role != Role::Home {
        view.breadcrumb.push(link(site, below));
    }
}

fn translation<'s>(site: &'s Site, page: &'s Page) -> TranslationView<'s> {
    let locale = site.locale(page);
    TranslationView {
        lang: &locale.lang,
        dir: &locale.dir,
        name: &locale.name,
        title: page.title(),
        url: site.href(&page.address),
        canonical: site.absolute(&page.address),
    }
}

fn list_section<'s>(site: &'s Site, page: &'s Page, view: &mut PageView<'s>) {
    let own = |id: &SectionId| *site.section(*id).address == *page.address;
    if let Some(id) = (0..site.sections.len()).map(|at| SectionId(at as u32)).find(own) {
        fill_section(site, id, view);
    }
    if page.role == Role::Home {
        // Home shows one list: the sections, then the pages beside them.
        let pages = std::mem::take(&mut view.pages);
        view.pages = std::mem::take(&mut view.sections);
        view.pages.extend(pages);
    }
}

/// What a section lists: its pages and the sections in it.
pub fn fill_section<'s>(site: &'s Site, id: SectionId, view: &mut PageView<'s>) {
    let section = site.section(id);
    view.pages = section
        .pages
        .iter()
        .map(|page| site.page(*page))
        .filter(|page| is_listed(page))
        .map(|page| CardView::Page(site, page))
        .collect();
    let sections = section.sections.iter().map(|id| {
        let inner = site.section(*id);
        inner.page.map_or(CardView::Section(site, inner), |page| CardView::Page(site, site.page(page)))
    });
    view.sections = sections.collect();
}

/// Whether a page stands in lists of what there is to read; glossary, contact and the like have their own
/// places.
fn is_listed(page: &Page) -> bool {
    matches!(page.role, Role::Page | Role::Checker)
}
