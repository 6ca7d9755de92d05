//! Floor 3: the parts of a page's view that many kinds of pages have.
//! In: the site and a page. Out: title, addresses, breadcrumb, whom to call, what a section lists.
//! Must never: look at the text of a page beyond its first block.

use super::view::{CardView, ContactView, LinkView, PageView, link, url};
use crate::doc::{CalloutTitle, NodeKind};
use crate::site::{Contact, Page, Role, SectionId, Site};
use std::borrow::Cow;

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

/// Fills in the sections and pages above a page; home has none.
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
