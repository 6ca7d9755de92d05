//! Floor 3: old addresses that lead to new ones.
//! In: `redirect_from` of every page. Out: a small page at each old address, and `_redirects` for hosts that
//! know it.
//! Must never: take the place of a page that is there.

use super::page_html::PageRenderer;
use super::page_view::blank;
use super::plan::{Job, Plan, Rendered};
use super::view::PageView;
use crate::base::{Finding, Key, reported_rules};
use crate::doc::output;
use crate::site::{PageId, Site};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut redirects: BTreeMap<String, PageId> = BTreeMap::new();
    for (id, page) in site.live() {
        for old in &page.doc.front_matter.redirect_from {
            match clean(&old.value) {
                None => plan.note(finding(
                    site,
                    id,
                    old.span,
                    format!("“{}” is not an address of this site.", old.value),
                    "Write it as in: redirect_from: [/old-page/]",
                )),
                Some(address) if site.page_with_address(&address).is_some() => {
                    plan.note(finding(
                        site,
                        id,
                        old.span,
                        format!("There is a page at {address} already."),
                        "Take this line out, or rename that page.",
                    ));
                }
                Some(address) => {
                    if let Some(other) = redirects.get(&address)
                        && *other != id
                    {
                        plan.note(finding(
                            site,
                            id,
                            old.span,
                            format!("Two pages want the readers of {address}"),
                            "Keep the line in one of them.",
                        ));
                        continue;
                    }
                    redirects.insert(address, id);
                }
            }
        }
    }
    let mut list = String::new();
    for (old, id) in redirects {
        if old.ends_with(".pdf") {
            // A file that is no page can lead nowhere: the newest one stands in its place.
            if let Some((key, bytes)) = plan.prints.in_place_of(id, &old) {
                plan.jobs.push(Job::new(&old[1..], key, move || Rendered::plain(bytes.clone())));
            }
            continue;
        }
        list.push_str(&format!("{} {} 301\n", site.href(&old), site.href(&site.page(id).address)));
        stub(plan, old, id);
    }
    if !list.is_empty() {
        plan.jobs
            .push(Job::new("_redirects", Key::of(list.as_bytes()), move || Rendered::plain(list.as_bytes())));
    }
}

/// Plans a small page at an old address that sends readers on to a page.
pub(super) fn stub(plan: &mut Plan<'_>, old: String, id: PageId) {
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

/// `old/page` → `/old/page/`, `old/page.pdf` → `/old/page.pdf`; none where it is no address of this site.
fn clean(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    let fine = |part: &&str| {
        !matches!(*part, "." | "..") && part.chars().all(|c| c.is_alphanumeric() || "-_.~".contains(c))
    };
    (!parts.is_empty() && parts.iter().all(fine))
        .then(|| format!("/{}{}", parts.join("/"), if address.ends_with(".pdf") { "" } else { "/" }))
}

fn finding(site: &Site, id: PageId, span: crate::base::Span, message: String, help: &str) -> Finding {
    Finding::new(&reported_rules::REDIRECT, site.page(id).doc.location(span), message, help)
}
