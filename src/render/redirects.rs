//! Floor 3: redirects from old addresses.
//! In: `redirect_from` of every page. Out: a small page at each old address, and `_redirects` for hosts that
//! read it.
//! Must never: replace a page that exists.

use super::old_address::{NoAddress, old_address};
use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan, Rendered};
use super::view::PageView;
use crate::base::{Edit, Finding, Fix, Key, reported_rules};
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
    let home = site.absolute("/");
    let mut redirects: BTreeMap<String, PageId> = BTreeMap::new();
    for (id, page) in site.live() {
        for old in &page.doc.front_matter.redirect_from {
            let mut report = |message: String, help: &str, meant: Option<String>| {
                let location = page.doc.location(old.span);
                let mut finding = Finding::new(&reported_rules::REDIRECT, location, message, help);
                finding.fix = meant.map(|meant| Fix {
                    edits: vec![Edit { span: old.span, replacement: meant }],
                    safe: true,
                });
                plan.report(finding);
            };
            let address = match old_address(&old.value, &home) {
                Ok(address) => address,
                Err(NoAddress { message, help, meant }) => {
                    // A fix must not make two pages of one address.
                    let is_free = |meant: &String| site.page_with_address(meant).is_none();
                    report(message, &help, meant.filter(is_free));
                    continue;
                }
            };
            if site.page_with_address(&address).is_some() {
                let message = format!("There is a page at {address} already.");
                report(message, "Take this line out, or rename that page.", None);
            } else if redirects.get(&address).is_some_and(|other| *other != id) {
                let message = format!("Two pages want the readers of {address}");
                report(message, "Keep the line in one of them.", None);
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
