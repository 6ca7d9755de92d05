//! Floor 3: the addresses that are printed on leaflets.
//! In: the version of every leaflet, and its earlier ones. Out: for each a small page: the newest leads on,
//! an earlier one says that it is old.
//! Must never: let an address that people hold in their hands lead nowhere, or to another leaflet.

use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan};
use super::redirects::stub;
use super::view::{PageView, link};
use crate::base::{Finding, Key, Spanned, reported_rules};
use crate::doc::{output, slug};
use crate::site::{Page, PageId, Role, Site};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The address that is printed on a page: a leaflet's tells which version somebody holds.
pub fn printed_address(site: &Site, page: &Page) -> String {
    let version = page.doc.front_matter.version.as_ref().filter(|_| page.role == Role::Leaflet);
    version.map_or_else(|| page.address.to_string(), |version| address(site, page, &version.value))
}

/// `imha-people-1` → `/leaflets/imha-people-1/`
fn address(site: &Site, page: &Page, version: &str) -> String {
    format!("{}/leaflets/{}/", site.locale(page).prefix, slug(version))
}

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut taken: BTreeMap<String, PageId> = BTreeMap::new();
    let leaflets = || site.live().filter(|(_, page)| page.role == Role::Leaflet);
    for (id, page) in leaflets() {
        if let Some(version) = &page.doc.front_matter.version
            && is_free(plan, &mut taken, id, version)
        {
            stub(plan, printed_address(site, page), id);
        }
    }
    for (id, page) in leaflets() {
        for version in &page.doc.front_matter.earlier_versions {
            if is_free(plan, &mut taken, id, version) {
                superseded(plan, id, &version.value);
            }
        }
    }
}

/// Whether a version's address is this leaflet's alone.
fn is_free(
    plan: &mut Plan<'_>,
    taken: &mut BTreeMap<String, PageId>,
    id: PageId,
    version: &Spanned<Box<str>>,
) -> bool {
    let site = plan.site;
    let page = site.page(id);
    let address = address(site, page, &version.value);
    let problem = if slug(&version.value).is_empty() {
        Some(format!("“{}” cannot be a version: it has no letter and no digit.", version.value))
    } else if site.page_with_address(&address).is_some() {
        Some(format!("There is a page at {address} already."))
    } else {
        taken.get(&address).map(|other| {
            format!("The leaflet “{}” has the version {} too.", site.page(*other).title(), version.value)
        })
    };
    let free = problem.is_none();
    if let Some(message) = problem {
        let help = "Give each leaflet a version of its own, such as: version: imha-people-2";
        plan.note(Finding::new(
            &reported_rules::LEAFLET_VERSION,
            page.doc.location(version.span),
            message,
            help,
        ));
    } else {
        taken.insert(address, id);
    }
    free
}

/// The page that a version leads to when there is a newer one.
fn superseded<'s>(plan: &mut Plan<'s>, id: PageId, version: &'s str) {
    let (site, editions) = (plan.site, plan.prints);
    let page = site.page(id);
    let renderer = PageRenderer::new(plan, page.locale);
    let address = address(site, page, version);
    let path = output(&address);
    let view = move || {
        let title = site.locale(page).strings.get("superseded");
        let mut view = blank(site, page.locale, "superseded", title, Cow::Owned(address.clone()));
        view.breadcrumb.push(link(site, page));
        PageView { noindex: true, version, leaflets: vec![editions.leaflet(site, id)], ..view }
    };
    let key = Key::of_value(&("superseded", renderer.key(), view()));
    plan.jobs.push(Job::new(path, key, move || renderer.render_list(&view())));
}
