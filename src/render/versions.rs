//! Floor 3: the addresses that are printed on leaflets.
//! In: the version of every leaflet, and its earlier ones. Out: a small page for each: that of the newest
//! version redirects to the leaflet, that of an earlier one says that there is a newer one.
//! Must never: let a printed address lead nowhere, or to another leaflet.

use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan};
use super::redirects::plan_redirect_page;
use super::view::{PageView, link};
use crate::base::{Finding, Key, Spanned, reported_rules};
use crate::doc::{output, slug};
use crate::site::{Page, PageId, Role, Site, State};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The address that is printed on a page. That of a leaflet has the version in it, so that readers of an old
/// copy learn of the newer one.
pub fn printed_address(site: &Site, page: &Page) -> String {
    let version = page.doc.front_matter.version.as_ref().filter(|_| page.role == Role::Leaflet);
    version.map_or_else(|| page.address.to_string(), |version| address(site, page, &version.value))
}

/// The address of a version of a leaflet: `imha-people-1` → `/leaflets/imha-people-1/`.
fn address(site: &Site, page: &Page, version: &str) -> String {
    format!("{}/leaflets/{}/", site.locale(page).prefix, slug(version))
}

/// Plans a page for each version. Versions that two leaflets share are reported.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut taken: BTreeMap<String, PageId> = BTreeMap::new();
    let leaflets = || site.published().filter(|(_, page)| page.role == Role::Leaflet);
    for (id, page) in leaflets() {
        if let Some(version) = &page.doc.front_matter.version
            && claim(plan, &mut taken, id, version)
        {
            plan_redirect_page(plan, printed_address(site, page), id);
        }
    }
    for (id, page) in leaflets() {
        for version in &page.doc.front_matter.earlier_versions {
            if !claim(plan, &mut taken, id, version) {
                continue;
            }
            if page.state == State::Live {
                plan_superseded(plan, id, &version.value);
            } else {
                // No newer one can be had: readers are led to the page that says so.
                plan_redirect_page(plan, address(site, page, &version.value), id);
            }
        }
    }
}

/// Claims the address of a version for a leaflet. `false`, with a finding, if it cannot have that address.
fn claim(
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
    if let Some(message) = problem {
        let help = "Give each leaflet a version of its own, such as: version: imha-people-2";
        let location = page.doc.location(version.span);
        plan.report(Finding::new(&reported_rules::LEAFLET_VERSION, location, message, help));
        return false;
    }
    taken.insert(address, id);
    true
}

/// Plans the page of a version that has been superseded by a newer one.
fn plan_superseded<'s>(plan: &mut Plan<'s>, id: PageId, version: &'s str) {
    let (site, editions) = (plan.site, plan.editions);
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
