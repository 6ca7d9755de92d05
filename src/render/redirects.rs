//! Floor 3: redirects from old addresses.
//! In: `redirect_from` of every page. Out: a small page at each old address, and `_redirects` for hosts that
//! read it.
//! Must never: replace a page that exists.

use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan, Rendered};
use super::view::PageView;
use crate::base::{Finding, Key, reported_rules};
use crate::doc::output;
use crate::site::PageId;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Plans what stands at each old address.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut host_rules = String::new();
    for (old, id) in redirects(plan) {
        if old.ends_with(".pdf") {
            // A PDF cannot redirect: the current file of the page is published at the old address.
            if let Some((key, bytes)) = plan.editions.replacement(id, &old) {
                plan.jobs.push(Job::new(&old[1..], key, move || Rendered::plain(bytes.clone())));
            }
            continue;
        }
        host_rules.push_str(&format!("{} {} 301\n", site.href(&old), site.href(&site.page(id).address)));
        plan_redirect_page(plan, old, id);
    }
    if !host_rules.is_empty() {
        let key = Key::of(host_rules.as_bytes());
        plan.jobs.push(Job::new("_redirects", key, move || Rendered::plain(host_rules.as_bytes())));
    }
}

/// The page that each old address leads to. Old addresses that cannot be used are reported.
fn redirects(plan: &mut Plan<'_>) -> BTreeMap<String, PageId> {
    let site = plan.site;
    let mut redirects: BTreeMap<String, PageId> = BTreeMap::new();
    for (id, page) in site.live() {
        for old in &page.doc.front_matter.redirect_from {
            let mut report = |message: String, help: &str| {
                let location = page.doc.location(old.span);
                plan.report(Finding::new(&reported_rules::REDIRECT, location, message, help));
            };
            let Some(address) = normalised(&old.value) else {
                report(
                    format!("“{}” is not an address of this site.", old.value),
                    "Write it as in: redirect_from: [/old-page/]",
                );
                continue;
            };
            if site.page_with_address(&address).is_some() {
                let message = format!("There is a page at {address} already.");
                report(message, "Take this line out, or rename that page.");
            } else if redirects.get(&address).is_some_and(|other| *other != id) {
                let message = format!("Two pages want the readers of {address}");
                report(message, "Keep the line in one of them.");
            } else {
                redirects.insert(address, id);
            }
        }
    }
    redirects
}

/// Plans a small page at an old address that sends readers on to a page.
pub(super) fn plan_redirect_page(plan: &mut Plan<'_>, old: String, id: PageId) {
    let site = plan.site;
    let page = site.page(id);
    let renderer = PageRenderer::new(plan, page.locale);
    let path = output(&old);
    let view = move || {
        let view = blank(site, page.locale, "redirect", page.title(), Cow::Owned(old.clone()));
        PageView {
            noindex: true,
            canonical: site.absolute(&page.address),
            redirect_to: site.href(&page.address),
            ..view
        }
    };
    let key = Key::of_value(&("redirect", renderer.key(), view()));
    plan.jobs.push(Job::new(path, key, move || renderer.render_list(&view())));
}

/// An address as this site writes it: `old/page` → `/old/page/`, `old/page.pdf` → `/old/page.pdf`. `None`
/// if it cannot be an address of this site.
fn normalised(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    let is_valid = |part: &&str| {
        !matches!(*part, "." | "..") && part.chars().all(|c| c.is_alphanumeric() || "-_.~".contains(c))
    };
    (!parts.is_empty() && parts.iter().all(is_valid))
        .then(|| format!("/{}{}", parts.join("/"), if address.ends_with(".pdf") { "" } else { "/" }))
}
