//! Floor 3: every page that has a source file.
//! In: the pages of the site. Out: one HTML file for each, or a takedown page in its place.
//! Must never: publish a page before its date.

use super::checker;
use super::editions::Editions;
use super::fact_text::words_of_heading;
use super::html::{BodyScope, write_text};
use super::lists::{all_leaflets, letters};
use super::notice::notice;
use super::page_html::{Body, PageRenderer};
use super::page_key::PageKeys;
use super::page_view::{blank, contact_to_phone, fill_breadcrumb, fill_section};
use super::plan::{Job, Plan, Rendered};
use super::view::{
    ContactView, CreditView, DateView, HeadingView, NoticeView, PageView, SourceView, TranslationView, link,
};
use crate::base::{Findings, Key, par_map};
use crate::doc::heading_level::begins_part;
use crate::doc::{CalloutTitle, Heading};
use crate::site::{Contact, Page, PageId, PictureCredit, Role, SectionId, Site, State};
use std::borrow::Cow;

/// The fewest headings for which a page gets a list of contents.
const MIN_CONTENTS: usize = 3;

/// Plans the pages, except the accessibility statements, which show the result of the checks: see
/// [`statement`].
///
/// [`statement`]: super::statement
pub fn plan(plan: &mut Plan<'_>) {
    let (site, editions) = (plan.site, plan.editions);
    let ids: Vec<PageId> =
        site.ids().filter(|id| site.page(*id).state != State::Waiting && !is_statement(site, *id)).collect();
    let keys = PageKeys::new(site, &plan.shared);
    let planned = &*plan;
    let jobs = par_map(&ids, |id| {
        let (id, page) = (*id, site.page(*id));
        let renderers = Renderers::new(planned, page);
        let lists = (page.state == State::TakenDown || lists_others(page))
            .then(|| Key::of_value(&view(site, editions, id)));
        Job::with_key(page.output.clone(), keys.page_key(page, lists, editions.keys(id, page)), move || {
            renderers.render(page, &view(site, editions, id))
        })
        .of_page(page.original.unwrap_or(id))
    });
    plan.jobs.extend(jobs);
}

/// Whether a page is a published accessibility statement.
pub fn is_statement(site: &Site, id: PageId) -> bool {
    let page = site.page(id);
    page.role == Role::Accessibility && page.state == State::Live
}

/// Whether a page lists other pages or contacts. Its key then covers its whole view.
fn lists_others(page: &Page) -> bool {
    matches!(page.role, Role::Home | Role::Section | Role::AtoZ | Role::Leaflets | Role::Contact)
}

/// Renders a page whose text may be in another language than the page around it.
pub struct Renderers<'s> {
    page: PageRenderer<'s>,
    text: PageRenderer<'s>,
    site: &'s Site,
}

impl<'s> Renderers<'s> {
    /// The renderers of a page: one for its own language, one for that of its text.
    pub fn new(plan: &Plan<'s>, page: &Page) -> Self {
        let text = plan.site.text_locale_at(page);
        Renderers {
            page: PageRenderer::new(plan, page.locale),
            text: PageRenderer::new(plan, text),
            site: plan.site,
        }
    }

    /// Renders a page from its view and its text.
    pub fn render(&self, page: &Page, view: &PageView) -> Rendered {
        let mut findings = Findings::new();
        let mut body = Body::default();
        if page.state == State::Live {
            let context = self.text.context(page.original.map_or(page, |id| self.site.page(id)));
            let text = write_text(context, &page.targets, BodyScope::Page, &mut findings);
            body = Body::new(context, text, &mut findings);
        }
        if page.original.is_some() {
            // Findings in the text are reported once, for the page that the text belongs to.
            findings.clear();
        }
        self.page.render(view, body, findings)
    }
}

