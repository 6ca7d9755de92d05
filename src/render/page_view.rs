//! Floor 3: the parts of a page's view that many kinds of pages have.
//! In: the site and a page. Out: title, addresses, breadcrumb, contact to phone, what a section lists.
//! Must never: read the text of a page beyond its first block and its callouts: the key of a page does not
//! build it.

use super::view::{CardView, ContactView, LinkView, PageView, link, url};
use crate::doc::{CalloutTitle, NodeKind};
use crate::site::{Contact, Page, Role, SectionId, Site, State};
use std::borrow::Cow;

/// A view with the fields that every page has. `kind` names the template, `address` is below the root of the
/// site. All other fields are empty.
pub fn blank<'s>(
    site: &'s Site,
    locale: usize,
    kind: &'static str,
    title: &'s str,
    address: Cow<'s, str>,
) -> PageView<'s> {
    let locale = &site.locales[locale];
    let home = LinkView::new(locale, locale.strings.get("home"), site.href(&format!("{}/", locale.prefix)));
    PageView {
        kind,
        title: title.into(),
        canonical: if site.settings.listed { site.absolute(&address) } else { String::new() },
        noindex: !site.settings.listed,
        url: match address {
            Cow::Borrowed(address) => url(site, address),
            Cow::Owned(address) => site.href(&address).into(),
        },
        lang: &locale.lang,
        dir: &locale.dir,
        text_lang: &locale.lang,
        text_dir: &locale.dir,
        breadcrumb: vec![home],
        ..PageView::default()
    }
}

/// The contact whose phone number the page shows at its top too. On a page that begins with urgent help it is
/// the first number there, else the contact with a phone that the page shows as a card, if there is only one.
pub fn contact_to_phone<'s>(site: &'s Site, page: &'s Page) -> Option<ContactView<'s>> {
    if let Some((urgent, field)) = urgent_number(site, page) {
        return Some(ContactView::new(site, urgent, site.locale(page)).calling(field));
    }
    let cards = page.doc.tree.callouts.iter().filter(|callout| callout.kind.title == CalloutTitle::Contact);
    let mut contacts = cards
        .filter_map(|callout| site.contacts.get(&callout.words))
        .filter(|contact| !contact.phones.is_empty());
    let first = contacts.next()?;
    (page.role != Role::Contact && contacts.all(|other| other.key == first.key))
        .then(|| ContactView::new(site, first, site.locale(page)))
}

/// The contact and the field of the first phone number in the urgent help that a page begins with: readers in danger
/// may read no further.
fn urgent_number<'s>(site: &'s Site, page: &'s Page) -> Option<(&'s Contact, &'s str)> {
    let tree = &page.doc.tree;
    let first = tree.blocks().next()?;
    let NodeKind::Callout(entry) = first.kind() else { return None };
    if tree.callouts[entry as usize].kind.name != "urgent-help" {
        return None;
    }
    let facts = first.descendants().filter_map(|node| {
        if let NodeKind::Fact(entry) = node.kind() { Some(&tree.facts[entry as usize]) } else { None }
    });
    let mut numbers = facts.filter_map(|fact| {
        let contact = site.contacts.get(&fact.contact)?;
        contact.phone_in(&fact.field).map(|phone| (contact, phone.field))
    });
    numbers.next()
}

/// Fills in the breadcrumb: the sections and pages above a page. The home page has none.
pub fn fill_breadcrumb<'s>(site: &'s Site, page: &'s Page, view: &mut PageView<'s>) {
    if page.role == Role::Home {
        view.breadcrumb.clear();
        return;
    }
    // A twin or a leaflet is below its standard page.
    let standard = page.standard_page.map_or(page, |id| site.page(id));
    let mut section = standard.section;
    let mut above = Vec::new();
    while let Some(id) = section {
        let parent = site.section(id);
        if parent.parent.is_some() {
            above.push(LinkView::new(
                site.section_locale(parent),
                &*parent.title,
                url(site, &parent.address),
            ));
        }
        section = parent.parent;
    }
    view.breadcrumb.extend(above.into_iter().rev());
    if page.standard_page.is_some() && standard.role != Role::Home && standard.state != State::Waiting {
        view.breadcrumb.push(link(site, standard));
    }
}

/// Fills in what a section lists: its pages and the sections in it.
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

/// Whether sections list a page. Glossary, contact and other pages with a role of their own are linked from
/// fixed places instead.
fn is_listed(page: &Page) -> bool {
    matches!(page.role, Role::Page | Role::Checker)
}