/// The view of a page.
pub fn view<'s>(site: &'s Site, editions: &'s Editions, id: PageId) -> PageView<'s> {
    let page = site.page(id);
    let is_gone = page.state == State::TakenDown;
    let kind = if is_gone { "takedown" } else { page.role.name() };
    let mut view = blank(site, page.locale, kind, page.title(), Cow::Borrowed(&page.address));
    fill_breadcrumb(site, page, &mut view);
    if let Some(original) = page.original.map(|id| site.page(id)) {
        let locale = site.locale(original);
        (view.text_lang, view.text_dir) = (&locale.lang, &locale.dir);
        if !view.canonical.is_empty() {
            view.canonical = site.absolute(&original.address);
        }
        view.original = Some(translation(site, original));
    }
    view.newer = site.newer_source(page).map(|source| translation(site, source));
    view.notice = notice(site, page)
        .filter(|_| !is_gone || page.is_stopped())
        .map(|notice| NoticeView::new(site, page, notice));
    if is_gone {
        view.noindex = true;
        view.contacts = contacts_of_removed(site, page);
        return view;
    }
    fill_document(site, page, &mut view);
    fill_related(site, editions, id, &mut view);
    match page.role {
        Role::Home | Role::Section => list_section(site, page, &mut view),
        Role::AtoZ => view.letters = letters(site, page.locale, None),
        Role::Leaflets => view.all_leaflets = all_leaflets(site, editions, page.locale),
        Role::Contact => {
            // A card in the text is not shown again below it.
            let is_shown = |contact: &&Contact| {
                let callouts = &page.doc.tree.callouts;
                callouts.iter().any(|callout| {
                    callout.kind.title == CalloutTitle::Contact && callout.words == contact.key
                })
            };
            let contacts = site.contacts.iter().filter(|contact| contact.listed && !is_shown(contact));
            let locale = site.locale(page);
            view.contacts = contacts.map(|contact| ContactView::new(site, contact, locale)).collect();
        }
        _ => {}
    }
    view
}

/// Fills in what the page's own file says: its front matter and its headings.
fn fill_document<'s>(site: &'s Site, page: &'s Page, view: &mut PageView<'s>) {
    let (front_matter, locale) = (&page.doc.front_matter, site.locale(page));
    view.summary = front_matter.summary.as_ref().map_or("", |summary| &summary.value);
    let headings = page.doc.tree.headings.iter().filter(|heading| begins_part(heading.level));
    if headings.clone().count() >= MIN_CONTENTS && page.checker.is_none() {
        let entry = |heading: &'s Heading| HeadingView {
            id: &heading.id,
            title: words_of_heading(site, page, heading),
        };
        view.contents = headings.map(entry).collect();
    }
    view.reviewed = page.reviewed.map(|date| DateView::new(locale, date));
    view.review_due = page.review_due.map(|date| DateView::new(locale, date));
    view.owner = front_matter.owner.as_ref().map_or("", |owner| &owner.value);
    view.tested_by = front_matter.tested_by.iter().map(|name| &*name.value).collect();
    let sources = front_matter.sources.iter();
    view.sources = sources.map(|source| SourceView { title: &source.title, url: &source.url }).collect();
    view.applies_to = site.nations(page);
    view.areas = site.areas(page);
    view.version = front_matter.version.as_ref().map_or("", |version| &version.value);
    view.audience = front_matter.audience.as_ref().map_or("", |audience| &audience.value);
    view.sensitive = front_matter.sensitive;
    view.noindex |= front_matter.draft;
}

/// Fills in what belongs to the page: relatives, editions, contact, translations, credits, checker.
fn fill_related<'s>(site: &'s Site, editions: &'s Editions, id: PageId, view: &mut PageView<'s>) {
    let page = site.page(id);
    view.easy_read = page.easy_read.map(|id| link(site, site.page(id)));
    let full = page.standard_page.map(|id| site.page(id)).filter(|full| full.state != State::Waiting);
    view.full = full.map(|full| link(site, full));
    view.leaflets = page.leaflets.iter().map(|id| editions.leaflet(site, *id)).collect();
    view.prints = editions.views(site, page.original.unwrap_or(id));
    view.call = contact_to_phone(site, page);
    view.translations = page.translations.iter().map(|id| translation(site, site.page(*id))).collect();
    let credit = |entry: &'s PictureCredit| CreditView {
        title: &entry.meaning,
        author: &entry.author,
        licence: &entry.licence,
        source: &entry.source,
    };
    view.credits = site.credits(page).map(credit).collect();
    view.checker = checker::start(site, page);
}

/// The contacts that a page named before it was taken down; the site's contact if it named none.
fn contacts_of_removed<'s>(site: &'s Site, page: &'s Page) -> Vec<ContactView<'s>> {
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

/// A page in another language, as a page links to it.
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

/// Fills in what the index page of a section lists.
fn list_section<'s>(site: &'s Site, page: &'s Page, view: &mut PageView<'s>) {
    let is_own = |id: &SectionId| *site.section(*id).address == *page.address;
    if let Some(id) = (0..site.sections.len()).map(|index| SectionId(index as u32)).find(is_own) {
        fill_section(site, id, view);
    }
    if page.role == Role::Home {
        // The home page shows one list: the sections, then the pages.
        let pages = std::mem::take(&mut view.pages);
        view.pages = std::mem::take(&mut view.sections);
        view.pages.extend(pages);
    }
}
